"""Lessons without grades are counted by criteria and grounds; each lesson's vector with rules stays with the one without.

Fills the new columns of the ledger from what it holds already, and counts every cell anew, in the words of this day.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

FILL = """
UPDATE observations_ledgerentry e SET
    graded = COALESCE((SELECT j.graded FROM observations_jointobservation j WHERE j.id = e.joint_id), r.graded),
    criteria_compared = (
        SELECT count(*) FROM observations_ledgercriterion c
        WHERE c.entry_id = e.id AND c.sub_code <> 'other' AND c.observers <= e.observers
    ),
    criteria_same = (
        SELECT count(*) FROM observations_ledgercriterion c
        WHERE c.entry_id = e.id AND c.sub_code <> 'other' AND c.observers <= e.observers
            AND c.observers::text = ANY(string_to_array(c.vector, ','))
    ),
    (grounds_named, grounds_shared) = (
        SELECT count(*), count(*) FILTER (WHERE by_all) FROM (
            SELECT count(DISTINCT j.number) = e.observers AS by_all
            FROM observations_ledgerjudgement j, jsonb_array_elements(j.grounds) AS ground
            WHERE j.entry_id = e.id GROUP BY ground->>0, CASE WHEN ground->>0 = 'other' THEN j.number END
        ) each_ground
    )
FROM observations_round r WHERE r.id = e.round_id
"""
EMPTY = "DELETE FROM observations_cell"
RECOUNT = """
WITH picked AS MATERIALIZED (
    SELECT * FROM observations_ledgerentry e WHERE e.counted_at IS NOT NULL AND e.uncounted_at IS NULL
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
), contributions AS (
    SELECT s.kind, s.id AS scope_id, f.facet, f.value, l.scale_id, v.with_rules, 'lesson' AS unit, l.observers,
        v.pattern, l.n
    FROM lessons l
    CROSS JOIN LATERAL (VALUES (true, l.vector_with, l.verdict), (false, l.vector_without, l.verdict_without))
        AS v(with_rules, pattern, verdict)
    CROSS JOIN LATERAL (
    VALUES ('round', l.round_id), ('alliance', l.alliance_id), ('cluster', l.cluster_id)
    UNION ALL SELECT 'school', school_id FROM unnest(l.school_ids) AS school_id
) AS s(kind, id)
    CROSS JOIN LATERAL (VALUES
        ('all', ''), ('verdict', v.verdict), ('framing', l.framing), ('subject', l.subject),
        ('school_phase', l.school_phase), ('key_stage', l.key_stage), ('term', l.term),
        ('framing_term', CASE WHEN v.with_rules THEN l.framing || '|' || l.term END),
        ('school_pair', CASE WHEN l.pair_shown OR s.kind = 'school' THEN l.school_pair END)
    ) AS f(facet, value)
    WHERE l.graded AND (f.facet = 'all' OR f.value <> '')
    UNION ALL
    SELECT s.kind, s.id, 'rules_pair', '', l.scale_id, true, 'lesson', l.observers,
        l.vector_with || '|' || l.vector_without, l.n
    FROM lessons l CROSS JOIN LATERAL (
    VALUES ('round', l.round_id), ('alliance', l.alliance_id), ('cluster', l.cluster_id)
    UNION ALL SELECT 'school', school_id FROM unnest(l.school_ids) AS school_id
) AS s(kind, id)
    WHERE l.graded AND l.vector_with <> '' AND l.vector_without <> ''
    UNION ALL
    SELECT s.kind, s.id, f.facet, f.value, l.scale_id, true, 'lesson', l.observers,
        l.criteria_same || '/' || l.criteria_compared, l.n
    FROM lessons l CROSS JOIN LATERAL (
    VALUES ('round', l.round_id), ('alliance', l.alliance_id), ('cluster', l.cluster_id)
    UNION ALL SELECT 'school', school_id FROM unnest(l.school_ids) AS school_id
) AS s(kind, id)
    CROSS JOIN LATERAL (VALUES
        ('u_all', ''), ('u_subject', l.subject), ('u_school_phase', l.school_phase), ('u_key_stage', l.key_stage),
        ('u_term', l.term),
        ('u_school_pair', CASE WHEN l.pair_shown OR s.kind = 'school' THEN l.school_pair END)
    ) AS f(facet, value)
    WHERE NOT l.graded AND (f.facet = 'u_all' OR f.value <> '')
    UNION ALL
    SELECT s.kind, s.id, CASE WHEN l.graded THEN 'grounds' ELSE 'u_grounds' END, '', l.scale_id, true, 'lesson',
        l.observers, l.grounds_shared || '/' || l.grounds_named, l.n
    FROM lessons l CROSS JOIN LATERAL (
    VALUES ('round', l.round_id), ('alliance', l.alliance_id), ('cluster', l.cluster_id)
    UNION ALL SELECT 'school', school_id FROM unnest(l.school_ids) AS school_id
) AS s(kind, id)
    UNION ALL
    SELECT s.kind, s.id, f.facet, f.value, l.scale_id, v.with_rules, l.unit, 2, v.pattern, l.n
    FROM pairs l
    CROSS JOIN LATERAL (VALUES (true, l.pattern_with), (false, l.pattern_without)) AS v(with_rules, pattern)
    CROSS JOIN LATERAL (
    VALUES ('round', l.round_id), ('alliance', l.alliance_id), ('cluster', l.cluster_id)
    UNION ALL SELECT 'school', school_id FROM unnest(l.school_ids) AS school_id
) AS s(kind, id)
    CROSS JOIN LATERAL (VALUES
        ('all', ''), ('framing', l.framing),
        ('school_pair', CASE WHEN l.pair_shown OR s.kind = 'school' THEN l.school_pair END)
    ) AS f(facet, value)
    WHERE f.facet = 'all' OR f.value <> ''
    UNION ALL
    SELECT s.kind, s.id, CASE WHEN l.graded THEN 'criterion' ELSE 'u_criterion' END, l.sub_code, l.scale_id, true,
        'lesson', l.observers, l.vector, l.n
    FROM criteria l CROSS JOIN LATERAL (
    VALUES ('round', l.round_id), ('alliance', l.alliance_id), ('cluster', l.cluster_id)
    UNION ALL SELECT 'school', school_id FROM unnest(l.school_ids) AS school_id
) AS s(kind, id)
    UNION ALL
    SELECT s.kind, s.id, CASE WHEN l.graded THEN 'decided' ELSE 'u_decided' END, l.value, l.scale_id, true, 'judged',
        l.observers, '', l.n
    FROM decided l CROSS JOIN LATERAL (
    VALUES ('round', l.round_id), ('alliance', l.alliance_id), ('cluster', l.cluster_id)
    UNION ALL SELECT 'school', school_id FROM unnest(l.school_ids) AS school_id
) AS s(kind, id)
), summed AS (
    SELECT kind, scope_id, facet, value, scale_id, with_rules, unit, observers, pattern, sum(n)::bigint AS n
    FROM contributions GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
)

INSERT INTO observations_cell (scope_kind, scope_id, facet, value, scale_id, with_rules, unit, observers, pattern, count,
    counted_at)
SELECT kind, scope_id, facet, value, scale_id, with_rules, unit, observers, pattern, n, now() FROM summed
"""


class Migration(migrations.Migration):

    dependencies = [
        ('clusters', '0002_walls'),
        ('observations', '0004_photos'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='ledgerentry',
            name='entry_frozen',
        ),
        migrations.AddField(
            model_name='ledgerentry',
            name='criteria_compared',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='ledgerentry',
            name='criteria_same',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='ledgerentry',
            name='graded',
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name='ledgerentry',
            name='grounds_named',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='ledgerentry',
            name='grounds_shared',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name='cell',
            name='facet',
            field=models.CharField(max_length=14),
        ),
        migrations.AlterField(
            model_name='cell',
            name='pattern',
            field=models.CharField(blank=True, max_length=81),
        ),
        migrations.RunSQL([FILL, EMPTY, RECOUNT], migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name='ledgerentry',
            trigger=pgtrigger.compiler.Trigger(name='entry_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."alliance_id" IS DISTINCT FROM (NEW."alliance_id") OR OLD."cluster_id" IS DISTINCT FROM (NEW."cluster_id") OR OLD."term_id" IS DISTINCT FROM (NEW."term_id") OR OLD."scale_id" IS DISTINCT FROM (NEW."scale_id") OR OLD."host_school_id" IS DISTINCT FROM (NEW."host_school_id") OR OLD."school_ids" IS DISTINCT FROM (NEW."school_ids") OR OLD."school_phase" IS DISTINCT FROM (NEW."school_phase") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."key_stage" IS DISTINCT FROM (NEW."key_stage") OR OLD."month" IS DISTINCT FROM (NEW."month") OR OLD."observers" IS DISTINCT FROM (NEW."observers") OR OLD."framing" IS DISTINCT FROM (NEW."framing") OR OLD."verdict" IS DISTINCT FROM (NEW."verdict") OR OLD."verdict_without" IS DISTINCT FROM (NEW."verdict_without") OR OLD."vector_with" IS DISTINCT FROM (NEW."vector_with") OR OLD."vector_without" IS DISTINCT FROM (NEW."vector_without") OR OLD."school_pair" IS DISTINCT FROM (NEW."school_pair") OR OLD."pair_shown" IS DISTINCT FROM (NEW."pair_shown") OR OLD."disputed" IS DISTINCT FROM (NEW."disputed") OR OLD."graded" IS DISTINCT FROM (NEW."graded") OR OLD."criteria_same" IS DISTINCT FROM (NEW."criteria_same") OR OLD."criteria_compared" IS DISTINCT FROM (NEW."criteria_compared") OR OLD."grounds_shared" IS DISTINCT FROM (NEW."grounds_shared") OR OLD."grounds_named" IS DISTINCT FROM (NEW."grounds_named") OR OLD."revealed_at" IS DISTINCT FROM (NEW."revealed_at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='47a75f76f49388f45156d63031cbb6bd8b0f3499', operation='UPDATE', pgid='pgtrigger_entry_frozen_842fa', table='observations_ledgerentry', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='ledgerentry',
            constraint=models.CheckConstraint(condition=models.Q(('criteria_same__lte', models.F('criteria_compared')), ('grounds_shared__lte', models.F('grounds_named'))), name='ledger_parts_of_wholes'),
        ),
    ]
