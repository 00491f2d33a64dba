"""Documents: what stands in a report or a pack, frozen as plain data, and the page, PDF and Word file made of it."""
