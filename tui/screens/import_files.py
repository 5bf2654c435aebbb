"""Import from inside the app: files are picked, and then it is seen how far their reading is."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Label, ProgressBar, Static

from parser.clean import clean
from tui.session import SessionMixin
from tui.translation import _, ngettext
from tui.widgets.file_tree import Files
from tui.widgets.import_line import LOOK, progress_text
from tui.widgets.keys import Keys
from tui.widgets.path_input import PathInput
from tui.work.background_import import Import
from tui.work.walk import count, is_folder


class PickFiles(ModalScreen[list[Path]], SessionMixin):
    """Pick files and folders; the answer is their paths, none where the person went back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", _("back"), id="pick.back", priority=True),
        Binding("tab", "app.focus_next", _("path or tree"), show=False, id="pick.other"),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def compose(self) -> ComposeResult:
        with Vertical(id="pick"):
            yield Label(_("Which files should be read?"), classes="title", markup=False)
            yield PathInput(self._folder, _("a file or a folder"))
            yield Files(self._folder)
            yield Static(id="chosen", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        self.query_one(Files).focus()
        self._tell()

    def action_back(self) -> None:
        self.dismiss([])

    @on(Input.Submitted)
    def _go(self, event: Input.Submitted) -> None:
        """To the folder that is typed; a file is read at once."""
        typed = event.value.strip()
        # A name that is too long is an error, and so is one of nobody's home.
        with suppress(OSError, RuntimeError, ValueError):
            path = Path(typed).expanduser()
            if path.is_dir():
                self.query_one(Files).path = path
                self.query_one(Files).focus()
                return
            if path.is_file():
                self.dismiss([path])
                return
        self._say(_("There is no file or folder {path}.").format(path=clean(typed)))

    @on(Files.Requested)
    def _take(self, message: Files.Requested) -> None:
        number, whole = count(message.paths)
        if number or not whole:
            self.dismiss(message.paths)
        else:
            self._say(_("There is no file that can be read among the chosen ones."))

    @on(Files.Chosen)
    @on(Files.NodeHighlighted)
    def _tell(self) -> None:
        tree = self.query_one(Files)
        number, whole = count(tree.wanted)
        if tree.chosen:
            said = ngettext("{n} file chosen", "{n} files chosen", number)
            more = _("more than {n} files chosen")
            self._say((said if whole else more).format(n=number) + _(" · enter reads them"))
        elif any(map(is_folder, tree.wanted)):
            said = ngettext(
                "enter reads the {n} file in this folder · {key} opens it",
                "enter reads the {n} files in this folder · {key} opens it",
                number,
            )
            more = _("enter reads the files in this folder, more than {n} · {key} opens it")
            key = self.sea.key("files.open", "l")
            self._say((said if whole else more).format(n=number, key=key))
        else:
            said = _("enter reads a file · {key} chooses several, or a whole folder")
            self._say(said.format(key=self.sea.key("files.choose", "space")))

    def _say(self, text: str) -> None:
        self.query_one("#chosen", Static).update(text)


class Progress(ModalScreen[None], SessionMixin):
    """How far an import is, and what came of each file; it goes on when this is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,I", "dismiss", _("back"), key_display="esc", id="progress.back"),
        Binding("x", "stop", _("stop reading"), id="progress.stop"),
        Binding("y", "store", _("store them all the same"), id="progress.store"),
        Binding("j,down", "scroll(1)", _("down"), show=False, id="progress.down"),
        Binding("k,up", "scroll(-1)", _("up"), show=False, id="progress.up"),
    ]

    def __init__(self, running: Import) -> None:
        super().__init__()
        self._import = running
        self._shown = (-1, -1, -1)

    def compose(self) -> ComposeResult:
        with Vertical(id="progress"):
            yield Label(id="how-far", classes="title", markup=False)
            yield ProgressBar(show_eta=False)
            with VerticalScroll(can_focus=False):
                yield Static(id="outcomes")
        yield Keys()

    def on_mount(self) -> None:
        self.set_interval(LOOK, self._look)
        self._look()

    def _look(self) -> None:
        self.query_one("#how-far", Label).update(progress_text(self._import))
        tally = self._import.tally
        told = tally.done, len(self._import.outcomes), len(self._import.held)
        if told != self._shown:
            self._shown = told
            self.query_one(ProgressBar).update(total=tally.total or None, progress=tally.done)
            self.query_one("#outcomes", Static).update(self._outcomes())
        self.refresh_bindings()

    def _outcomes(self) -> Text:
        """A line for each file: what is stored, and what could not be read."""
        text = Text()
        for outcome in self._import.outcomes:
            if outcome.stored:
                text.append("✓ ", "green").append(clean(outcome.stored)).append("\n")
            for problem in outcome.problems:
                text.append("! ", "yellow").append(clean(problem)).append("\n")
        return text

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be stopped that has ended, nor stored that is not held."""
        if action == "store":
            return bool(self._import.held) and not self._import.running
        return action != "stop" or (self._import.running and not self._import.stopping)

    def action_store(self) -> None:
        self.sea.store_held()

    def action_stop(self) -> None:
        self._import.stop()
        self._look()

    def action_scroll(self, by: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=by * 2, animate=False)
