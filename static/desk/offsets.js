/* Places in a source text. The archive counts Unicode code points; a browser
   counts UTF-16 units, where an emoji or a rare Chinese character is two. */

export function codePoints(text) {
  let count = 0;
  for (const _ of text) {
    count += 1;
  }
  return count;
}

/* The offset of a selection's end inside `root`, whose first character has the
   offset that its data-offset names. */
function offsetOf(root, node, offset) {
  const range = document.createRange();
  range.setStart(root, 0);
  range.setEnd(node, offset);
  return Number(root.dataset.offset) + codePoints(range.toString());
}

/* [start, end] of the words selected inside `root`, or null. */
export function selectedSpan(root) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) {
    return null;
  }
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) {
    return null;
  }
  return [
    offsetOf(root, range.startContainer, range.startOffset),
    offsetOf(root, range.endContainer, range.endOffset),
  ];
}

/* The offset under a click inside `root`, or null. */
export function offsetAtPoint(root, x, y) {
  let node;
  let offset;
  if (document.caretPositionFromPoint) {
    const place = document.caretPositionFromPoint(x, y);
    [node, offset] = place ? [place.offsetNode, place.offset] : [null, 0];
  } else {
    const range = document.caretRangeFromPoint(x, y);
    [node, offset] = range ? [range.startContainer, range.startOffset] : [null, 0];
  }
  return node && root.contains(node) ? offsetOf(root, node, offset) : null;
}
