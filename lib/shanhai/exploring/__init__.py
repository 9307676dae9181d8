"""Widgets of JupyterLab: choose figures, see them, and take the selection along."""
