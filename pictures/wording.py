"""Small words for counts, so that findings read as sentences."""

_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count_word(count: int) -> str:
    """Write `count` in words up to ten, then in figures with thousands apart."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"


def capital(words: str) -> str:
    """Begin `words` with a capital, and leave the rest as it is."""
    return words[:1].upper() + words[1:]


def within(words: str) -> str:
    """Begin `words` small inside a sentence, unless they begin with an abbreviation: "use of TAs", "AfL", "ICT"."""
    first = words[1:].partition(" ")[0]
    return words[:1].lower() + words[1:] if first == first.lower() else words


def sentence(words: str) -> str:
    """Begin `words` with a capital and end them with a full stop."""
    return f"{capital(words)}."


def counted(count: int, one: str, several: str = "") -> str:
    """Write "one grade", "two grades", "12 lessons"; `several` if an s does not do."""
    return f"{count_word(count)} {one if count == 1 else several or one + 's'}"


def listed(words: list[str]) -> str:
    """Join "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
