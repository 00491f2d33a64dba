"""What comes in on the start pages of clusters: alliances with their terms, schools, people."""
