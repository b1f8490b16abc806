"""Children that run together: output gathered, crashes repaired, stopped in order."""

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from liuli.embedded.console import Console
from liuli.embedded.processes import end_group, spawn

_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 30.0
_STEADY_AFTER = 60.0
_LOG_LIMIT = 10 * 1024 * 1024


@dataclass(frozen=True)
class Program:
    """How to run one child and how long it may take to stop."""

    name: str
    command: Sequence[str]
    patience: float


class Child:
    """One program, running or waiting to be started again."""

    def __init__(self, program: Program, supervisor: "Supervisor") -> None:
        self.program = program
        self.process: subprocess.Popen[bytes] | None = None
        self.starts = 0
        self.due = 0.0
        self._pause = _FIRST_PAUSE
        self._since = 0.0
        self._partial = b""
        self._supervisor = supervisor

    def start(self) -> None:
        """Start it and listen to what it says."""
        self.process = spawn(
            self.program.command,
            tie=signal.SIGTERM,
            output=subprocess.PIPE,
            cwd=self._supervisor.cwd,
            env=self._supervisor.env,
        )
        self.starts += 1
        self._since = time.monotonic()
        output = self.output
        os.set_blocking(output.fileno(), False)
        self._supervisor.selector.register(output, selectors.EVENT_READ, self)

    @property
    def output(self) -> IO[bytes]:
        """The reading end of what the running child says."""
        if self.process is None or self.process.stdout is None:
            raise RuntimeError(f"{self.program.name} is not running")
        return self.process.stdout

    def is_running(self) -> bool:
        """Whether its process is alive."""
        return self.process is not None and self.process.poll() is None

    def read(self) -> None:
        """Pass on the complete lines it has said so far."""
        said = self.output.read()
        if said == b"":
            self._supervisor.selector.unregister(self.output)
        *lines, self._partial = (self._partial + (said or b"")).split(b"\n")
        for line in lines:
            self._supervisor.hear(self, line.decode("utf-8", "replace"))

    def bury(self) -> int:
        """Clear up after its process ended; return the exit code."""
        process, output = self.process, self.output
        if process is None:
            raise RuntimeError(f"{self.program.name} is not running")
        code = process.wait()
        end_group(process)
        if output in self._supervisor.selector.get_map():
            self.read()
        if output in self._supervisor.selector.get_map():
            self._supervisor.selector.unregister(output)
        if self._partial:
            self._supervisor.hear(self, self._partial.decode("utf-8", "replace"))
            self._partial = b""
        output.close()
        self.process = None
        if time.monotonic() - self._since > _STEADY_AFTER:
            self._pause = _FIRST_PAUSE
        self.due = time.monotonic() + self._pause
        self._pause = min(self._pause * 2, _LONGEST_PAUSE)
        return code


class Supervisor:
    """Runs children until `stop`; single-threaded, driven by `turn`."""

    def __init__(
        self, *, cwd: Path, env: Mapping[str, str], logs: Path, console: Console
    ) -> None:
        self.cwd = cwd
        self.env = env
        self.selector = selectors.DefaultSelector()
        self._logs = logs
        self._console = console
        self._children: list[Child] = []

    def start(self, program: Program) -> Child:
        """Start a program; it is kept alive from now on."""
        child = Child(program, self)
        self._children.append(child)
        child.start()
        return child

    def turn(self, seconds: float) -> None:
        """Listen for up to `seconds`, then start again what has ended."""
        for key, _ in self.selector.select(seconds):
            key.data.read()
        for child in self._children:
            if child.process is not None and not child.is_running():
                code = child.bury()
                pause = child.due - time.monotonic()
                self._console.step(
                    f"{child.program.name} ended ({describe_exit(code)});"
                    f" starting it again in {pause:.1f} s"
                )
            elif child.process is None and time.monotonic() >= child.due:
                child.start()

    def stop(self, *, hurry: Callable[[], bool]) -> None:
        """Stop all children, last started first; `hurry` cuts their time short."""
        for child in reversed(self._children):
            if child.process is None:
                continue
            self._console.step(f"stopping {child.program.name}")
            child.process.send_signal(signal.SIGTERM)
            until = time.monotonic() + child.program.patience
            while child.is_running() and time.monotonic() < until and not hurry():
                for key, _ in self.selector.select(0.05):
                    key.data.read()
            if child.is_running():
                self._console.step(f"{child.program.name} did not stop and is killed")
                child.process.kill()
            child.bury()
        self._children.clear()

    def hear(self, child: Child, line: str) -> None:
        """Write one line of a child to its log and to the console."""
        path = self._logs / f"{child.program.name}.log"
        if path.exists() and path.stat().st_size > _LOG_LIMIT:
            path.replace(path.with_suffix(".log.1"))
        with path.open("a", encoding="utf-8") as log:
            log.write(line + "\n")
        self._console.line(f"{child.program.name:>6} | {line}")


def describe_exit(code: int) -> str:
    """An exit code in words."""
    if code >= 0:
        return f"exit code {code}"
    return f"ended by {signal.Signals(-code).name}"
