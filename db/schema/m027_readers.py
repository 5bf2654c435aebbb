"""What a person reads of an entry, in a browser."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m026_compact import migrations, run

__all__ = ["migrations", "run"]


@migrations()
def m027_readers(db: Database) -> None:
    """A view for readers: what the research is and says, what it means, and where it stands."""
    run(
        db,
        """
        CREATE VIEW research AS
        SELECT
            coalesce(nullif(e.titel, ''), nullif(e.value_title, ''), nullif(e.subthema, ''),
                     e.thema) AS titel,
            e.conclusies AS conclusie,
            r.ministerie, r.jaar, e.thema,
            coalesce(nullif(e.value_type, ''), e.type_onderzoek) AS type,
            coalesce(nullif(e.value_status, ''), e.status) AS status,
            -- Alone in its cell, so that it can be clicked.
            coalesce((SELECT url FROM link WHERE entry_id = e.id AND url <> '' ORDER BY id LIMIT 1),
                     '') AS adres,
            r.name AS kamerstuk, nullif(e.page, 0) AS pagina,
            e.id, e.uid
        FROM entry e JOIN report r ON r.id = e.report_id
        WHERE e.review NOT IN ('rejected', 'missing')
        """,
    )
