"""script/bench field: what a phone's submissions and the reminder sweep cost.

Goals b1 to b5 and e1 to e4 of performance.md as ratios of one run. Beside the
submission stands a view that does nothing behind the same middleware; CPU is that of
Python and of the database's process together. For b4 a NetBox must run beside it.
"""

import argparse
import sys
from typing import Any, Final

import django

REMINDERS: Final = 20_000


def main(words: list[str]) -> int:
    """Measure; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="script/bench field", description=__doc__)
    parser.add_argument("--reminders", type=int, default=REMINDERS)
    parser.add_argument("--blocks", type=int, default=9, help="of 60 requests each")
    parser.add_argument("--netbox", default="", help="http://127.0.0.1:PORT, for b4")
    parser.add_argument(
        "--authorization", default="", help="the whole header NetBox wants: Token …"
    )
    given = parser.parse_args(words)
    django.setup()
    from liuli.bench.figures import say_machine
    from liuli.bench.patrols import measure_patrols
    from liuli.bench.peers import NetBox
    from liuli.bench.sweeps import measure_sweeps

    say_machine()
    community = _community()
    peer = NetBox(given.netbox, given.authorization) if given.netbox else None
    held = measure_patrols(community, blocks=given.blocks, netbox=peer)
    held &= measure_sweeps(community, reminders=given.reminders)
    say_machine()
    return 0 if held else 1


def _community() -> Any:
    from liuli.territory.choices import Level
    from liuli.territory.models import Unit

    return Unit.objects.get(code="510104019007", level=Level.COMMUNITY)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
