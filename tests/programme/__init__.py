"""The plan as data: reading, refusing, loading."""
