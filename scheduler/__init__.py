"""When: what is due at an instant. The ticks come from outside (``bot/ticks.py``)."""
