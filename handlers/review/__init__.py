"""Reports looked over by who is in charge (duyệt): accepted, returned to be mended, unlocked."""
