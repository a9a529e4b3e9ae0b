// Puts a button beside each permanent link that copies it, and beside each citation.
// Without this module, and where a browser lends no clipboard (a page that came by plain HTTP),
// the links are links and the citations can be selected.

const SHOWN_FOR = 2000; // milliseconds that a button says what it did

const told = document.createElement("p");
told.className = "visually-hidden";
told.setAttribute("role", "status");

function button(label, name, text) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "copy";
  made.textContent = label;
  made.setAttribute("aria-label", name);
  made.addEventListener("click", async () => {
    let outcome = "Copied";
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      outcome = "Not allowed";
    }
    made.textContent = outcome;
    made.removeAttribute("aria-label");
    told.textContent = `${outcome}: ${text}`;
    setTimeout(() => {
      made.textContent = label;
      made.setAttribute("aria-label", name);
      told.textContent = "";
    }, SHOWN_FOR);
  });
  return made;
}

if (navigator.clipboard) {
  document.querySelector("main").append(told);
  for (const link of document.querySelectorAll('a[rel="bookmark"]')) {
    const number = parseInt(link.textContent, 10);
    const name = number ? `Copy link to statement ${number}` : "Copy link";
    link.after(button("Copy link", name, link.href));
  }
  for (const words of document.querySelectorAll(".cite-words")) {
    const style = words.previousElementSibling.textContent;
    words.append(" ", button("Copy", `Copy the citation, ${style}`, words.textContent.trim()));
  }
}
