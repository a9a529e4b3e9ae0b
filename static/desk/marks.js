/* Keys shown over the words that they stand for, while somebody chooses a place in the text. */

const layer = document.createElement("div");
layer.id = "desk-marks";
layer.setAttribute("aria-hidden", "true");
let redraw = null;

/* Show `marks`, a list of {key, at}, over the text in `box`, which may scroll under them. */
export function showMarks(text, box, marks) {
  hideMarks();
  box.after(layer);
  redraw = () => draw(text, box, marks);
  box.addEventListener("scroll", redraw);
  window.addEventListener("resize", redraw);
  redraw();
}

function draw(text, box, marks) {
  const seen = box.getBoundingClientRect();
  const origin = layer.parentElement.getBoundingClientRect();
  const signs = marks.map(({ key, at }) => {
    const place = text.range(at, at + 1).getBoundingClientRect();
    const sign = document.createElement("kbd");
    sign.textContent = key;
    sign.hidden = place.top < seen.top || place.bottom > seen.bottom;
    sign.style.left = `${place.left - origin.left}px`;
    sign.style.top = `${place.top - origin.top}px`;
    return sign;
  });
  layer.replaceChildren(...signs);
}

export function hideMarks() {
  if (redraw) {
    layer.previousElementSibling?.removeEventListener("scroll", redraw);
    window.removeEventListener("resize", redraw);
    redraw = null;
  }
  layer.remove();
}
