/* The readout desk: sends its forms and swaps the page's content in place, and
   gives each of them a key. Without this script the forms work by themselves. */

import { Jump, showLabels } from "./jump.js";
import { isTyping, keysAreOn, showKeys } from "./keys.js";
import { AddMode, MoveMode, SplitMode, clear } from "./modes.js";
import { selectedSpan } from "./offsets.js";
import { offerNames } from "./people.js";
import { SourceText } from "./text.js";

const said = document.getElementById("desk-said");
let mode = null;
let work = Promise.resolve();
let pending = 0;
const waiting = [];

const desk = () => document.getElementById("desk");
const source = () => document.getElementById("source");
const chosen = () => source().querySelector("[aria-current]");
const statements = () => Array.from(source().querySelectorAll("a.run"));

function say(words) {
  said.textContent = words;
  const line = document.getElementById("desk-mode");
  if (line) {
    line.textContent = words;
    line.hidden = !words;
  }
}

/* One request after the other. Keys that come meanwhile wait, so that each acts
   on what the one before it left. */
function queue(job) {
  pending += 1;
  desk().setAttribute("aria-busy", "true");
  work = work
    .then(job)
    .catch((error) => {
      waiting.length = 0;
      desk().removeAttribute("aria-busy");
      say(`The desk could not be reached (${error.message}). Nothing was lost: try again.`);
    })
    .finally(() => {
      pending -= 1;
      while (waiting.length && !pending) {
        act(waiting.shift());
      }
    });
}

function leave() {
  mode?.leave?.();
  mode = null;
  clear();
  say("");
}

async function fetchDesk(url, options) {
  const answer = await fetch(url, options);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("desk");
  if (!fresh) {
    if (answer.status === 403) {
      throw new Error("you may not do that");
    }
    window.location.assign(answer.url);
    return;
  }
  swap(fresh);
  const pk = fresh.dataset.selected;
  history.replaceState(null, "", pk ? `${fresh.dataset.url}?statement=${pk}` : fresh.dataset.url);
}

function swap(fresh) {
  const scrolled = source().scrollTop;
  const focused = document.activeElement?.id;
  desk().replaceWith(document.adoptNode(fresh));
  enhance();
  source().scrollTop = scrolled;
  const again = focused && document.getElementById(focused);
  // What was typed is saved, and the next key is a command; a refused entry is to be mended.
  if (again && (!isTyping(again) || document.querySelector("#desk-told.is-problem"))) {
    again.focus({ preventScroll: true });
  }
  showChosen();
  const told = document.getElementById("desk-told");
  said.textContent = told ? told.innerText : described(chosen());
}

/* Where somebody is who does not see it. */
function described(run) {
  const all = statements();
  const place = run ? `statement ${all.indexOf(run) + 1} of ${all.length}` : "";
  return run ? `${run.dataset.speakers}, ${place}: ${run.textContent.slice(0, 120)}` : place;
}

function showChosen() {
  const run = chosen();
  if (!run) {
    return;
  }
  const box = source();
  const { top, bottom: end } = box.getBoundingClientRect();
  const words = run.getBoundingClientRect();
  // The line that says what a mode does lies over the window's foot.
  const bottom = Math.min(end, window.innerHeight) - 60;
  if (words.top < top || words.bottom > bottom) {
    box.scrollTop += words.top - top - 60;
  }
  // The text's last lines may lie below the window however far the box is scrolled.
  const hidden = run.getClientRects()[0].bottom - (window.innerHeight - 60);
  if (hidden > 0) {
    window.scrollBy(0, hidden);
  }
}

function enhance() {
  leave();
  showLabels(statements());
  for (const element of desk().querySelectorAll(".js-only")) {
    element.hidden = false;
  }
  for (const input of desk().querySelectorAll("[data-people]")) {
    offerNames(input);
  }
}

function choose(run) {
  if (run) {
    queue(() => fetchDesk(run.getAttribute("href").split("#")[0]));
  }
}

/* Send the form `id`, with these fields in place of its own. */
function send(id, fields) {
  queue(() => {
    const form = document.getElementById(id);
    if (!form) {
      return undefined;
    }
    const body = new FormData(form);
    for (const [name, value] of Object.entries(fields)) {
      body.delete(name);
      for (const item of Array.isArray(value) ? value : [value]) {
        body.append(name, item);
      }
    }
    return fetchDesk(desk().dataset.url, { method: "POST", body });
  });
}

function press(button) {
  if (button.tagName !== "BUTTON") {
    button.focus();
    return;
  }
  if (button.dataset.speaker) {
    giveTo(button.dataset.speaker, false);
  } else {
    button.click();
  }
}

/* Give the statement to one participant, or add and take away a joint one. */
function giveTo(pk, jointly) {
  queue(() => {
    const form = document.getElementById("form-speakers");
    if (!form) {
      return undefined;
    }
    const body = new FormData(form);
    const now = body.getAll("speakers");
    const joint = now.includes(pk) ? now.filter((one) => one !== pk) : [...now, pk];
    body.delete("speakers");
    for (const one of jointly ? joint : [pk]) {
      body.append("speakers", one);
    }
    if (!jointly) {
      body.set("voice", "");
      body.set("unnamed_group", "");
    }
    body.set("somebody", "");
    body.set("action", "reassign");
    return fetchDesk(desk().dataset.url, { method: "POST", body });
  });
}

function span() {
  const form = document.getElementById("form-move");
  return form ? [Number(form.elements.start.value), Number(form.elements.end.value)] : null;
}

function enterMode(key) {
  const place = span();
  if (!place) {
    return;
  }
  const text = new SourceText(source());
  if (key === "s") {
    const buttons = Array.from(desk().querySelectorAll("[data-place]"));
    mode = new SplitMode(text, place, say, buttons);
  } else {
    mode = new MoveMode(text, place, say, key === "[" ? "start" : "end");
  }
}

function pressInMode(event) {
  const answer = mode.press(event);
  if (!answer) {
    leave();
    return false;
  }
  if (answer.run) {
    leave();
    choose(answer.run);
  }
  if (answer.action) {
    leave();
    const { action, ...fields } = answer;
    send(`form-${action}`, { action, ...fields });
  }
  return true;
}

function step(by) {
  const all = statements();
  choose(all[Math.min(all.length - 1, Math.max(0, all.indexOf(chosen()) + by))]);
}

function nextDoubted() {
  const all = statements();
  const at = all.indexOf(chosen());
  choose([...all.slice(at + 1), ...all.slice(0, at + 1)].find((r) => r.matches(".is-doubted")));
}

function makeStatement() {
  const words = selectedSpan(source());
  if (words) {
    const [start, end] = new SourceText(source()).wholeWords(words);
    send("form-add", { action: "add", start, end });
  } else if (document.getElementById("form-add")) {
    mode = AddMode.after(new SourceText(source()), span()?.[1] ?? 0, say);
    if (!mode) {
      say("Every word of this text is somebody’s.");
    }
  }
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  n: nextDoubted,
  a: makeStatement,
  s: () => enterMode("s"),
  "[": () => enterMode("["),
  "]": () => enterMode("]"),
  "?": showKeys,
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.key === "Escape") {
    leave();
    document.activeElement?.blur();
    return;
  }
  if (!keysAreOn() || isTyping(event.target)) {
    return;
  }
  if (event.key === "Enter" && !mode && !pending) {
    return;
  }
  if (pending) {
    waiting.push(event);
    event.preventDefault();
  } else if (act(event)) {
    event.preventDefault();
  }
}

/* The key's letter; capitals are commands of their own, so Caps Lock alone makes none. */
function letter(event) {
  if (event.key.length > 1 || !event.getModifierState("CapsLock")) {
    return event.key;
  }
  return event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase();
}

/* The first key of a statement's label, or a whole label of one key. */
function beginJump(key) {
  const jump = Jump.begin(source(), key, say);
  if (jump?.run) {
    choose(jump.run);
  } else {
    mode = jump;
  }
  return Boolean(jump);
}

/* Do what the key says; false when it says nothing. */
function act(event) {
  if (mode && pressInMode(event)) {
    return true;
  }
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code);
  const key = digit ? digit[1] : letter(event);
  const button = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (digit && event.shiftKey && button) {
    giveTo(button.dataset.speaker, true);
  } else if (KEYS[key]) {
    KEYS[key]();
  } else if (button && button.tagName === "A") {
    window.location.assign(button.href);
  } else if (button) {
    press(button);
  } else {
    return !digit && beginJump(key);
  }
  return true;
}

document.addEventListener("keydown", onKey);

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!desk().contains(form) || form.method !== "post") {
    return;
  }
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  queue(() => fetchDesk(desk().dataset.url, { method: "POST", body }));
});

document.addEventListener("click", (event) => {
  const run = event.target.closest("#source a.run");
  if (run && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    if (document.getSelection().isCollapsed) {
      choose(run);
    }
  }
  if (event.target.closest("#desk-help-button")) {
    showKeys();
  }
  const only = event.target.closest("button[data-speaker]");
  if (only) {
    giveTo(only.dataset.speaker, false);
  }
});

enhance();
showChosen();
