"""A real terminal: tmux types, and the screen is read back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

SEA = (sys.executable, "-m", "tui.cli")


class Terminal:
    """A terminal of its own in which `sea` runs."""

    def __init__(self, socket: str, env: dict[str, str]) -> None:
        self._last = ""
        self._tmux = ["tmux", "-L", socket, "-f", os.devnull]
        self._env = {**os.environ, **env, "TERM": "xterm-256color"}
        # Who runs the tests in parallel sets these, and what runs in a terminal believes them.
        for name in ("COLUMNS", "LINES"):
            self._env.pop(name, None)

    def run(
        self, *words: str, size: tuple[int, int] = (80, 24), program: Sequence[str] = SEA
    ) -> None:
        command = [*program, *words]
        size_words = ["-x", str(size[0]), "-y", str(size[1])]
        # The shell stays when sea has gone, so that its last words can be read.
        self._call("new-session", "-d", *size_words, "sh")
        self._call("set", "-s", "set-clipboard", "on")
        self._call("send-keys", "-l", f"clear; {' '.join(command)}; echo left with $?")
        self._call("send-keys", "Enter")

    def press(self, *keys: str) -> None:
        for key in keys:
            # The same key at once is one that is held down.
            time.sleep(0.25 if key == self._last else 0)
            self._after_escape()
            self._last = key
            self._call("send-keys", key)

    def type(self, text: str) -> None:
        self._after_escape()
        self._last = ""
        self._call("send-keys", "-l", text)

    def _after_escape(self) -> None:
        """A terminal takes escape and what comes right behind it for one key, with alt."""
        time.sleep(0.5 if self._last == "Escape" else 0)

    def paste(self, text: str) -> None:
        """Paste as a terminal does where the program asked for brackets around it."""
        self._call("set-buffer", "-b", "pasted", text)
        self._call("paste-buffer", "-p", "-b", "pasted")

    def screen(self) -> str:
        return self._call("capture-pane", "-p")

    def styled(self) -> str:
        """The screen with the codes of its colours and styles."""
        return self._call("capture-pane", "-e", "-p")

    def shows(self, *texts: str, seconds: float = 20) -> str:
        """The screen, once it shows all of `texts`."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            screen = self.screen()
            if all(text in screen for text in texts):
                return screen
            time.sleep(0.1)
        raise AssertionError(f"{texts} not on the screen:\n{self.screen()}")

    def clipboard(self) -> str:
        """What was sent to the terminal's clipboard, once something was."""
        until = time.monotonic() + 20
        while time.monotonic() < until and not self._call("list-buffers"):
            time.sleep(0.1)
        return self._call("show-buffer")

    def kill(self) -> None:
        """What a power cut does to it."""
        shell = self._call("display-message", "-p", "#{pane_pid}").strip()
        children = Path(f"/proc/{shell}/task/{shell}/children").read_text().split()
        for child in children:
            os.kill(int(child), signal.SIGKILL)
        self.shows("left with 137")

    def end(self) -> None:
        subprocess.run([*self._tmux, "kill-server"], capture_output=True, check=False)

    def _call(self, *words: str) -> str:
        done = subprocess.run(
            [*self._tmux, *words], env=self._env, capture_output=True, text=True, check=True
        )
        return done.stdout
