"""The official report: its facts by hand, and the Word file read back."""
