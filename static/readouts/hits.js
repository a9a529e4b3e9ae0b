// Adds "Previous" and "Next" to the numbers of a search's hits. Without it the numbers lead to them.

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

if (links.length > 1) list.after(step("Previous", -1), step("Next", 1));
