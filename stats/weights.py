"""How far apart two grades count: 1 for full agreement, towards 0 for the ends of the scale."""

from typing import Literal, get_args

import numpy as np

from stats.arrays import Floats

WeightName = Literal["identity", "linear", "quadratic", "ordinal", "ordinal_metric"]
WEIGHT_NAMES: tuple[WeightName, ...] = get_args(WeightName)


def disagreement_weights(weights: WeightName | Floats, q: int) -> Floats:
    """One minus the agreement weights of `q` grades, as a (q, q) array with zeros on the diagonal.

    `weights` is a name, or a (q, q) array of agreement weights of one's own: ones on the diagonal, less elsewhere,
    symmetric. `ordinal` are Gwet's fixed ordinal weights, 1 - C(|i-j|+1, 2) / C(q, 2) (Gwet 2014, ch. 3). The grades
    count as equally spaced. Raises ValueError for anything else; `ordinal_metric` is no fixed matrix (see
    `stats.alpha`).
    """
    if not isinstance(weights, str):
        return _own_weights(np.asarray(weights, dtype=np.float64), q)
    step = np.abs(np.subtract.outer(np.arange(q), np.arange(q))).astype(np.float64)
    longest = max(q - 1, 1)
    match weights:
        case "identity":
            return (step > 0).astype(np.float64)
        case "linear":
            return step / longest
        case "quadratic":
            return np.square(step / longest)
        case "ordinal":
            return np.where(step > 0, step * (step + 1) / (q * longest), 0.0)
        case _:
            message = f"unknown weights {weights!r}: use one of {', '.join(WEIGHT_NAMES)}"
            raise ValueError(message)


def within_one_weights(q: int) -> Floats:
    """Disagreement weights that forgive one step: 0 up to one grade apart, 1 beyond."""
    step = np.abs(np.subtract.outer(np.arange(q), np.arange(q)))
    return (step > 1).astype(np.float64)


def _own_weights(agreement: Floats, q: int) -> Floats:
    """Check a matrix of one's own and turn it round."""
    if agreement.shape != (q, q):
        message = f"weights for {q} grades need shape {(q, q)}, not {agreement.shape}"
        raise ValueError(message)
    off_diagonal = agreement[~np.eye(q, dtype=bool)]
    if not np.array_equal(np.diag(agreement), np.ones(q)) or not np.all(off_diagonal < 1):
        message = "weights are 1 on the diagonal and less than 1 elsewhere"
        raise ValueError(message)
    if not np.array_equal(agreement, agreement.T):
        message = "weights are symmetric"
        raise ValueError(message)
    return 1.0 - agreement
