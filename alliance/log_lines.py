"""What a line of the log holds."""

import logging

from django.core.exceptions import PermissionDenied


class RefusalsAreOneLine(logging.Filter):
    """A refusal is an answer and no fault: its line says where, and no traceback follows it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line pass, that of a refusal without its traceback."""
        if record.exc_info and isinstance(record.exc_info[1], PermissionDenied):
            record.exc_info = record.exc_text = None
        return True
