"""An SOP-AP table as an office has it, in a workbook, a document or a text file, becomes files of a pack."""
