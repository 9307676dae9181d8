"""Computed findings and alternative texts."""
