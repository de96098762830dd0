"""Understanding what people type: Vietnamese numbers, money, dates, head-counts and choices."""
