"""Pages of this room, one module a group of pages."""
