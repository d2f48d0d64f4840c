"""The workbook of an archive report."""
