"""What goes wrong in ways a person can mend."""


class Trouble(Exception):
    """Something the person at the keyboard has to know. Its text is the one line they see."""
