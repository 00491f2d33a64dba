"""Makes what the pages need and the repository does not hold: subset fonts and the one stylesheet."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from alliance import fonts, stylesheet


class Command(BaseCommand):
    """`manage.py build_assets`: run before `collectstatic`; touches no database; quick when nothing changed."""

    help = "Subset the fonts and join the stylesheets into VAR/assets."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django's own signature
        """Write the fonts and the stylesheet, and say what was made."""
        assets = settings.VAR_DIR / "assets"
        made = fonts.build(assets / "fonts")
        made.append(stylesheet.build(settings.BASE_DIR / "static" / "css", assets / "css" / "staffroom.css"))
        for path in made:
            self.stdout.write(f"{path.relative_to(settings.VAR_DIR)}  {path.stat().st_size / 1000:.0f} kB")
