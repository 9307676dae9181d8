"""What the widgets of JupyterLab share: how they are shown, and who gets the keys."""

from __future__ import annotations

import anywidget
import ipywidgets as widgets
from markupsafe import escape

from shanhai.reporting.messages import say


class Box:
    """Show controls; where there are no widgets, say in words what they need."""

    _box: widgets.Box
    _lang: str
    # The message that says so.
    _static: str

    def __repr__(self) -> str:
        return say(self._lang, self._static)

    def _repr_mimebundle_(self, **options: object) -> dict[str, object]:
        shown = self._box._repr_mimebundle_(**options)
        text = repr(self)
        return {**shown, "text/html": f"<p>{escape(text)}</p>", "text/plain": text}


class Keys(anywidget.AnyWidget):
    """Keep keys from JupyterLab's commands, but Ctrl+S, in the box that it is put into.

    JupyterLab takes all keys that are not pressed where one writes, a list box's, too:
    ``a`` inserts a cell, ``dd`` deletes one. It looks at the element that has the
    keyboard for a mark that forbids it; one on what is around comes too late.
    """

    _esm = """
export default {
  render({ el }) {
    const keep = event => {
      const one = event.target, box = el.closest(".widget-vbox");
      if (!box?.contains(one) || one.matches(":read-write")) return;
      const isSave = (event.ctrlKey || event.metaKey) && event.key === "s";
      one.toggleAttribute("data-lm-suppress-shortcuts", !isSave);
    };
    // Before JupyterLab, which listens to the document.
    window.addEventListener("keydown", keep, true);
    return () => window.removeEventListener("keydown", keep, true);
  }
};
"""
