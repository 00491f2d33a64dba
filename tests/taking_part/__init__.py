"""Setting a lesson up, and what people accept and decide before and after it."""
