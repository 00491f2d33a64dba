"""A zip archive whose bytes depend on what is in it and on nothing else: Word files are such archives."""

import io
import zipfile

THE_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold


def normalised(archive: bytes) -> bytes:
    """Return the archive with the same parts in the same order, without times, owners and systems."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as given,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made,
    ):
        for name in given.namelist():
            info = zipfile.ZipInfo(name, THE_FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            made.writestr(info, given.read(name), compresslevel=6)
    return kept.getvalue()
