"""Acts and things of this room in words, for the pages that read the trail. They follow who did it."""

ACTS = {
    "set up": "set up this installation",
    "invite": "invited somebody",
    "accept invitation": "took up an invitation",
    "publish agreement": "published an agreement to take part",
    "accept agreement": "accepted the agreement to take part in a lesson",
    "take back agreement": "took back an agreement to take part in a lesson",
    "read who sees what": "read who sees what",
    "answer first hour": "said yes or no to taking part",
    "dismiss first hour": "put the first steps aside",
}
UNTOLD = frozenset({"accept agreement", "take back agreement", "answer first hour"})
THINGS = {
    "people.Acceptance": "agreement of a person",
    "people.AgreementText": "agreement to take part",
    "people.Installation": "installation",
    "people.Invitation": "invitation",
    "people.User": "account",
}
