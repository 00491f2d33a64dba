"""Template tags of the meetings: the agenda as a clock."""

from django import template
from django.utils.safestring import SafeString

from pictures.agenda import Agenda, draw_agenda
from pictures.frame import framed

register = template.Library()


@register.simple_tag
def agenda_picture(agenda: Agenda) -> SafeString:
    """`{% agenda_picture picture %}`: the drawing in both its layouts; it escapes its own words."""
    return SafeString(framed(draw_agenda, agenda))
