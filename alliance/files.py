"""How static files are stored: compressed, under names that change with their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]  # ships none

OURS = "js/*.js"  # a package's scripts name their imports in ways of their own


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # likewise
    """As whitenoise does it, and with the names in our modules' own `import` lines changed too."""

    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = (
        OURS,
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],  # noqa: SLF001  # Django's list
    )
