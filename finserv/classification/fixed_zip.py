"""Workbooks without a clock: the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile

_DAY = "2000-01-01T00:00:00Z"
_CORE = "docProps/core.xml"


def fixed(workbook: bytes) -> bytes:
    """The same workbook with all its dates set to one day, packed in the same way each time."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == _CORE:
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", _DAY.encode("ascii"), content)
            entry = zipfile.ZipInfo(name, date_time=(2000, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, content)
    return packed.getvalue()
