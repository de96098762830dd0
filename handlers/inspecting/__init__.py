"""Inspections: what they found, who is told of it, what is still to be mended."""
