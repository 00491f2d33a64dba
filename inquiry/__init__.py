"""The learning log: what people tried and learned, the tools and processes that came of it, and who may read them."""
