"""The user, sign-in, invitations, the audit trail, and what kind of installation this is."""
