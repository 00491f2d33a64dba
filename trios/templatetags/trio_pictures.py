"""Template tags of the trios: the drawing of the cascade, the same as a nested list, and short names."""

import uuid

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from pictures.cascade import Tree, draw_cascade
from pictures.crossing import Crossing, draw_crossing
from pictures.frame import framed
from trios.cascade import Cascade, Node
from trios.wording import short_alliance as shortened

register = template.Library()
Branch = tuple[Node, list["Branch"]]


@register.simple_tag
def cascade_picture(tree: Tree) -> SafeString:
    """`{% cascade_picture tree %}`: the drawing in both its layouts; it escapes its own words."""
    return SafeString(framed(draw_cascade, tree))


@register.simple_tag
def crossing_picture(crossing: Crossing) -> SafeString:
    """`{% crossing_picture crossing %}`: who visited whom by department; it escapes its own words."""
    return SafeString(framed(draw_crossing, crossing))


@register.simple_tag
def cascade_list(cascade: Cascade) -> SafeString:
    """`{% cascade_list cascade %}`: the same as a nested list, a generation a level."""
    below: dict[uuid.UUID | None, list[Node]] = {}
    for node in cascade.nodes:
        below.setdefault(node.parents[0] if node.parents else None, []).append(node)

    def branches(of: uuid.UUID | None) -> list[Branch]:
        return [(node, branches(node.id)) for node in below.get(of, [])]

    return render_to_string("trios/cascade_branch.html", {"branches": branches(None)})


@register.filter
def short_alliance(name: object) -> str:
    """`{{ alliance|short_alliance }}`: `Woodroffe alliance` for a long name."""
    return shortened(str(name))
