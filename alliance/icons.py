"""The icons, as inline SVG: drawn on a grid of 20 with air around it, round ends, in the colour of the words beside."""

from django.utils.safestring import SafeString

SHAPES = {
    "today": '<path d="M2.8 9.2 10 3l7.2 6.2M4.6 8v9h10.8V8M8 17v-5h4v5"/>',
    "observe": '<path d="M11 3.4H3.4v13.2h13.2V10M8 12l.7-3 7-7 2.3 2.3-7 7z"/>',
    "trio": '<circle cx="10" cy="4.4" r="2.4"/><circle cx="4" cy="15" r="2.4"/><circle cx="16" cy="15" r="2.4"/>'
    '<path d="M8.8 6.5 5.2 12.9M11.2 6.5l3.6 6.4M6.4 15h7.2"/>',
    "log": '<path d="M5 3h10v14.4l-5-3.8-5 3.8z"/>',
    "agreement": '<path d="M3 3v14h14.4"/><circle cx="7.2" cy="5.4" r="1.6"/><circle cx="14.2" cy="5.6" r="1.6"/>'
    '<circle cx="10.4" cy="11.6" r="1.6"/>',
    "meetings": '<path d="M3 4h14v9.6H9.4L6 17v-3.4H3z"/>',
    "reports": '<path d="M4.6 2.8h7l3.8 3.8v10.6H4.6zM11.4 3v3.8h3.8M7.4 10.4h5.2M7.4 13.6h5.2"/>',
    "more": '<path d="M3 5h14M3 10h14M3 15h14"/>',
    "chevron-left": '<path d="m12.5 4-6 6 6 6"/>',
    "chevron-right": '<path d="m7.5 4 6 6-6 6"/>',
    "check": '<path d="m4 10.6 4 4 8.4-9"/>',
    "plus": '<path d="M10 3.6v12.8M3.6 10h12.8"/>',
    "pause": '<path d="M7.2 5v10M12.8 5v10" stroke-width="3"/>',
    "play": '<path d="M6.4 4v12l9.6-6z"/>',
    "pencil": '<path d="m4 16 .8-3.6 8.8-8.8 2.8 2.8-8.8 8.8zM11.6 5.6l2.8 2.8"/>',
    "calendar": '<rect x="3.2" y="4.6" width="13.6" height="12.4" rx="2.2"/>'
    '<path d="M3.2 8.4h13.6M6.8 2.8v3.4M13.2 2.8v3.4"/>',
    "chat": '<path d="M3 4h14v9.6H9.4L6 17v-3.4H3z"/>',
    "lock": '<path d="M4.6 9h10.8v7.6H4.6zM6.8 9V6.4a3.2 3.2 0 0 1 6.4 0V9"/>',
    "envelope": '<path d="M2.8 4.6h14.4v10.8H2.8zM3.2 5.2 10 11l6.8-5.8"/>',
    "document": '<path d="M4.6 2.8h7l3.8 3.8v10.6H4.6zM11.4 3v3.8h3.8M7.4 10.4h5.2M7.4 13.6h5.2"/>',
    "warning": '<path d="M10 3.2 1.8 16.8h16.4zM10 8.4v3.8M10 14.5v.1"/>',
    "info": '<circle cx="10" cy="10" r="7.2"/><path d="M10 9.2v4.4M10 6.5v.1"/>',
    "offline": '<path d="M3 3l14 14M8 8.6a7 7 0 0 0-2.4 1.6M11.4 7.9a7.2 7.2 0 0 1 3 2.3M7.4 12.4a4 4 0 0 1 3-1.2'
    'M10 15.5v.1M12.6 4.9A11 11 0 0 1 17 7.8"/>',
    "saving": '<path d="M10 2.8A7.2 7.2 0 1 1 3 8.4"/>',
    "projector": '<rect x="2.6" y="3.4" width="14.8" height="10" rx="1.6"/><path d="M10 13.4v3.2M6.4 16.6h7.2"/>',
    "people": '<circle cx="7.4" cy="6.6" r="2.8"/>'
    '<path d="M2.4 16.4c0-3 2.2-4.8 5-4.8s5 1.8 5 4.8M13 4.2a2.8 2.8 0 0 1 0 5M14.4 11.8c2 .5 3.2 2.2 3.2 4.6"/>',
    "school": '<path d="M2.6 8 10 3.4 17.4 8M4.4 8v8.6h11.2V8M8.2 16.6v-4h3.6v4"/>',
    "out": '<path d="M8.4 3.4H3.6v13.2h4.8M8 10h9M13.6 6.4 17.2 10l-3.6 3.6"/>',
}


def drawing(name: str, css_class: str = "icon") -> SafeString:
    """Return the icon as SVG that screen readers pass over; raises KeyError for a name that is not in `SHAPES`."""
    return SafeString(f'<svg class="{css_class}" viewBox="-1 -1 22 22" aria-hidden="true">{SHAPES[name]}</svg>')
