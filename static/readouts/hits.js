// Steps from hit to hit within the page, in place of the links that ask for the page anew.

const list = document.querySelector(".hits-nav ol");
const links = list ? [...list.querySelectorAll("a")] : [];

function step(label, by) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "copy";
  made.textContent = label;
  made.setAttribute("aria-label", `${label} hit`);
  made.addEventListener("click", () => {
    const at = links.findIndex((link) => link.hash === location.hash);
    const from = at < 0 && by < 0 ? 0 : at;
    location.hash = links[(from + by + links.length) % links.length].hash;
  });
  return made;
}

if (links.length > 1) document.querySelector(".hits-steps").replaceWith(step("Previous", -1), step("Next", 1));
