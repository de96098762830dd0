"""Registers (danh sách): the lists that officials keep as Excel or CSV files, read as they are.

``sheet.py`` reads any such file by a table of columns; each register is a file beside it.
"""
