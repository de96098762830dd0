"""Livelihood models (mô hình sinh kế): their stages and kinds, and incomes against the target."""
