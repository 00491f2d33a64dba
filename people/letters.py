"""What letters of every room have."""


def subject_of(words: str) -> str:
    """Return what somebody typed on one line. A browser sends no second one; where others do, no letter would leave."""
    return " ".join(words.split())
