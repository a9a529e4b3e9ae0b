"""Asking axe what of a page breaks the rules of accessibility; about colours, never twice."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
from playwright.sync_api import Page

SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
COLOURS = ("color-contrast", "link-in-text-block")
OF_COLOURS = {"runOnly": {"type": "rule", "values": COLOURS}}
NOT_OF_COLOURS = {rule: {"enabled": False} for rule in COLOURS}

# Django's autocomplete fields are drawn, and named by static/desk/names.js, after the page has
# loaded. A change of the scheme fades in: what is measured is how it ends. Of the body's classes,
# those that name the model shown are nothing that a style sheet of the desk selects by. Half the
# time of a run would go into the details of what passes.
RUN = r"""async ([within, options, elements, seen]) => {
    const isDrawn = (select) => select.closest(".empty-form")
        || select.nextElementSibling?.dataset.named;
    while (![...document.querySelectorAll("select.admin-autocomplete")].every(isDrawn)) {
        await new Promise(requestAnimationFrame);
    }
    document.getAnimations().forEach((fading) => fading.finish());
    const classes = node => node === document.body
        ? node.className.replace(/\b(app|model)-\S+/g, "") : node.className;
    const kind = node => [node.nodeName, classes(node), ...node.getAttributeNames()].join(".");
    const path = node => node.parentElement ? path(node.parentElement) + ">" + kind(node) : "";
    const known = new Set(seen);
    const first = new Map();
    for (const node of elements === "all" ? [] : document.body.querySelectorAll("*")) {
        const speaks = [...node.childNodes].some(n => n.nodeType === 3 && n.data.trim());
        const shown = (speaks || node.matches("input, button, textarea, select"))
            && !within.exclude?.some(part => node.closest(part)) && node.checkVisibility();
        if (shown && !known.has(path(node)) && !first.has(path(node))) first.set(path(node), node);
    }
    if (elements !== "all" && !first.size) return [[], []];
    const looked = elements === "all" ? within : {include: [...first.values()]};
    const found = await axe.run(looked, {...options, resultTypes: ["violations"]});
    return [found.violations, [...first.keys()]];
}"""


class Axe:
    """Runs on every page that ``page`` opens from now on.

    Elements look alike that are of one kind, with the same attributes, inside of the same kinds of
    elements: there, one stands for all. Two thirds of the time of all rules would go into colours.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seen: dict[object, set[str]] = defaultdict(set)
        page.add_init_script(SCRIPT)

    def violations(
        self,
        options: dict[str, Any],
        elements: Literal["all", "first"] = "all",
        within: dict[str, Any] | str = "html",
    ) -> list[dict[str, Any]]:
        """What breaks the rules that ``options`` name: among all elements ``within``, or among the
        first of those that look alike on this page."""
        return self.page.evaluate(RUN, [within, options, elements, []])[0]

    def violations_of_colours(
        self, look: object, within: dict[str, Any] | str = "html"
    ) -> list[dict[str, Any]]:
        """What cannot be told from its background, of what no page before showed in this ``look``
        (its scheme and width)."""
        seen = self.seen[look]
        asked = [within, {**OF_COLOURS, "preload": False}, "first", list(seen)]
        found, looked = self.page.evaluate(RUN, asked)
        seen.update(looked)
        return found
