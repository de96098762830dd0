"""Reports as an Excel workbook (xuất Excel)."""
