"""Lists as an Excel workbook: typed cells, one sheet for each list, a summary in front."""
