"""The database's migrations: every change of the tables, as a numbered file in ``versions/``."""
