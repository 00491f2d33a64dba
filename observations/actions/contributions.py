"""The one statement that turns ledger entries into counts, for one entry or for all of them.

The ledger is grouped by one facet at a time, with and without rules together, in one pass; only what is left is spread
over the two ways and over scopes. A pair of schools goes above the two only where both agreed to it.
"""

# Facets of lessons without grades start with `u_` (see `observations.models.Cell`); rules concern grades alone. Early
# ledgers hold rows of *something else*, and rows in which one observer stands twice: neither compares two observers.
PLACE = "round_id, alliance_id, cluster_id, school_ids"
CONTRIBUTIONS = """
WITH entries AS NOT MATERIALIZED (
    SELECT * FROM observations_ledgerentry e WHERE {which}
), lessons AS (
    SELECT {place}, scale_id, observers, verdict, verdict_without, vector_with, vector_without,
        framing, school_phase, school_pair, pair_shown, subject, key_stage, term_id::text AS term,
        CASE GROUPING(school_pair, subject, key_stage, term_id) WHEN 7 THEN 'pair' WHEN 11 THEN 'subject'
            WHEN 13 THEN 'key_stage' ELSE 'term' END AS grouped, count(*) AS n
    FROM entries WHERE graded
    GROUP BY {place}, scale_id, observers, verdict, verdict_without, vector_with, vector_without,
        GROUPING SETS ((framing, school_phase, school_pair, pair_shown), (subject), (key_stage), (term_id, framing))
), ungraded AS (
    SELECT {place}, scale_id, observers, criteria_same || '/' || criteria_compared AS pattern,
        school_phase, school_pair, pair_shown, subject, key_stage, term_id::text AS term,
        CASE GROUPING(school_pair, subject, key_stage, term_id) WHEN 7 THEN 'pair' WHEN 11 THEN 'subject'
            WHEN 13 THEN 'key_stage' ELSE 'term' END AS grouped, count(*) AS n
    FROM entries WHERE NOT graded
    GROUP BY {place}, scale_id, observers, criteria_same, criteria_compared,
        GROUPING SETS ((school_phase, school_pair, pair_shown), (subject), (key_stage), (term_id))
), grounds AS (
    SELECT {place}, graded, scale_id, observers, grounds_shared, grounds_named, count(*) AS n
    FROM entries GROUP BY {place}, graded, scale_id, observers, grounds_shared, grounds_named
), pairs AS (
    SELECT {place}, scale_id, p."order" AS unit, p.framing, p.school_pair, p.pair_shown, p.pattern_with,
        p.pattern_without, count(*) AS n
    FROM entries e JOIN observations_ledgerpair p ON p.entry_id = e.id WHERE e.graded
    GROUP BY {place}, scale_id, p."order", p.framing, p.school_pair, p.pair_shown, p.pattern_with, p.pattern_without
), criteria AS (
    SELECT {place}, e.graded, c.scale_id, c.observers, c.sub_code, c.vector, count(*) AS n
    FROM entries e JOIN observations_ledgercriterion c ON c.entry_id = e.id
    WHERE c.sub_code <> 'other' AND c.observers <= e.observers
    GROUP BY {place}, e.graded, c.scale_id, c.observers, c.sub_code, c.vector
), decided AS (
    SELECT {place}, e.graded, e.scale_id, e.observers, j.decided, count(*) AS n
    FROM entries e JOIN observations_ledgerjudgement j ON j.entry_id = e.id
    WHERE j.decided <> '{{}}' GROUP BY {place}, e.graded, e.scale_id, e.observers, j.decided
), spread AS (
    SELECT {place}, f.facet, f.value, scale_id, v.with_rules, 'lesson' AS unit, observers, v.pattern, f.above, n
    FROM lessons l
    CROSS JOIN LATERAL (VALUES (true, l.vector_with, l.verdict), (false, l.vector_without, l.verdict_without))
        AS v(with_rules, pattern, verdict)
    CROSS JOIN LATERAL (VALUES
        ('pair', 'all', '', true), ('pair', 'verdict', v.verdict, true), ('pair', 'framing', l.framing, true),
        ('pair', 'school_phase', l.school_phase, true), ('pair', 'school_pair', l.school_pair, l.pair_shown),
        ('subject', 'subject', l.subject, true), ('key_stage', 'key_stage', l.key_stage, true),
        ('term', 'term', l.term, true),
        ('term', 'framing_term', CASE WHEN v.with_rules THEN concat(l.framing, '|', l.term) END, true)
    ) AS f(grouped, facet, value, above)
    WHERE f.grouped = l.grouped AND (f.facet = 'all' OR f.value <> '')
    UNION ALL
    SELECT {place}, 'rules_pair', '', scale_id, true, 'lesson', observers, vector_with || '|' || vector_without, true, n
    FROM lessons WHERE grouped = 'pair' AND vector_with <> '' AND vector_without <> ''
    UNION ALL
    SELECT {place}, f.facet, f.value, scale_id, true, 'lesson', observers, pattern, f.above, n
    FROM ungraded l
    CROSS JOIN LATERAL (VALUES
        ('pair', 'u_all', '', true), ('pair', 'u_school_phase', l.school_phase, true),
        ('pair', 'u_school_pair', l.school_pair, l.pair_shown), ('subject', 'u_subject', l.subject, true),
        ('key_stage', 'u_key_stage', l.key_stage, true), ('term', 'u_term', l.term, true)
    ) AS f(grouped, facet, value, above)
    WHERE f.grouped = l.grouped AND (f.facet = 'u_all' OR f.value <> '')
    UNION ALL
    SELECT {place}, CASE WHEN graded THEN 'grounds' ELSE 'u_grounds' END, '', scale_id, true, 'lesson', observers,
        grounds_shared || '/' || grounds_named, true, n
    FROM grounds
    UNION ALL
    SELECT {place}, f.facet, f.value, scale_id, v.with_rules, unit, 2, v.pattern, f.above, n
    FROM pairs l
    CROSS JOIN LATERAL (VALUES (true, l.pattern_with), (false, l.pattern_without)) AS v(with_rules, pattern)
    CROSS JOIN LATERAL (VALUES
        ('all', '', true), ('framing', l.framing, true), ('school_pair', l.school_pair, l.pair_shown)
    ) AS f(facet, value, above)
    WHERE f.facet = 'all' OR f.value <> ''
    UNION ALL
    SELECT {place}, CASE WHEN graded THEN 'criterion' ELSE 'u_criterion' END, sub_code, scale_id, true, 'lesson',
        observers, vector, true, n
    FROM criteria
    UNION ALL
    SELECT {place}, CASE WHEN graded THEN 'decided' ELSE 'u_decided' END, named, scale_id, true, 'judged', observers,
        '', true, n
    FROM decided CROSS JOIN LATERAL unnest(decided) AS named
), above AS (
    SELECT round_id, alliance_id, cluster_id, facet, value, scale_id, with_rules, unit, observers, pattern, sum(n) AS n
    FROM spread WHERE above
    GROUP BY round_id, alliance_id, cluster_id, facet, value, scale_id, with_rules, unit, observers, pattern
), summed AS (
    SELECT s.kind, s.id AS scope_id, facet, value, scale_id, with_rules, unit, observers, pattern, sum(n)::bigint AS n
    FROM above l
    CROSS JOIN LATERAL (VALUES ('round', l.round_id), ('alliance', l.alliance_id), ('cluster', l.cluster_id))
        AS s(kind, id)
    GROUP BY s.kind, s.id, facet, value, scale_id, with_rules, unit, observers, pattern
    UNION ALL
    SELECT 'school', school_id, facet, value, scale_id, with_rules, unit, observers, pattern, sum(n)::bigint
    FROM spread CROSS JOIN LATERAL unnest(school_ids) AS school_id
    GROUP BY school_id, facet, value, scale_id, with_rules, unit, observers, pattern
)
"""


def contributions(which: str) -> str:
    """Return the common table expressions that end in `summed`, for the entries picked by `which` (SQL on `e`)."""
    return CONTRIBUTIONS.format(which=which, place=PLACE)
