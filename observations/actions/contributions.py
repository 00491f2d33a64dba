"""The one statement that turns ledger entries into counts, for one entry or for all of them.

Entries are grouped by everything a facet may ask, then by one facet at a time, and only then spread over scopes, so
that few rows are left to add up. A pair of schools goes above the two only where both agreed to it.
"""

# Facets of lessons without grades start with `u_` (see `observations.models.Cell`); rules concern grades alone. Early
# ledgers hold rows of *something else*, and rows in which one observer stands twice: neither compares two observers.
CONTRIBUTIONS = """
WITH picked AS MATERIALIZED (
    SELECT * FROM observations_ledgerentry e WHERE {which}
), lessons AS (
    SELECT round_id, alliance_id, cluster_id, school_ids, scale_id, observers, framing, verdict, verdict_without,
        subject, school_phase, key_stage, COALESCE(term_id::text, '') AS term, school_pair, pair_shown,
        vector_with, vector_without, graded, criteria_same, criteria_compared, grounds_shared, grounds_named,
        count(*) AS n
    FROM picked GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22
), pairs AS (
    SELECT e.round_id, e.alliance_id, e.cluster_id, e.school_ids, e.scale_id, p."order" AS unit, p.framing,
        p.school_pair, p.pair_shown, p.pattern_with, p.pattern_without, count(*) AS n
    FROM picked e JOIN observations_ledgerpair p ON p.entry_id = e.id WHERE e.graded
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
), criteria AS (
    SELECT e.round_id, e.alliance_id, e.cluster_id, e.school_ids, e.graded, c.scale_id, c.observers, c.sub_code,
        c.vector, count(*) AS n
    FROM picked e JOIN observations_ledgercriterion c ON c.entry_id = e.id
    WHERE c.sub_code <> 'other' AND c.observers <= e.observers GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
), decided AS (
    SELECT e.round_id, e.alliance_id, e.cluster_id, e.school_ids, e.graded, e.scale_id, e.observers, d.value,
        count(*) AS n
    FROM picked e JOIN observations_ledgerjudgement j ON j.entry_id = e.id
    CROSS JOIN LATERAL unnest(j.decided) AS d(value)
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
), faceted AS (
    SELECT l.round_id, l.alliance_id, l.cluster_id, l.school_ids, l.scale_id, l.observers, v.with_rules, v.pattern,
        f.facet, f.value, f.above, sum(l.n) AS n
    FROM lessons l
    CROSS JOIN LATERAL (VALUES (true, l.vector_with, l.verdict), (false, l.vector_without, l.verdict_without))
        AS v(with_rules, pattern, verdict)
    CROSS JOIN LATERAL (VALUES
        ('all', '', true), ('verdict', v.verdict, true), ('framing', l.framing, true), ('subject', l.subject, true),
        ('school_phase', l.school_phase, true), ('key_stage', l.key_stage, true), ('term', l.term, true),
        ('framing_term', CASE WHEN v.with_rules THEN l.framing || '|' || l.term END, true),
        ('school_pair', l.school_pair, l.pair_shown)
    ) AS f(facet, value, above)
    WHERE l.graded AND (f.facet = 'all' OR f.value <> '')
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
), contributions AS (
    SELECT s.kind, s.id AS scope_id, l.facet, l.value, l.scale_id, l.with_rules, 'lesson' AS unit, l.observers,
        l.pattern, l.n
    FROM faceted l CROSS JOIN LATERAL ({scopes}) AS s(kind, id)
    WHERE l.above OR s.kind = 'school'
    UNION ALL
    SELECT s.kind, s.id, 'rules_pair', '', l.scale_id, true, 'lesson', l.observers,
        l.vector_with || '|' || l.vector_without, l.n
    FROM lessons l CROSS JOIN LATERAL ({scopes}) AS s(kind, id)
    WHERE l.graded AND l.vector_with <> '' AND l.vector_without <> ''
    UNION ALL
    SELECT s.kind, s.id, f.facet, f.value, l.scale_id, true, 'lesson', l.observers,
        l.criteria_same || '/' || l.criteria_compared, l.n
    FROM lessons l CROSS JOIN LATERAL ({scopes}) AS s(kind, id)
    CROSS JOIN LATERAL (VALUES
        ('u_all', ''), ('u_subject', l.subject), ('u_school_phase', l.school_phase), ('u_key_stage', l.key_stage),
        ('u_term', l.term),
        ('u_school_pair', CASE WHEN l.pair_shown OR s.kind = 'school' THEN l.school_pair END)
    ) AS f(facet, value)
    WHERE NOT l.graded AND (f.facet = 'u_all' OR f.value <> '')
    UNION ALL
    SELECT s.kind, s.id, CASE WHEN l.graded THEN 'grounds' ELSE 'u_grounds' END, '', l.scale_id, true, 'lesson',
        l.observers, l.grounds_shared || '/' || l.grounds_named, l.n
    FROM lessons l CROSS JOIN LATERAL ({scopes}) AS s(kind, id)
    UNION ALL
    SELECT s.kind, s.id, f.facet, f.value, l.scale_id, v.with_rules, l.unit, 2, v.pattern, l.n
    FROM pairs l
    CROSS JOIN LATERAL (VALUES (true, l.pattern_with), (false, l.pattern_without)) AS v(with_rules, pattern)
    CROSS JOIN LATERAL ({scopes}) AS s(kind, id)
    CROSS JOIN LATERAL (VALUES
        ('all', ''), ('framing', l.framing),
        ('school_pair', CASE WHEN l.pair_shown OR s.kind = 'school' THEN l.school_pair END)
    ) AS f(facet, value)
    WHERE f.facet = 'all' OR f.value <> ''
    UNION ALL
    SELECT s.kind, s.id, CASE WHEN l.graded THEN 'criterion' ELSE 'u_criterion' END, l.sub_code, l.scale_id, true,
        'lesson', l.observers, l.vector, l.n
    FROM criteria l CROSS JOIN LATERAL ({scopes}) AS s(kind, id)
    UNION ALL
    SELECT s.kind, s.id, CASE WHEN l.graded THEN 'decided' ELSE 'u_decided' END, l.value, l.scale_id, true, 'judged',
        l.observers, '', l.n
    FROM decided l CROSS JOIN LATERAL ({scopes}) AS s(kind, id)
), summed AS (
    SELECT kind, scope_id, facet, value, scale_id, with_rules, unit, observers, pattern, sum(n)::bigint AS n
    FROM contributions GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
)
"""
SCOPES = """
    VALUES ('round', l.round_id), ('alliance', l.alliance_id), ('cluster', l.cluster_id)
    UNION ALL SELECT 'school', school_id FROM unnest(l.school_ids) AS school_id
"""


def contributions(which: str) -> str:
    """Return the common table expressions that end in `summed`, for the entries picked by `which` (SQL on `e`)."""
    return CONTRIBUTIONS.format(which=which, scopes=SCOPES)
