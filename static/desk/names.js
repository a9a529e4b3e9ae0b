/* Accessible names for what Django's own scripts draw. Autocomplete fields (select2) have none
   of their own: they get their field's, and keep it when select2 draws them anew. */

function nameOf(select) {
  const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
  return select.getAttribute("aria-label") || label?.textContent.replace(/:\s*$/, "").trim();
}

function repair(select, container) {
  const name = nameOf(select);
  for (const part of container.querySelectorAll(
    ".select2-selection, .select2-search__field, .select2-selection__rendered[role]",
  )) {
    if (name && part.getAttribute("aria-label") !== name) {
      part.setAttribute("aria-label", name);
      part.removeAttribute("aria-labelledby");
    }
  }
  // A list that holds a button is no list.
  for (const part of container.querySelectorAll("ul, li")) {
    if (part.getAttribute("role") !== "presentation") {
      part.setAttribute("role", "presentation");
    }
  }
}

function watch(select) {
  const container = select.nextElementSibling;
  if (container?.classList.contains("select2-container") && !container.dataset.named) {
    container.dataset.named = "yes";
    repair(select, container);
    new MutationObserver(() => repair(select, container)).observe(container, {
      childList: true,
      subtree: true,
    });
  }
}

function watchAll() {
  document.querySelectorAll("select.admin-autocomplete").forEach(watch);
  // The signs that Django's double lists draw have a name, but are nothing that may have one.
  for (const sign of document.querySelectorAll("span.help-tooltip[aria-label]:not([role])")) {
    sign.setAttribute("role", "img");
  }
}

// What needs these scripts is hidden till they run.
for (const part of document.querySelectorAll(".form-row.js-only")) {
  part.hidden = false;
}

// Fields come with the page, and with each row that somebody adds to a table.
watchAll();
new MutationObserver(watchAll).observe(document.body, { childList: true, subtree: true });
