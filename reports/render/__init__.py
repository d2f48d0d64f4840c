"""What turns documents and figures into bytes: PDF, workbooks, JSON; nothing here counts or composes."""
