"""People and what they look after: invited, changed, handed over, shut out, listed in Excel."""
