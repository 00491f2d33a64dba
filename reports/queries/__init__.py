"""Reads of this room: each returns frozen dataclasses, narrowed to what its reader may see."""
