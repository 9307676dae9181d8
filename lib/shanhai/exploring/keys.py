"""Keys that are pressed in controls stay with the controls."""

import anywidget


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
