"""Trios: three teachers who plan, visit each other and revisit, and the cascade of those who go on to lead another."""
