"""The demonstration: the story of the minutes of 25 February 2013, told with invented people and schools."""
