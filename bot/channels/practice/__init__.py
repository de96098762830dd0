"""The practice page: a phone-shaped chat in the browser, as sample people."""
