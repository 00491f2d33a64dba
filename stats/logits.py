"""Severity in log odds, for scales whose grades are not equally far apart.

A cumulative logit model with the lessons as a normal random effect: log odds of grade j or below = threshold j -
severity of the observer - quality of the lesson (Hedeker and Gibbons 1994). The lessons are integrated out by
Gauss-Hermite quadrature.
"""

from dataclasses import dataclass

import numpy as np
from scipy import linalg, optimize, special

from stats.arrays import Floats, Ints
from stats.crossed import Crossed
from stats.proportions import LEVEL, z_of
from stats.results import Estimate, Undefined
from stats.severity import Severity

_NODES, _MASSES = np.polynomial.hermite_e.hermegauss(41)
_RUNAWAY = 12.0
"""Log odds beyond this are no estimate: an observer gave only the lowest or only the highest grades."""
_STEP = 1e-5
"""For differences of the gradient."""


@dataclass(frozen=True, slots=True)
class LogitSeverity:
    """Observers in log odds, above 0 generous; they add up to 0.

    `thresholds` lie between neighbouring grades that occur; `lesson_spread` is the standard deviation of the lessons.
    """

    observers: tuple[Severity, ...]
    thresholds: tuple[float, ...]
    lesson_spread: float


def logit_severity(data: Crossed, *, level: float = LEVEL) -> LogitSeverity | Undefined:
    """The severity of every observer who met another one, by maximum likelihood with normal intervals.

    `Undefined`: "no pairs" if nobody met, "not connected" if the graph of observers falls apart, "no variation" if one
    grade is all there is, "too few lessons" if the likelihood has no maximum.
    """
    met = data.shared()
    if not met.lessons:
        return Undefined("no pairs", len(data.lessons))
    if not met.is_connected():
        return Undefined("not connected", len(data.lessons))
    if np.ptp(met.score) == 0:
        return Undefined("no variation", len(data.lessons))
    model = _Model(met)
    fitted = optimize.minimize(model.loss, model.start(), jac=True, method="BFGS", options={"gtol": 1e-7})
    errors = _errors(model, fitted.x)
    if errors is None or np.abs(fitted.x).max() > _RUNAWAY:
        return Undefined("too few lessons", len(data.lessons))
    thresholds, severities, spread = model.parts(fitted.x)
    mean = float(severities.mean())
    half = z_of(level) * errors
    lessons = np.bincount(met.observer)
    answers = tuple(
        Severity(
            name,
            Estimate(value, float(se), value - width, value + width, "normal", int(n), int(n), 0),
        )
        for name, value, se, width, n in zip(
            met.observers, (severities - mean).tolist(), errors, half.tolist(), lessons, strict=True
        )
    )
    return LogitSeverity(answers, tuple((thresholds - mean).tolist()), spread)


class _Model:
    """The likelihood and its gradient.

    Its parameters are the first threshold, the logs of the gaps, the severities but the first, the log of the spread.
    """

    def __init__(self, data: Crossed) -> None:
        used, grade = np.unique(data.score, return_inverse=True)
        self.grade: Ints = grade.astype(np.int64)
        self.observer, self.lesson = data.observer, data.lesson
        self.n_thresholds = len(used) - 1
        self.n_observers, self.n_lessons = len(data.observers), len(data.lessons)

    def start(self) -> Floats:
        """Thresholds from the shares of the grades, nobody severe, lessons of some spread."""
        below = np.cumsum(np.bincount(self.grade))[:-1] / len(self.grade)
        thresholds = special.logit(below)
        return np.concatenate([thresholds[:1], np.log(np.diff(thresholds)), np.zeros(self.n_observers)])

    def parts(self, parameters: Floats) -> tuple[Floats, Floats, float]:
        """Thresholds, severities with the first at 0, and the spread of the lessons."""
        gaps = np.exp(parameters[1 : self.n_thresholds])
        thresholds = parameters[0] + np.concatenate([[0.0], np.cumsum(gaps)])
        severities = np.concatenate([[0.0], parameters[self.n_thresholds : -1]])
        return thresholds, severities, float(np.exp(parameters[-1]))

    def loss(self, parameters: Floats) -> tuple[float, Floats]:
        """Minus the log likelihood, and its gradient."""
        thresholds, severities, spread = self.parts(parameters)
        ends = np.concatenate([[-np.inf], thresholds, [np.inf]])
        centre = severities[self.observer][:, None] + spread * _NODES
        above, below = (special.expit(ends[self.grade + step][:, None] - centre) for step in (1, 0))
        chance = np.maximum(above - below, np.finfo(np.float64).tiny)
        by_lesson = np.zeros((self.n_lessons, len(_NODES)))
        np.add.at(by_lesson, self.lesson, np.log(chance))
        joint = by_lesson + np.log(_MASSES / _MASSES.sum())
        total = special.logsumexp(joint, axis=1)
        share = np.exp(joint - total[:, None])[self.lesson] / chance
        up, down = share * above * (1 - above), share * below * (1 - below)
        pull = down - up
        by_end = np.zeros(self.n_thresholds + 2)
        np.add.at(by_end, self.grade + 1, up.sum(axis=1))
        np.add.at(by_end, self.grade, -down.sum(axis=1))
        on_thresholds = np.cumsum(by_end[1:-1][::-1])[::-1]
        gaps = np.exp(parameters[1 : self.n_thresholds])
        on_observers = np.bincount(self.observer, weights=pull.sum(axis=1), minlength=self.n_observers)[1:]
        on_spread = (pull * spread * _NODES).sum()
        gradient = np.concatenate([on_thresholds[:1], on_thresholds[1:] * gaps, on_observers, [on_spread]])
        return -float(total.sum()), -gradient


def _errors(model: _Model, parameters: Floats) -> Floats | None:
    """Standard errors of the centred severities from the curvature, or None where there is no maximum."""
    steps = np.eye(len(parameters)) * _STEP
    rows = [(model.loss(parameters + step)[1] - model.loss(parameters - step)[1]) / (2 * _STEP) for step in steps]
    curvature = np.asarray(rows)
    try:
        root = linalg.cho_factor((curvature + curvature.T) / 2)
    except linalg.LinAlgError:
        return None
    inverse = linalg.cho_solve(root, np.eye(len(parameters)))
    spread = np.zeros((model.n_observers, model.n_observers))
    spread[1:, 1:] = inverse[model.n_thresholds : -1, model.n_thresholds : -1]
    centred = spread - spread.mean(axis=0) - spread.mean(axis=1)[:, None] + spread.mean()
    errors: Floats = np.sqrt(np.maximum(np.diag(centred), 0.0))
    return errors
