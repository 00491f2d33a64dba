"""How far observers named the same deciding grounds, up to three each."""

from pictures.facets import Facet, Facets, draw_facets
from pictures.wording import counted
from reports.figures.finding import Finding, Table, framed
from reports.figures.tally import FEWEST_FOR_PERCENT, Share, Tally
from reports.wording import in_figures
from stats.results import Estimate, Interval, Undefined
from stats.ungraded import overlap_of_grounds


def common_grounds_figure(tally: Tally) -> Finding | None:
    """Return in how many lessons a ground was named by all, and in how many exactly the same; None without grounds."""
    found = overlap_of_grounds(tally.grounds())
    if not found.n:
        return None
    rows = (
        ("One or more in common", _share(found.any_shared)),
        ("Exactly the same grounds", _share(found.same)),
    )
    facets = tuple(_facet(label, share) for label, share in rows)
    without = f" {counted(found.n_dropped, 'lesson').capitalize()} left out: nobody named a ground." * bool(
        found.n_dropped
    )
    return Finding(
        id="common-grounds",
        finding=f"All named a ground in common in {rows[0][1].words} lesson{'' if found.n == 1 else 's'}",
        method=f"n = {in_figures(found.n, 'lesson')}. Up to three grounds from each observer, by what the criterion is "
        f"about; the order does not count.{_mean(found.mean)}{without}",
        picture=framed(draw_facets, Facets(facets)),
        data=Table(
            "Lessons by the deciding grounds that all named",
            ("Grounds", "Lessons", "Of", "Share", "Likely"),
            tuple((label, s.matched, s.of, s.percent or "–", s.likely or "–") for label, s in rows),
        ),
    )


def _share(found: Interval | Undefined) -> Share:
    """Return the counts behind an interval."""
    return Share(0, 0) if isinstance(found, Undefined) else Share(round(found.successes), round(found.n))


def _facet(label: str, share: Share) -> Facet:
    """Draw a share with its interval, or as dots where there is none."""
    found = share.interval
    low, high = (found.low, found.high) if found else (None, None)
    return Facet(label, share.matched, share.of, low, high)


def _mean(found: Estimate | Undefined) -> str:
    """Say which part of the named grounds was named by all; nothing below five lessons."""
    if isinstance(found, Undefined) or found.n_lessons < FEWEST_FOR_PERCENT:
        return ""
    likely = f"likely {found.low * 100:.0f}–{found.high * 100:.0f}%"
    return f" Of the grounds that anybody named in a lesson, all named {found.value * 100:.0f}% on average ({likely})."
