"""Drawings: pure functions from frozen dataclasses to one SVG each, the same on the page, on paper and in a report.

No Django, none of our apps, only the standard library. A drawing is a `str`: text escaped, classes and presentation
attributes only (no `style`, no script, no ids), light colours as attributes, dark ones by `static/css/components/
picture.css`. The same data always gives the same bytes. Drawings that a phone cannot hold have a second, `narrow`
layout: `frame.framed(draw_lessons, lessons)` puts both into one frame and the stylesheet shows the one that fits.

=============  =================================================  ==========================================
module         draws                                              says
=============  =================================================  ==========================================
`interval`     `draw_interval`: a share on 0 to 100%, to scale    `percent`
`lessons`      `draw_lessons`: lessons with two marks each        `lessons_finding`
`matrix`       `draw_matrix`: grade by grade                      `matrix_finding`
`school_pairs` `draw_school_pairs`: lower triangle, alphabetical  `pairs_finding`
`decided`      `draw_decided`: theme by role                      `decided_finding`, `decided_most`
`facets`       `draw_facets`: shares of groups on one axis
`comparison`   `draw_comparison`: with and without the rule       `comparison_finding`, `boundary_sentence`
`distance`     `draw_distance`: how far apart, for a row          `distance_words`
`ruler`        `draw_stopwatch`, `draw_rule_ruler`: minutes       `plain_minutes`
`envelope`     `draw_sealed`, `draw_open`
`bars`         `draw_bars`: counts from zero
`agenda`       `draw_agenda`: a meeting as a clock, to scale
`cascade`      `draw_cascade`: trios by generation
`crossing`     `draw_crossing`: who visited whom, by department
=============  =================================================  ==========================================

Under them: `grades` (scale, chips, marks), `placing` (judgements on a scale), `lesson_marks`, `comparison_row`, `heads`
(column heads), `legend`, `shapes`, `lettering` (text and its width), `ink` (colours), `wording` (counts as words).
"""
