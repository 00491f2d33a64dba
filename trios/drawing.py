"""From the cascade as read to the tree as drawn."""

import uuid

from pictures.cascade import Row, Tree, TrioBox
from pictures.crossing import MOST_DRAWN as MOST_DEPARTMENTS
from pictures.crossing import Crossing
from pictures.wording import counted
from trios.cascade import Cascade, Node, Seat
from trios.wording import covered_words, short_department, short_school

MOST_DRAWN = 60  # beyond it the drawing is longer than anybody reads; the list stays


def tree_of(cascade: Cascade) -> Tree | None:
    """Return the tree to draw, or None where it holds nothing or more than anybody would look at."""
    if not cascade.nodes or len(cascade.nodes) > MOST_DRAWN:
        return None
    ordered = sorted(cascade.nodes, key=lambda node: (node.generation, node.alliance, node.number))
    places = {node.id: at for at, node in enumerate(ordered)}
    boxes = tuple(_box(node, ordered, places) for node in ordered)
    return Tree(boxes, "SLEs" if cascade.leaders_are_sles else "Led by", f"Trios by generation: {cascade.finding}")


def crossing_of(cascade: Cascade) -> Crossing | None:
    """Return who visited whom by department to draw, or None before any visit, or for too many departments."""
    if not any(map(any, cascade.visits)) or len(cascade.departments) > MOST_DEPARTMENTS:
        return None
    return Crossing(cascade.departments, cascade.visits)


def _box(node: Node, ordered: list[Node], places: dict[uuid.UUID, int]) -> TrioBox:
    """Return one trio as a box."""
    parent = ordered[places[node.parents[0]]] if node.parents else None
    is_planned = node.state == "planned"
    rows = _planned_rows(node) if is_planned else tuple(_row(seat) for seat in node.seats)
    return TrioBox(
        title=f"Trio {node.number}",
        words=node.words,
        state="planned" if is_planned else "finished" if node.state == "finished" else "running",
        rows=rows,
        leader=node.leader.name,
        leader_initials="".join(word[0] for word in (node.leader.name.split()[:1] + node.leader.name.split()[1:][-1:])),
        leader_place=short_school(node.leader.school),
        parent=places[parent.id] if parent else None,
        parent_row=_row_of_leader(parent, node) if parent else 0,
        look_here=is_planned or node.is_stalled,
    )


def _row(seat: Seat) -> Row:
    """Return a member: name and department left, school right; and whether they would lead a trio of their own."""
    would = None
    if seat.would_lead is not None:
        on_what = f"on {seat.would_lead}. Not planned yet." if seat.would_lead else "not planned yet."
        would = (f"{seat.name} would lead one,", on_what)
    words = f"{seat.name}, {short_department(seat.department)}" if seat.department else seat.name
    return Row(words, short_school(seat.school), would)


def _planned_rows(node: Node) -> tuple[Row, ...]:
    """Return a trio that has not started: who will lead it, its departments without names, the heads' yes so far."""
    departments = [short_department(seat.department) for seat in node.seats if seat.department]
    schools = counted(len({seat.school for seat in node.seats}), "school")
    return (
        Row(f"{node.leader.name} will lead it"),
        Row(", ".join(departments) or "departments not given", schools),
        Row(covered_words(node.covered, len(node.seats))),
    )


def _row_of_leader(parent: Node, child: Node) -> int:
    """Return the row of the parent's box in which the child's leader stands."""
    return next((at for at, seat in enumerate(parent.seats) if seat.person == child.leader_id), 0)
