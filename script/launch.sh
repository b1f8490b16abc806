# Sourced by the launchers: finds a Python that is new enough and becomes it.
# Usage: . script/launch.sh; become [--quiet] EXTRA... -- ARGUMENTS OF PYTHON

here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

LIULI_CALLED_FROM=$PWD
export LIULI_CALLED_FROM
case "${LIULI_DATA:-/}" in /*) ;; *) LIULI_DATA=$PWD/$LIULI_DATA ;; esac
case "${LIULI_VENV:-/}" in /*) ;; *) LIULI_VENV=$PWD/$LIULI_VENV ;; esac

become() {
  for candidate in ${PYTHON:+"$PYTHON"} python3 python3.14 python3.13 python3.12 python3.11; do
    if "$candidate" -I -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      exec "$candidate" -I "$here/script/environment.py" "$@"
    fi
  done
  echo "liuli: Python 3.11 or newer is needed (Debian, Ubuntu: apt install python3 python3-venv)." >&2
  exit 1
}
