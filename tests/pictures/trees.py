"""Cascades to draw: the one of the picture, and one with everything that is hard."""

from pictures.cascade import Row, Tree, TrioBox

WOODROFFE = Tree(
    (
        TrioBox(
            "Trio 1",
            "running",
            "running",
            (
                Row("Beth Lacey, English", "Hawkcombe"),
                Row("Tomasz Zielinski, D&T", "Seaward"),
                Row("Farah Aziz, Maths", "Blackdown Cross"),
            ),
            leader="Anna Whitlock",
            leader_initials="AW",
            leader_place="Seaward",
        ),
        TrioBox(
            "Trio 2",
            "finished 8 Feb",
            "finished",
            (
                Row("Colin Marsh, Year 5", "Lambert’s Hill"),
                Row("Jo Bright, Music", "Otterden", ("Jo Bright would lead one,", "on listening. Not planned yet.")),
                Row("Nisha Patel, Science", "Hawkcombe"),
            ),
            leader="Graham Peel",
            leader_initials="GP",
            leader_place="Otterden",
        ),
        TrioBox(
            "Trio 3",
            "waits for cover, 14 days",
            "planned",
            (
                Row("Beth Lacey will lead it"),
                Row("Geography, Music, Year 6", "three schools"),
                Row("Two of three have a yes from their head"),
            ),
            parent=0,
            parent_row=0,
            look_here=True,
        ),
    )
)
LONG = "Persephone Featherstonehaugh-Cholmondeley the Younger of that Ilk"
HARD = Tree(
    (
        TrioBox(
            "Trio 1000000",
            f"{LONG} waits",
            "finished",
            tuple(Row(f"{LONG} {at}", LONG, (LONG, LONG)) for at in range(3)),
            leader=LONG,
            leader_initials="PF",
            leader_place=LONG,
        ),
        *[
            TrioBox(
                f"Trio {at}", "running", "running", (Row("A", "B"), Row("C", "D")), parent=at - 1, parent_row=2 % at
            )
            for at in range(1, 7)
        ],
        TrioBox("Trio 9", "running", "running", (Row("<b>", "&"),), parent=0, parent_row=2),
        TrioBox("Trio 10", "planned", "planned", (), leader="X", leader_initials="X"),
    ),
    leaders="Led by",
)
