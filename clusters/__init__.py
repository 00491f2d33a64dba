"""Clusters, alliances, schools, memberships and roles, terms, progress updates; scoped reads of people."""
