"""Pages about trios."""
