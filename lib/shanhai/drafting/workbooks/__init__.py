"""A draft as a workbook of Excel, and back."""
