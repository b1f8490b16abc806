"""`python -m liuli.embedded up|manage|test|backup|restore`: what script/* run."""

import os
import sys

from liuli.embedded.errors import CannotStartError


def main() -> int:
    """Run one of the launchers' commands; trouble is one line on standard error."""
    os.umask(0o077)
    name, words = sys.argv[1], sys.argv[2:]
    try:
        return _run(name, words)
    except CannotStartError as problem:
        sys.stderr.write(f"script/{name}: {problem}\n")
        return 1


def _run(name: str, words: list[str]) -> int:
    if name == "up":
        from liuli.embedded.up import up

        return up(words)
    if name == "manage":
        from liuli.embedded.manage import manage

        return manage(words)
    if name == "test":
        from liuli.embedded.testing import test

        return test(words)
    if name == "backup":
        from liuli.embedded.backup import backup

        return backup(words)
    from liuli.embedded.restore import restore

    return restore(words)


if __name__ == "__main__":
    sys.exit(main())
