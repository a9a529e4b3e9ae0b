/* The source text as the archive counts it: code points, words, sentences. */

export class SourceText {
  constructor(root) {
    this.root = root;
    this.characters = Array.from(root.textContent);
    this.lang = root.lang || "en";
  }

  /* The places where a word begins, where one ends, where a sentence begins and ends. */
  get edges() {
    if (!this.known) {
      const words = this.segments("word").filter(([piece]) => /\S/u.test(piece));
      const sentences = this.segments("sentence");
      this.known = {
        wordStarts: this.starts(words, true),
        wordEnds: this.ends(words),
        sentenceStarts: this.starts(sentences, false),
        sentenceEnds: this.ends(sentences),
      };
    }
    return this.known;
  }

  /* [start, end] of the words that are no statement's, without the white space around them. */
  get silences() {
    const found = [];
    let at = 0;
    for (const run of this.root.children) {
      const words = run.textContent;
      const length = Array.from(words).length;
      if (run.matches("span.run") && words.trim()) {
        const lead = length - Array.from(words.trimStart()).length;
        found.push([at + lead, at + Array.from(words.trimEnd()).length]);
      }
      at += length;
    }
    return found;
  }

  /* [piece, start] for each segment of the text, in code points. */
  segments(granularity) {
    const found = [];
    let at = 0;
    const text = this.characters.join("");
    const pieces =
      typeof Intl.Segmenter === "function"
        ? Array.from(new Intl.Segmenter(this.lang, { granularity }).segment(text), (s) => s.segment)
        : text.split(granularity === "word" ? /(?<=\s)(?=\S)|(?<=\S)(?=\s)/u : /(?<=[.!?]\s+)/u);
    for (const piece of pieces) {
      found.push([piece, at]);
      at += Array.from(piece).length;
    }
    return found;
  }

  /* Punctuation opens no word: a split goes before letters, digits and opening quotes. */
  starts(pieces, lettersOnly) {
    return pieces
      .filter(([piece]) => !lettersOnly || /^[\p{L}\p{N}"“‘(]/u.test(piece))
      .map(([piece, start]) => start + piece.length - piece.trimStart().length);
  }

  ends(pieces) {
    return pieces.map(([piece, start]) => start + Array.from(piece.trimEnd()).length);
  }

  words(start, end) {
    return this.characters.slice(start, end).join("");
  }

  /* [start, end] grown to the words that a mouse has caught a part of. */
  wholeWords([start, end]) {
    const spans = this.segments("word")
      .filter(([piece]) => /[\p{L}\p{N}]/u.test(piece))
      .map(([piece, at]) => [at, at + Array.from(piece).length]);
    const cut = (at) => spans.find(([first, last]) => first < at && at < last);
    return [cut(start)?.[0] ?? start, cut(end)?.[1] ?? end];
  }

  /* The DOM range of [start, end). */
  range(start, end) {
    const range = document.createRange();
    const walker = document.createTreeWalker(this.root, NodeFilter.SHOW_TEXT);
    let at = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const points = Array.from(node.data);
      const units = (count) => points.slice(0, count).join("").length;
      if (start >= at && start <= at + points.length) {
        range.setStart(node, units(start - at));
      }
      if (end >= at && end <= at + points.length) {
        range.setEnd(node, units(end - at));
        break;
      }
      at += points.length;
    }
    return range;
  }
}

/* The nearest place of the sorted `places` after (or before) `at`, or `at` itself. */
export function next(places, at) {
  return places.find((place) => place > at) ?? at;
}

export function previous(places, at) {
  return places.findLast((place) => place < at) ?? at;
}
