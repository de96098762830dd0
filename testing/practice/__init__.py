"""A practice page for tests: sample people, a bot that knows its lines, a server that can be restarted."""
