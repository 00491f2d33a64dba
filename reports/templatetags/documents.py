"""Template tags of documents: drawings in their frame or as images, tables, and how a figure came about."""

from html import unescape

from django import template
from django.utils.safestring import SafeString

from reports.documents import shown
from reports.documents.content import Figure, Number
from reports.documents.pdf import data_url

register = template.Library()


@register.filter
def drawn(what: Figure | Number) -> SafeString:
    """`{{ figure|drawn }}`: the drawing in its frame."""
    return shown.picture_of(what)


@register.filter
def rows(figure: Figure) -> SafeString:
    """`{{ figure|rows }}`: the tables behind a figure."""
    return shown.table_of(figure)


@register.filter
def method(figure: Figure) -> SafeString:
    """`{{ figure|method }}`: how it came about, with the marks of its legend."""
    return shown.method_of(figure)


@register.filter
def on_paper(figure: Figure) -> SafeString:
    """`{{ figure|on_paper }}`: the same for paper."""
    return shown.paper_method(figure)


@register.filter
def as_image(what: Figure | Number) -> str:
    """`{{ figure|as_image }}`: the drawing as the address of an image; a number's narrow one, since it stands small."""
    return data_url(what.pictures[-1 if isinstance(what, Number) else 0])


@register.filter
def read_out(what: Figure | Number) -> str:
    """`{{ figure|read_out }}`: what a drawing is read out as."""
    return unescape(what.pictures[0].partition('aria-label="')[2].partition('"')[0])
