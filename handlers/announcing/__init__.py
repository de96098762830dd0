"""Announcements (thông báo): sent, read and answered."""
