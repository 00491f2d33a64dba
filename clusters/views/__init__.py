"""Start pages of clusters: alliances, schools, people."""
