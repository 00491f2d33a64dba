"""The local installation: one command that starts the databases, the web server and the workers of one clone."""
