"""A tree of folders with the files that can be read, of which several can be chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DirectoryTree
from textual.widgets.directory_tree import DirEntry
from textual.widgets.tree import TreeNode

from parser.clean import clean
from tui.translation import _
from tui.work.walk import NAMED


class Files(DirectoryTree):
    """Folders and readable files; space chooses, a folder stands for all readable files in it."""

    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "want", _("read"), show=False, id="files.want"),
        Binding("space", "choose", _("choose"), id="files.choose"),
        Binding("j,down", "cursor_down", _("down"), show=False, id="files.down"),
        Binding("k,up", "cursor_up", _("up"), show=False, id="files.up"),
        Binding("l,right", "open", _("open the folder"), show=False, id="files.open"),
        Binding("h,left", "close", _("to the folder above"), show=False, id="files.close"),
    ]

    @dataclass
    class Chosen(Message):
        """What is chosen changed."""

    @dataclass
    class Requested(Message):
        """These files and folders are to be read."""

        paths: list[Path]

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.chosen: dict[Path, None] = {}
        self.guide_depth = 2

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        return [path for path in paths if not path.name.startswith(".") and _is_of_use(path)]

    def render_label(self, node: TreeNode[DirEntry], base_style: Style, style: Style) -> Text:
        """The name, made harmless, with a sign before what is chosen."""
        path = node.data.path if node.data else Path()
        sign = "✓ " if path in self.chosen else "  "
        icon = (
            ""
            if not node.allow_expand
            else (self.ICON_NODE, self.ICON_NODE_EXPANDED)[node.is_expanded]
        )
        name = clean(path.name) or str(path)
        return Text.assemble((sign + icon, base_style), (name, style))

    def action_choose(self) -> None:
        """Choose what the cursor is on, or no longer, and go to the next."""
        node = self.cursor_node
        if node is None or node.data is None:
            return
        path = node.data.path
        if self.chosen.pop(path, path) is path:
            self.chosen[path] = None
        node.refresh()
        self.action_cursor_down()
        self.post_message(self.Chosen())

    @property
    def wanted(self) -> list[Path]:
        """What is chosen, or else what the cursor is on."""
        node = self.cursor_node
        return list(self.chosen) or ([node.data.path] if node and node.data else [])

    def action_want(self) -> None:
        """Want these files and folders to be read."""
        if self.wanted:
            self.post_message(self.Requested(self.wanted))

    def action_select_cursor(self) -> None:
        """What a click does: a file is wanted, a folder opens or closes."""
        node = self.cursor_node
        if node and node.allow_expand:
            node.toggle()
        else:
            self.action_want()

    def action_open(self) -> None:
        if self.cursor_node and self.cursor_node.allow_expand:
            self.cursor_node.expand()

    def action_close(self) -> None:
        """Close the folder under the cursor, or go to the one that it stands in."""
        node = self.cursor_node
        if node is None or node is self.root:
            self.path = Path(self.path).absolute().parent
        elif node.allow_expand and node.is_expanded:
            node.collapse()
        elif node.parent:
            self.move_cursor(node.parent)


def _is_of_use(path: Path) -> bool:
    try:
        return path.is_dir() or path.suffix.lower() in NAMED
    except OSError:
        return False
