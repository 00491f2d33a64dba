"""What goes wrong in ways a person can mend."""


class Trouble(Exception):  # noqa: N818  it is a message to a person rather than an error to a programmer
    """Something the person at the keyboard has to know. Its text is the one line they see."""
