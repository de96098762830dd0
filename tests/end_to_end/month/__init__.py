"""One month of a hamlet, lived on each channel, and what is left of it in the database."""
