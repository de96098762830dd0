"""The plan's indicators (chỉ tiêu) and its money (kinh phí)."""
