"""What is decided in the app can be decided from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from parser import Code, Document, Entry, Finding, Report
from parser.report_json import as_json
from tests.conftest import SEED
from tests.e2e.conftest import sentence


def test_what_is_decided_in_the_app_can_be_decided_here(sea: Any) -> None:
    sea("import", SEED)
    uids = [entry["uid"] for entry in json.loads(sea("search", "--json").stdout)]
    assert sea("accept", *uids[:2], "--as", "piet").stdout.splitlines() == [
        f"{uid}: accepted" for uid in uids[:2]
    ]
    assert sea("reject", uids[2][:10], "een kop").stdout == f"{uids[2]}: rejected\n"
    assert sea("flag", uids[3], "klopt dit?").stdout == f"{uids[3]}: flagged\n"
    assert sea("set", uids[4], "titel", "Verbeterde titel").stdout == f"{uids[4]}: not reviewed\n"
    assert len(json.loads(sea("search", "verbeterde", "titel", "--json").stdout)) == 1
    assert sea("undo", uids[4]).stdout == f"{uids[4]}: not reviewed\n"
    assert sea("search", "verbeterde", "titel", "--json").stdout == "[]\n"
    assert sea("undo", "--as", "piet").stdout.count("not reviewed") == 2
    assert sea("undo", "--as", "piet").stdout == "There was nothing to do.\n"
    assert sea("undo", uids[9]).stdout == "There was nothing to do.\n"


def test_the_list_is_shown_searched_and_set_here(sea: Any) -> None:
    sea("import", SEED)
    (uid, *others) = [
        entry["uid"] for entry in json.loads(sea("search", "lijst:afgerond", "--json").stdout)
    ]
    assert "List: afgerond" in sea("show", uid).stdout.splitlines()
    assert "afgerond, gepland" in sentence(sea("set", uid, "lijst", "allebei"))
    sea("set", uid, "lijst", "Gepland")
    assert "List: gepland" in sea("show", uid).stdout.splitlines()
    (found,) = json.loads(sea("search", "lijst:gepland", "--json").stdout)
    assert (found["uid"], found["lijst"], len(others)) == (uid, "gepland", 9)


def test_a_fragment_is_joined_and_an_entry_split_here(sea: Any, tmp_path: Path) -> None:
    paper = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1", pages=300)
    entries = (
        Entry(
            titel="Evaluatie Natuurwet",
            conclusies="De wet werkt, al is de uitvoering",
            afronding="2022",
            pages=(1,),
        ),
        Entry(conclusies="duur. Het natuurpact ligt op koers.", pages=(2,)),
    )
    report = tmp_path / "report.json"
    report.write_text(json.dumps(as_json(Report(paper, entries))))
    sea("import", report)
    upper, rest = [entry["uid"] for entry in json.loads(sea("search", "--json").stdout)]
    assert "no entry above it" in sentence(sea("join", upper))
    assert sea("join", rest).stdout.splitlines() == [f"{upper}: not reviewed", f"{rest}: rejected"]
    assert f"It is the rest of {upper}." in sea("show", rest).stdout
    assert "al is de uitvoering duur." in sea("show", upper).stdout
    sea("undo")
    assert sea("join", rest, upper[:10]).returncode == 0
    assert "needs a title or a conclusion" in sentence(sea("split", upper, "afronding", "2022"))
    assert "more than once" in sentence(sea("split", upper, "conclusies", ""))
    assert "conclusies" in sea("split", upper, "kleur", "rood").stderr
    done = sea("split", upper, "conclusies", "Het natuurpact", "--version", 4)
    first, second = (line.partition(":")[0] for line in done.stdout.splitlines())
    assert first == upper
    assert "Conclusion: Het natuurpact ligt op koers." in sea("show", second).stdout
    assert "Source: kst-36360-VI-1, p. 1" in sea("show", second).stdout
    sea("undo", upper)
    assert [entry["uid"] for entry in json.loads(sea("search", "--json").stdout)] == [upper]


@pytest.mark.parametrize("uid", ["", "zzz", "%", "'"])
def test_an_entry_that_is_not_there_is_told(sea: Any, uid: str) -> None:
    assert "with" in sentence(sea("accept", uid))


def test_what_is_no_field_is_told(sea: Any) -> None:
    assert "afronding" in sea("set", "x", "uid", "y").stderr


def test_what_is_open_is_listed_taken_and_left_here(sea: Any, tmp_path: Path) -> None:
    broken = Finding(Code.HYPHEN_THIN, "conclusies", "door-looptijd", None, "doorlooptijd")
    entry = Entry(
        titel="Onderzoek",
        conclusies="De door-looptijd is kort.",
        findings=(broken, Finding(Code.NO_LINK, "links")),
    )
    saved = tmp_path / "saved.json"
    saved.write_text(json.dumps(as_json(Report(Document(file="a.pdf"), (entry,)))))
    sea("import", saved)
    (uid,) = [entry["uid"] for entry in json.loads(sea("search", "--json").stdout)]
    shown = sea("show", uid).stdout.splitlines()
    assert "Conclusion: De door-looptijd is kort." in shown
    assert shown[-3:] == [
        "1. Conclusion: ? a hyphen at a line's end was kept or dropped on thin evidence "
        "‘door-looptijd’",
        "   instead: De doorlooptijd is kort.",
        "2. Links: i finished research without a hyperlink",
    ]
    assert "offers nothing" in sentence(sea("take", uid, "2"))
    assert "no open question 3" in sentence(sea("leave", uid, "3"))
    assert sea("leave", uid, "2").returncode == 0
    assert sea("take", uid, "1").returncode == 0
    assert "Conclusion: De doorlooptijd is kort." in sea("show", uid).stdout
    sea("undo")
    assert "Conclusion: De door-looptijd is kort." in sea("show", uid).stdout
    sea("redo")
    assert "Conclusion: De doorlooptijd is kort." in sea("show", uid).stdout


def test_links_are_set_a_line_each(sea: Any) -> None:
    sea("import", SEED)
    uid = json.loads(sea("search", "--json").stdout)[0]["uid"]
    sea("set", uid, "links", "https://example.org/a Rapport\nhttps://example.org/b Bijlage")
    said = "Links: https://example.org/a Rapport\nhttps://example.org/b Bijlage\n"
    assert said in sea("show", uid).stdout


def test_a_second_look_is_given_here_and_seen_as_it_was_read(sea: Any, tmp_path: Path) -> None:
    sea("import", SEED)
    uids = [entry["uid"] for entry in json.loads(sea("search", "--json").stdout)]
    sea("set", uids[0], "titel", "Verbeterd", "--as", "an")
    sea("accept", *uids, "--as", "an")
    offered = sea("second", "--as", "piet").stdout
    assert "Verbeterd" not in offered
    assert sea("second", "--as", "an").stdout == ""
    assert sea("second", uids[0], "titel", "--as", "piet").returncode == 2
    assert sea("second", uids[0], "titel", "Anders", "--as", "piet").returncode == 0
    assert "piet reads it differently" in sea("show", uids[0]).stdout


def test_a_decision_names_the_version_that_it_was_made_on(sea: Any, store: Path) -> None:
    found = json.loads(sea("search", "--json", db=store).stdout)
    uids = [entry["uid"] for entry in found[:2]]
    assert [entry["version"] for entry in found] == [1] * len(found)
    assert "Version: 1" in sea("show", uids[0], db=store).stdout.splitlines()
    sea("set", uids[0], "afronding", "2021 (Q4)", "--as", "anna", db=store)
    before = found[0]["afronding"]
    for words in (
        ("accept", *uids, "--version", "1", "--version", "1"),
        ("reject", uids[0], "dubbel", "--version", "1"),
        ("flag", uids[0], "klopt dit?", "--version", "1"),
        ("set", uids[0], "titel", "x", "--version", "1"),
        ("second", uids[0], "--version", "1"),
    ):
        done = sea(*words, db=store)
        assert done.returncode == 1
        assert done.stderr.startswith(f"Year: {before} → 2021 (Q4), by anna; your ‘"), done
        assert uids[0] not in done.stderr
    assert sea("accept", *uids, "--version", "2", db=store).returncode == 2
    assert sea("accept", *uids, "--version", "2", "--version", "1", db=store).returncode == 0
