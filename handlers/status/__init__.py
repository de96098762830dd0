"""How things stand (tình hình): the figures, who is missing, and reminding them."""
