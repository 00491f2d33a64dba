"""What an action answers when it may not be done."""


class Refused(Exception):
    """Something that is not done; `problems` maps a field of the form (or "" for the whole) to its sentence."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = problems
