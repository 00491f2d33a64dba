"""Accounts, and what people accept before they take part."""

from people.models.accounts import Installation, Invitation, SetupCode, User, UserManager
from people.models.taking_part import FIRST_LINE, Acceptance, AgreementText, FirstHour

__all__ = [
    "FIRST_LINE",
    "Acceptance",
    "AgreementText",
    "FirstHour",
    "Installation",
    "Invitation",
    "SetupCode",
    "User",
    "UserManager",
]
