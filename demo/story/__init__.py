"""What the demonstration tells, as tables: nothing here writes to the database.

The cluster, its three alliances and what they report are those of the minutes of 25 February 2013. People, member
schools, forms, lessons and grades are invented: the minutes give only how many judgements matched, and the lesson of
the 20% rule.
"""
