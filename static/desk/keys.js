/* The list of keys, and the switch that turns single keys off for those whom they hinder. */

const STORED = "desk-single-keys";
const dialog = document.getElementById("desk-keys");
const toggle = document.getElementById("desk-keys-on");

function tell() {
  // The labels that keys lead to are shown only while keys lead there.
  document.body.classList.toggle("keys-on", toggle.checked);
}

toggle.checked = localStorage.getItem(STORED) !== "off";
toggle.addEventListener("change", () => {
  localStorage.setItem(STORED, toggle.checked ? "on" : "off");
  tell();
});
tell();

export function keysAreOn() {
  return toggle.checked;
}

export function showKeys() {
  dialog.showModal();
}

export function isTyping(target) {
  return target.closest("input:not([type=checkbox]), textarea, select, dialog, [contenteditable]");
}
