"""The bytes of a workbook in; a page of lines and tables for each sheet that is shown, out."""
