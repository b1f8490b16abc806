"""Make the virtual environment of the checkout, once per change of pyproject.toml.

Run by the launchers with whatever Python the machine has; standard library only, and
old enough syntax that an old Python still reaches the sentence that refuses it.
Usage: environment.py [--quiet] EXTRA... -- ARGUMENTS
It becomes the environment's Python with ARGUMENTS, in the checkout; all it says itself
goes to standard error.
"""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time

CHECKOUT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.environ.get("LIULI_VENV") or os.path.join(CHECKOUT, ".venv")
PYTHON = os.path.join(FOLDER, "bin", "python")
STAMP = os.path.join(FOLDER, "liuli-stamp.json")


def main():
    """Become a Python that has everything installed."""
    cut = sys.argv.index("--")
    words = sys.argv[1:cut]
    quiet = "--quiet" in words
    extras = [word for word in words if word != "--quiet"]
    refuse_unfit_python()
    import fcntl

    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))
    os.makedirs(os.path.dirname(FOLDER), exist_ok=True)
    with open(FOLDER + ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        make(extras, quiet)
    os.chdir(CHECKOUT)
    os.execve(PYTHON, [PYTHON, *sys.argv[cut + 1 :]], clean_environment())


def refuse_unfit_python():
    """End with one sentence when this Python cannot make an environment."""
    found = "%d.%d" % sys.version_info[:2]
    if sys.version_info < (3, 11):
        stop("Python 3.11 or newer is needed, this is %s (%s)." % (found, sys.executable))
    if sys.platform == "win32":
        stop("The portal runs on Linux and macOS (on Windows: inside WSL).")
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        stop(
            "This Python cannot make a virtual environment: install it first"
            " (Debian, Ubuntu: apt install python%s-venv)." % found
        )


def make(extras, quiet):
    """Bring the environment to what pyproject.toml says, if it is not there."""
    project, wanted = read_project()
    stamp = read_stamp()
    usable = os.access(PYTHON, os.X_OK) and stamp.get("folder") == FOLDER
    if usable and stamp.get("project") == project and set(extras) <= set(stamp["extras"]):
        return
    extras = sorted(set(extras) | set(stamp.get("extras", [])))
    if not usable:
        say("Making the virtual environment %s" % FOLDER, quiet)
        shutil.rmtree(FOLDER, ignore_errors=True)
        run([sys.executable, "-m", "venv", FOLDER])
    needed = list(wanted["dependencies"])
    for extra in extras:
        needed += wanted["optional-dependencies"][extra]
    began = time.monotonic()
    say("Installing %d packages and what they need" % len(needed), quiet)
    install(needed, quiet)
    with open(STAMP, "w") as file:
        json.dump({"project": project, "extras": extras, "folder": FOLDER}, file)
    say("Installed in %.0f s" % (time.monotonic() - began), quiet)


def read_project():
    """The fingerprint of pyproject.toml with this Python, and its [project] table."""
    import tomllib

    with open(os.path.join(CHECKOUT, "pyproject.toml"), "rb") as file:
        text = file.read()
    mark = hashlib.sha256(text + sys.version.encode()).hexdigest()
    return mark, tomllib.loads(text.decode("utf-8"))["project"]


def read_stamp():
    """What the last complete installation was, {} when there was none."""
    try:
        with open(STAMP) as file:
            return json.load(file)
    except (OSError, ValueError):
        return {}


def install(needed, quiet):
    """Let pip install `needed`, telling about each package it takes up."""
    command = [PYTHON, "-m", "pip", "install", "--progress-bar", "off", *needed]
    pip = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=clean_environment(),
    )
    try:
        tail = follow(pip, quiet)
        failed = pip.wait() != 0
    finally:
        pip.terminate()
    if failed:
        sys.stderr.write("".join(tail))
        stop("pip could not install the packages (its last words are above).")


def follow(pip, quiet):
    """Tell what pip is doing; return its last words."""
    tail = []
    count = 0
    for line in pip.stdout:
        tail = [*tail[-30:], line]
        collected = re.match(r"Collecting ([A-Za-z0-9._\[\]-]+)", line)
        if collected:
            count += 1
            say("  %3d %s" % (count, collected.group(1)), quiet)
        elif line.startswith("Installing collected packages"):
            say("  unpacking %d packages" % count, quiet)
    return tail


def run(command):
    """Run one command; when it fails, show what it said."""
    done = subprocess.run(
        command, capture_output=True, text=True, env=clean_environment(), check=False
    )
    if done.returncode != 0:
        sys.stderr.write(done.stdout + done.stderr)
        stop("%s failed (its words are above)." % " ".join(command[1:3]))


def clean_environment():
    """The environment without what would lead pip to other packages."""
    unwanted = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    kept["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    kept["PIP_ROOT_USER_ACTION"] = "ignore"
    kept["PIP_NO_INPUT"] = "1"
    kept["PYTHONNOUSERSITE"] = "1"
    return kept


def say(sentence, quiet):
    """Tell what is being done, on standard error."""
    if not quiet:
        sys.stderr.write(sentence + "\n")
        sys.stderr.flush()


def stop(sentence):
    """End with one clear line."""
    sys.exit("liuli: " + sentence)


main()
