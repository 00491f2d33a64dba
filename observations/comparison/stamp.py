"""Who may open a comparison, and how it stands: all of it in one question, since the rest can then be kept.

Sealed sheets, published forms and the ledger never change, the database sees to that. What still may (people's and
schools' names, the lesson, who was replaced, how grades line up, and all that is added below) is in the stamp, row by
row as it stands.
"""

import uuid

from django.db import connection

from observations.models.lessons import JointObservation

STAMP = """
SELECT md5(concat_ws('/', j, l, s.name, ARRAY(
    SELECT (o, p.name, h.name)::text FROM observations_observer o
    JOIN people_user p ON p.id = o.person_id JOIN clusters_school h ON h.id = o.school_id
    WHERE o.joint_id = j.id ORDER BY o.id
), ARRAY(
    SELECT (c, p.name)::text FROM observations_observer o JOIN observations_owngrade g ON g.version_id = o.version_id
    JOIN observations_crosswalkrow c ON c.own_grade_id = g.id LEFT JOIN people_user p ON p.id = c.judged_by_id
    WHERE o.joint_id = j.id ORDER BY c.id
), ARRAY(
    SELECT t::text FROM observations_observer o JOIN observations_secondthought t ON t.observer_id = o.id
    WHERE o.joint_id = j.id ORDER BY t.id
), (SELECT (n, p.name)::text FROM observations_jointnote n LEFT JOIN people_user p ON p.id = n.written_by_id
    WHERE n.joint_id = j.id),
(SELECT t.response FROM observations_teachersterms t WHERE t.joint_id = j.id),
ARRAY(SELECT (p.name, p.title)::text FROM people_user p WHERE p.id IN (l.teacher_id, j.discussed_by_id) ORDER BY p.id)))
FROM observations_observer mine JOIN observations_jointobservation j ON j.id = mine.joint_id
JOIN observations_lesson l ON l.id = j.lesson_id JOIN clusters_school s ON s.id = l.school_id
WHERE mine.joint_id = %(joint)s AND mine.person_id = %(reader)s AND mine.replaced_at IS NULL AND j.state = ANY(%(open)s)
    AND j.names_out_at IS NULL
"""


def stamp_for(joint_id: uuid.UUID, reader: uuid.UUID) -> str:
    """Return a word that changes whenever the comparison does; empty for whoever may not compare (one query)."""
    with connection.cursor() as cursor:
        opened = [str(state) for state in JointObservation.AFTER_REVEAL]
        cursor.execute(STAMP, {"joint": joint_id, "reader": reader, "open": opened})
        found = cursor.fetchone()
    return str(found[0]) if found else ""
