"""`make bench`: speeds as ratios in one run, beside a plain page or another package. Nothing here is a test."""
