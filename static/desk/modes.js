/* Three modes of the keyboard: choosing where to split, moving a boundary, choosing new words.
   Each shows what would be, saves on Enter and leaves on Esc. */

import { next, previous } from "./text.js";

function show(text, start, end) {
  if (window.CSS && CSS.highlights) {
    CSS.highlights.set("desk-preview", new Highlight(text.range(start, end)));
  }
}

export function clear() {
  if (window.CSS && CSS.highlights) {
    CSS.highlights.delete("desk-preview");
  }
}

class Mode {
  constructor(text, span, say) {
    this.text = text;
    [this.start, this.end] = span;
    this.say = say;
  }

  step(key, places, at) {
    const steps = {
      ArrowRight: () => next(places.words, at),
      ArrowLeft: () => previous(places.words, at),
      ArrowDown: () => next(places.sentences, at),
      ArrowUp: () => previous(places.sentences, at),
    };
    return steps[key] ? steps[key]() : null;
  }
}

export class SplitMode extends Mode {
  constructor(text, span, say, buttons) {
    super(text, span, say);
    this.buttons = buttons;
    const { wordStarts } = text.edges;
    const inside = wordStarts.filter((place) => place > this.start && place < this.end);
    const first = buttons.length ? Number(buttons[0].value) : inside[Math.floor(inside.length / 2)];
    this.at = first ?? this.start;
    this.preview();
  }

  preview() {
    show(this.text, this.at, this.end);
    this.say(`Split before “${this.text.words(this.at, this.at + 40)}…”: Enter, or a sentence’s number`);
  }

  /* What the key does: {done, at} to save, {left} to leave, {} when it was used, null when not. */
  press(event) {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    if (digit && this.buttons[digit[1] - 1]) {
      return { action: "split", at: Number(this.buttons[digit[1] - 1].value) };
    }
    if (event.key === "Enter") {
      return { action: "split", at: this.at };
    }
    const { wordStarts, sentenceStarts } = this.text.edges;
    const at = this.step(event.key, { words: wordStarts, sentences: sentenceStarts }, this.at);
    if (at === null) {
      return null;
    }
    if (at > this.start && at < this.end) {
      this.at = at;
    }
    this.preview();
    return {};
  }
}

export class MoveMode extends Mode {
  constructor(text, span, say, edge) {
    super(text, span, say);
    this.edge = edge;
    this.action = "move";
    this.preview();
  }

  preview() {
    show(this.text, this.start, this.end);
    const words = this.text.words(this.start, this.end);
    const told = words.length > 80 ? `${words.slice(0, 40)} … ${words.slice(-40)}` : words;
    this.say(`${this.edge === "start" ? "Starts" : "Ends"} so: “${told}”. Enter saves`);
  }

  press(event) {
    if (event.key === "Enter") {
      return { action: this.action, start: this.start, end: this.end };
    }
    if (event.key === "[" || event.key === "]") {
      this.edge = event.key === "[" ? "start" : "end";
      this.preview();
      return {};
    }
    const { wordStarts, wordEnds, sentenceStarts, sentenceEnds } = this.text.edges;
    const places =
      this.edge === "start"
        ? { words: wordStarts, sentences: sentenceStarts }
        : { words: wordEnds, sentences: sentenceEnds };
    const at = this.step(event.key, places, this[this.edge]);
    if (at === null) {
      return null;
    }
    const moved = { start: this.start, end: this.end, [this.edge]: at };
    if (moved.start < moved.end) {
      Object.assign(this, moved);
    }
    this.preview();
    return {};
  }
}

/* The first sentence after `from` that is no statement's yet, or the first of all; null where
   every word is somebody's. */
function silentSentence(text, from) {
  const silence = text.silences.find(([, end]) => end > from) ?? text.silences[0];
  if (!silence) {
    return null;
  }
  const [first, last] = silence;
  const { sentenceStarts, sentenceEnds } = text.edges;
  const begin = sentenceStarts.find((at) => at >= Math.max(first, from) && at < last) ?? first;
  return [begin, Math.min(sentenceEnds.find((at) => at > begin) ?? last, last)];
}

/* Choosing the words of a new statement, beginning with a sentence that nobody says. */
export class AddMode extends MoveMode {
  static after(text, from, say) {
    const span = silentSentence(text, from);
    return span && new AddMode(text, span, say);
  }

  constructor(text, span, say) {
    super(text, span, say, "end");
    this.action = "add";
  }
}
