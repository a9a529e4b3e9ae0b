/* The statement page's passage: opens at the statement's words, and takes its
   start and end from a selection in the text. */

import { selectedSpan } from "./offsets.js";

const passage = document.getElementById("passage");
const start = document.getElementById("id_start");
const end = document.getElementById("id_end");

function showWords() {
  const words = passage.querySelector("mark");
  if (words) {
    passage.scrollTop = Math.max(0, words.offsetTop - passage.offsetTop - 40);
  }
}

function offerSelection() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = "Use the selected words";
  button.disabled = true;
  document.addEventListener("selectionchange", () => {
    button.disabled = !selectedSpan(passage);
  });
  button.addEventListener("click", () => {
    const span = selectedSpan(passage);
    if (span) {
      [start.value, end.value] = span;
    }
  });
  passage.after(button);
}

if (passage) {
  showWords();
  if (start && end) {
    offerSelection();
  }
}
