/* Three modes of the keyboard: choosing where to split, moving a boundary, choosing new words.
   Each shows what would be, saves on Enter and leaves on Esc. */

import { hideMarks, showMarks } from "./marks.js";
import { next, previous } from "./text.js";

const LETTERS = Array.from("abcdefghijklmnopqrstuvwxyz");

function show(text, start, end) {
  if (window.CSS && CSS.highlights) {
    CSS.highlights.set("desk-preview", new Highlight(text.range(start, end)));
  }
}

export function clear() {
  if (window.CSS && CSS.highlights) {
    CSS.highlights.delete("desk-preview");
  }
  hideMarks();
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

/* One key for each place where a statement may be split: 1–9 for the sentences after the first,
   letters for any more of them and for its words, or where these are too many, for those that
   follow a mark of punctuation. */
function splitKeys(text, start, end, sentences) {
  const words = text.edges.wordStarts.filter(
    (at) => at > start && at < end && !sentences.includes(at),
  );
  const clauses = words.filter((at) => /[,;:–—，；：、]/u.test(text.words(at - 2, at)));
  const numbered = sentences.slice(0, 9).map((at, index) => ({ key: String(index + 1), at }));
  const more = sentences.slice(9);
  const lettered = (more.length + words.length > LETTERS.length ? clauses : words)
    .concat(more)
    .sort((one, other) => one - other)
    .slice(0, LETTERS.length)
    .map((at, index) => ({ key: LETTERS[index], at }));
  return [...numbered, ...lettered];
}

export class SplitMode extends Mode {
  constructor(text, span, say, buttons) {
    super(text, span, say);
    const sentences = buttons.map((button) => Number(button.value));
    const inside = text.edges.wordStarts.filter((place) => place > this.start && place < this.end);
    this.keys = splitKeys(text, this.start, this.end, sentences);
    this.at = sentences[0] ?? inside[Math.floor(inside.length / 2)] ?? this.start;
    showMarks(text, text.root, this.keys);
    this.preview();
  }

  preview() {
    show(this.text, this.at, this.end);
    const words = this.text.words(this.at, this.at + 40);
    this.say(`Split before “${words}…”: Enter, or the key over another place, or arrows`);
  }

  /* What the key does: {action, at} to save, {} when it was used, null when it was not. */
  press(event) {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    const chosen = this.keys.find(({ key }) => key === (digit ? digit[1] : event.key));
    if (chosen) {
      return { action: "split", at: chosen.at };
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
