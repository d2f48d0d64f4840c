"""The Excel workbook of an archive report."""
