"""A hint, never a refusal: words that look like a pupil's name. Pure.

It knows first names common among pupils of English schools and the ways in which teachers name a pupil in passing. It
misses many and takes some colleagues for pupils, so it only ever asks.
"""

import re
from collections.abc import Iterable

MOST_SHOWN = 3
# Names as one text, so that the list stays readable.
_FIRST_NAMES = """
    Aaliyah Aaron Abigail Adam Aidan Aisha Alexander Alfie Alice Amelia Amina Amir Amy Anya Archie Arthur Ava Ayesha
    Bailey Beatrice Ben Benjamin Bethany Bilal Brandon Caitlin Callum Cameron Charlie Charlotte Chloe Connor Courtney
    Daisy Daniel Danielle Dominic Dylan Eleanor Elijah Ella Ellie Elliot Emily Emma Erin Ethan Evan Eve Evie Faith
    Fatima Finley Florence Freddie Freya Gabriel George Georgia Grace Gracie Hamza Hannah Harriet Harrison Harry Harvey
    Hassan Henry Holly Ibrahim Imogen Isaac Isabel Isabella Isabelle Isla Ivy Jack Jacob Jade Jake James Jamie Jasmine
    Jayden Jessica Jordan Joseph Joshua Jude Kai Katie Kayleigh Keira Kian Kieran Lacey Lauren Layla Leah Leo Leon Lewis
    Liam Lily Logan Louie Louis Luca Lucas Lucy Luke Maisie Maryam Mason Matilda Matthew Max Maya Megan Mia Michael
    Millie Mohammed Mohammad Muhammad Molly Morgan Natasha Nathan Niamh Noah Oliver Olivia Ollie Omar Oscar Owen Paige
    Phoebe Poppy Rebecca Reece Rhys Riley Robert Rosie Rowan Ruby Ryan Samuel Sarah Scarlett Sebastian Seth Shannon
    Sienna Skye Sofia Sophia Sophie Stanley Summer Tegan Theo Thomas Toby Tyler William Willow Yasmin Yusuf Zachary Zain
    Zara Zoe
"""
FIRST_NAMES = frozenset(re.findall(r"\w+", _FIRST_NAMES))
NAME = r"[A-Z][a-zà-ÿ]+(?:[-'’][A-Z][a-zà-ÿ]+)?"
IN_A_YEAR = re.compile(rf"\b({NAME}(?: {NAME})?),? (?:in|from|of) [Yy](?:ear|r) ?\d{{1,2}}\b")
A_PUPIL = re.compile(rf"\b(?:[Pp]upil|[Ss]tudent|[Bb]oy|[Gg]irl|[Cc]hild)(?: called| named)? ({NAME}(?: {NAME})?)\b")
FULL_NAME = re.compile(rf"(?<![@\w])({NAME}) ({NAME})\b")
NOT_SURNAMES = frozenset({"School", "Academy", "College", "Primary", "Alliance", "Trust", "Road", "Street"})


def names_in(text: str, *, known: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what looks like pupils' names, in the order of the text, at most three.

    `known` are names of colleagues, in full, which are never meant.
    """
    colleagues = {name.casefold() for name in known}
    found = [(match.start(1), match[1]) for pattern in (IN_A_YEAR, A_PUPIL) for match in pattern.finditer(text)]
    found += [
        (match.start(), match[0])
        for match in FULL_NAME.finditer(text)
        if match[1] in FIRST_NAMES and match[2] not in NOT_SURNAMES
    ]
    names = dict.fromkeys(name for _, name in sorted(found) if name.casefold() not in colleagues)
    return tuple(names)[:MOST_SHOWN]
