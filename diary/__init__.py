"""The diary: when people and schools can, and how far apart they are. Trios and observations both ask it."""
