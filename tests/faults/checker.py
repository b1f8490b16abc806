"""Comparing what phones were told with what the portal holds (reliability 3.1).

Run in the portal's environment once everything has gone quiet:
`python -m tests.faults.checker FOLDER` reads the ledgers there and prints counts as
JSON. All of them but the first group must be 0.
"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import django

from tests.faults.plans import NEW_SITE

# What an accepted act names its row by: a fact of its receipt, or its own number.
_FACTS = {
    "patrols.finding": "",
    "hazards.new_site": "site",
    "residents.need": "need",
    "water.reading": "reading",
    "water.leak": "repair",
}
_AUDIT = {
    "patrols.finding": ("hazards.found", "hazards.found_again"),
    "hazards.new_site": ("hazards.site_added",),
    "residents.need": ("needs.noted",),
    "water.reading": ("hazards.meter_read",),
    "water.leak": ("hazards.water_fault_reported",),
    "patrols.start": ("patrols.started",),
    "patrols.answers": ("patrols.answered",),
    "patrols.finish": ("patrols.finished",),
}


def main() -> None:
    django.setup()
    meant, told = read_ledgers(Path(sys.argv[1]))
    sys.stdout.write(json.dumps(compare(meant, told)) + "\n")


def read_ledgers(
    folder: Path,
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """What was meant and what was told, both by number."""
    meant: dict[str, dict[str, Any]] = {}
    told: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for line in map(json.loads, path.read_text("utf-8").splitlines()):
            if "meant" in line:
                meant[line["meant"]] = line
            else:
                told[line["settled"]] = line
    return meant, told


def compare(
    meant: dict[str, dict[str, Any]], told: dict[str, dict[str, Any]]
) -> dict[str, int]:
    """The counts of 3.1 over sets of numbers."""
    from liuli.fieldwork.models import Receipt

    receipts = {str(one.client_id): one for one in Receipt.objects.all()}
    photos = {n: h for one in meant.values() for n, h in one["photos"].items()}
    accepted = {n for n in meant if n in told and told[n]["status"] == "accepted"}
    acts = Counter(meant[n]["kind"] for n in accepted)
    rows = {kind: _missing_and_extra(kind, accepted, meant, told) for kind in _FACTS}
    return {
        "submissions": len(meant),
        "accepted": len(accepted),
        "refused": sum(told[n]["status"] == "refused" for n in meant if n in told),
        "photos": len(photos),
        "lost": len(accepted - receipts.keys())
        + sum(lost for lost, _ in rows.values()),
        "doubled": sum(extra for _, extra in rows.values()),
        "phantom": len(receipts.keys() - meant.keys()),
        "unfinished": len(meant.keys() - told.keys()),
        "untrue_receipts": sum(
            n not in receipts or not _is_true(receipts[n], meant[n], told[n])
            for n in meant.keys() & told.keys()
        ),
        "rounds_wrong": _rounds_wrong(acts),
        "audit_gaps": _audit_gaps(acts),
        "notices_doubled": _notices_doubled(),
        "photo_gaps": _photo_gaps(meant, told, photos, accepted),
    }


def _is_true(receipt: Any, meant: dict[str, Any], told: dict[str, Any]) -> bool:
    from liuli.fieldwork.operations import sign_receipt

    sha256 = meant["sha256"]
    signed = sign_receipt(receipt.client_id, sha256, receipt.pk, receipt.epoch)
    same = (receipt.payload_sha256, receipt.status) == (sha256, told["status"])
    return same and told["receipt"] == signed


def _missing_and_extra(
    kind: str,
    accepted: set[str],
    meant: dict[str, dict[str, Any]],
    told: dict[str, dict[str, Any]],
) -> tuple[int, int]:
    """Rows a receipt names that are not there; rows no receipt of this kind names."""
    fact = _FACTS[kind]
    own = [number for number in accepted if meant[number]["kind"] == kind]
    named = [told[n]["facts"][fact] if fact else n for n in own]
    here = _rows(kind)
    twice = len(named) - len(set(named))
    return len(set(named) - here), len(here - set(named)) + twice


def _rows(kind: str) -> set[Any]:
    """What there is of a kind, as receipts name it; the village's own sites apart."""
    from hazards.models import Finding, MeterReading, Repair, Site
    from residents.models import Need

    if kind == "patrols.finding":
        return {str(n) for n in Finding.objects.values_list("client_id", flat=True)}
    rows = {
        "hazards.new_site": Site.objects.filter(name__startswith=NEW_SITE),
        "residents.need": Need.objects.all(),
        "water.reading": MeterReading.objects.all(),
        "water.leak": Repair.objects.all(),
    }[kind]
    return set(rows.values_list("pk", flat=True))


def _rounds_wrong(acts: Counter[str]) -> int:
    from hazards.choices import RoundState
    from hazards.models import Round, Stop
    from tests.faults.village import SITES

    finished = Round.objects.filter(state=RoundState.FINISHED).count()
    answered = Stop.objects.exclude(answer="").count()
    return abs(finished - acts["patrols.finish"]) + abs(
        answered - SITES * acts["patrols.answers"]
    )


def _audit_gaps(acts: Counter[str]) -> int:
    """One line for each act, no more and no less (phones' acts only)."""
    from liuli.audit.models import Entry

    lines = Counter(
        Entry.objects.filter(actor_id__isnull=False).values_list("action", flat=True)
    )
    return sum(
        abs(sum(lines[action] for action in actions) - acts[kind])
        for kind, actions in _AUDIT.items()
    )


def _notices_doubled() -> int:
    from liuli.notices.models import Notice

    told = list(Notice.objects.values_list("key", "recipient_id"))
    return len(told) - len(set(told))


def _photo_gaps(
    meant: dict[str, dict[str, Any]],
    told: dict[str, dict[str, Any]],
    photos: dict[str, str],
    accepted: set[str],
) -> int:
    """Photos sent and not there, not whole, or not at the record that announced them."""
    from liuli.attachments.models import File
    from liuli.attachments.storage import photo_path
    from liuli.fieldwork.models import PhotoDue

    files = {str(one.client_id): one for one in File.objects.all()}
    at_record = {
        str(due.client_id): str(due.receipt.client_id)
        for due in PhotoDue.objects.filter(file__isnull=False).select_related("receipt")
    }
    owner = {photo: n for n, one in meant.items() for photo in one["photos"]}
    gaps = len(files.keys() - photos.keys())
    for number, sha256 in photos.items():
        file = files.get(number)
        if file is None or file.source_sha256 != sha256 or number not in told:
            gaps += 1
            continue
        content = photo_path(file.sha256).read_bytes()
        whole = hashlib.sha256(content).hexdigest() == file.sha256
        owned = owner[number] not in accepted or at_record.get(number) == owner[number]
        gaps += not (whole and owned)
    return gaps


if __name__ == "__main__":
    main()
