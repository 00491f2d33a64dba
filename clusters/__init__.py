"""Clusters, alliances, schools, roles, terms; scoped reads of people; meetings, events, progress updates."""
