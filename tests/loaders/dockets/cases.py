"""One made-up case in every format: SEC v. Acme Exchange, with a motion to stay, an order, and an end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

NAME = "Securities and Exchange Commission v. Acme Exchange, Inc."
NUMBER = "1:23-cv-09999"
EMAIL, PHONE = "jane.doe@lawfirm.example", "212-555-0100"
ENTRIES: list[tuple[str | None, str, str]] = [
    ("1", "2023-06-05", "COMPLAINT against Acme Exchange, Inc., Carl Founder filed by SECURITIES AND EXCHANGE COMMISSION. (Entered: 06/05/2023)"),
    ("2", "2023-06-06", f"NOTICE of Appearance by Jane Doe on behalf of Acme Exchange, Inc. {PHONE} {EMAIL} (Entered: 06/06/2023)"),
    ("210", "2025-02-10", "JOINT MOTION to Stay Case for 60 days by Securities and Exchange Commission, Acme Exchange, Inc.. (Attachments: # 1 Text of Proposed Order)(Doe, Jane) (Entered: 02/10/2025)"),
    ("211", "2025-02-11", "RESPONSE in Opposition re 210 JOINT MOTION to Stay Case filed by Carl Founder. (Roe, R) (Entered: 02/11/2025)"),
    (None, "2025-02-12", "MINUTE ORDER: The Court will hear 210 Joint Motion to Stay on the papers. Signed by Judge Ann B. Bee on 2/12/2025."),
    ("212", "2025-02-13", "ORDER granting 210 Joint Motion to Stay. The case is STAYED for sixty (60) days. Joint status report due by 4/14/2025. Signed by Judge Ann B. Bee on 2/13/2025. (cd) (Entered: 02/14/2025)"),
    ("213", "2025-05-29", "JOINT STIPULATION of Dismissal with prejudice by Securities and Exchange Commission, Acme Exchange, Inc., Carl Founder. (Doe, Jane) (Entered: 05/29/2025)"),
]  # fmt: skip
"""Number, day of filing, text."""

PARTIES = [
    ("Securities and Exchange Commission", "Plaintiff"),
    ("Acme Exchange, Inc.", "Defendant"),
    ("Carl Founder", "Defendant"),
    ("Digital Coin Association", "Amicus"),
    ("Mia Mediator", "ADR Provider"),
]


def juriscraper() -> dict[str, Any]:
    """A district docket report as juriscraper gives it."""
    return {
        "court_id": "nysd",
        "docket_number": f"{NUMBER}-ABB-CD",
        "case_name": NAME,
        "pacer_case_id": "600001",
        "date_filed": "2023-06-05",
        "date_terminated": None,
        "assigned_to_str": "Ann B. Bee",
        "referred_to_str": "Magda Strate",
        "cause": "15:78m(a) Securities Exchange Act",
        "nature_of_suit": "Securities/Commodities",
        "parties": [
            {
                "name": name,
                "type": kind,
                "extra_info": "",
                "date_terminated": None,
                "attorneys": [{"name": "Jane Doe", "roles": ["LEAD ATTORNEY"], "contact": f"1 Main Street\n{PHONE}\nEmail: {EMAIL}"}],
            }
            for name, kind in PARTIES
        ],
        "docket_entries": [
            {
                "document_number": number,
                "date_filed": filed,
                "date_entered": filed if number != "212" else "2025-02-14",
                "description": text,
                "pacer_doc_id": "12345",
                "pacer_seq_no": "7",
            }
            for number, filed, text in ENTRIES
        ],
    }  # fmt: skip


def docket_row() -> dict[str, Any]:
    """A docket of CourtListener's API."""
    return {
        "resource_uri": "https://www.courtlistener.com/api/rest/v4/dockets/777/",
        "id": 777,
        "court": "https://www.courtlistener.com/api/rest/v4/courts/nysd/",
        "absolute_url": "/docket/777/sec-v-acme-exchange-inc/",
        "case_name": NAME,
        "docket_number": NUMBER,
        "docket_number_core": "2309999",
        "assigned_to_str": "Ann B. Bee",
        "referred_to_str": "",
        "date_filed": "2023-06-05",
        "date_terminated": None,
        "date_last_filing": "2025-05-29",
        "date_modified": "2025-05-30T01:02:03.000000-07:00",
        "nature_of_suit": "Securities/Commodities",
        "cause": "15:78m(a) Securities Exchange Act",
        "pacer_case_id": "600001",
        "original_court_info": None,
    }


def entry_rows() -> list[dict[str, Any]]:
    """Docket entries of CourtListener's API."""
    return [
        {
            "resource_uri": f"https://www.courtlistener.com/api/rest/v4/docket-entries/{9000 + n}/",
            "id": 9000 + n,
            "docket": "https://www.courtlistener.com/api/rest/v4/dockets/777/",
            "date_filed": filed,
            "time_filed": None,
            "entry_number": None if number is None else int(number),
            "recap_sequence_number": f"{filed}.00{n}",
            "description": text,
            "date_modified": "2025-05-30T01:02:03.000000-07:00",
            "recap_documents": [
                {"document_number": number or "", "attachment_number": None, "description": "", "absolute_url": f"/docket/777/{number}/x/"}
            ],
            "tags": [],
        }
        for n, (number, filed, text) in enumerate(ENTRIES)
    ]  # fmt: skip


def page(rows: list[dict[str, Any]], next_: str | None = None) -> dict[str, Any]:
    """A page of the API."""
    return {
        "count": "https://www.courtlistener.com/?count=on",
        "next": next_,
        "previous": None,
        "results": rows,
    }


def party_rows() -> list[dict[str, Any]]:
    """Parties of CourtListener's API, with roles in another case among those of this one."""

    def role(docket: int, name: str) -> dict[str, Any]:
        return {"docket": f"https://www.courtlistener.com/api/rest/v4/dockets/{docket}/", "docket_id": docket, "name": name, "date_terminated": None, "extra_info": ""}  # fmt: skip

    return [
        {
            "id": n,
            "name": name,
            "extra_info": "",
            "party_types": [role(777, kind), role(888, "Creditor")],
            "attorneys": [{"attorney_id": 5, "docket_id": 888, "role": 2}],
        }
        for n, (name, kind) in enumerate(PARTIES)
    ]


def webhook(rows: list[dict[str, Any]], event: int = 1) -> dict[str, Any]:
    """A webhook of CourtListener; docket numbers are integers there."""
    plain = [
        {k: v for k, v in {**row, "docket": 777}.items() if k not in ("resource_uri", "tags")} for row in rows
    ]
    return {
        "payload": {"results": plain},
        "webhook": {"version": 2, "event_type": event, "date_created": "2025-02-14T00:00:00-07:00", "deprecation_date": "None"},
    }  # fmt: skip


def search_row() -> dict[str, Any]:
    """A row of a search of type r, with its words marked."""
    number, filed, text = ENTRIES[5]
    return {
        "docket_id": 777,
        "docketNumber": NUMBER,
        "caseName": "Securities and Exchange Commission v. <mark>Acme</mark> Exchange, Inc.",
        "case_name_full": "",
        "court_id": "nysd",
        "court": "District Court, S.D. New York",
        "assignedTo": "Ann B. Bee",
        "dateFiled": "2023-06-05",
        "docket_absolute_url": "/docket/777/sec-v-acme-exchange-inc/",
        "suitNature": "Securities/Commodities",
        "firm": ["Big Law LLP"],
        "attorney": ["Jane Doe"],
        "party": [name for name, _ in PARTIES],
        "recap_documents": [
            {
                "docket_entry_id": 9005,
                "entry_number": int(number or 0),
                "document_number": int(number or 0),
                "entry_date_filed": filed,
                "description": text.replace("STAYED", "<strong>STAYED</strong>"),
                "short_description": "Order on Motion to Stay",
                "attachment_number": None,
                "absolute_url": "/docket/777/212/x/",
            },
            {"docket_entry_id": 9005, "entry_number": 212, "document_number": 212, "attachment_number": 1, "short_description": "Exhibit A", "description": text},
        ],
    }  # fmt: skip


def notice_json() -> dict[str, Any]:
    """A notice of electronic filing as juriscraper gives it."""
    number, filed, text = ENTRIES[5]
    return {
        "court_id": "nysd",
        "appellate": False,
        "acms": False,
        "contains_attachments": False,
        "dockets": [
            {
                "case_name": NAME,
                "docket_number": NUMBER,
                "date_filed": None,
                "docket_entries": [
                    {"document_number": number, "date_filed": filed, "description": text, "short_description": "Order", "pacer_magic_num": "99887766", "pacer_case_id": "600001"}
                ],
            }
        ],
        "email_recipients": [{"name": "Jane Doe", "email_addresses": [EMAIL]}],
    }  # fmt: skip


NOTICE_TEXT = f"""Return-Path: <ecf@nysd.uscourts.gov>
Date: Fri, 14 Feb 2025 10:00:00 -0500
From: ecf@nysd.uscourts.gov
To: {EMAIL}
Subject: Activity in Case {NUMBER}-ABB {NAME} Order on Motion to Stay
MIME-Version: 1.0
Content-Type: text/html

<p>This is an automatic e-mail message generated by the CM/ECF system.</p><b>Notice of Electronic Filing</b>
<div>The following transaction was entered on 2/14/2025 at 9:58 AM EST and filed on 2/13/2025 <br>
<table><tr><td><strong>Case Name:</strong></td><td>{NAME} et al</td></tr>
<tr><td><strong>Case Number:</strong></td><td><a href=https://ecf.nysd.uscourts.gov/cgi-bin/DktRpt.pl?600001>{NUMBER}-ABB</a></td></tr>
<tr><td><strong>Filer:</strong></td><td></td></tr>
<tr><td><strong>Document Number:</strong></td><td><a href=https://ecf.nysd.uscourts.gov/doc1/1?magic_num=99887766>212</a></td></tr></table>
<p><strong>Docket Text:</strong><br><b>{ENTRIES[5][2]}</b></p>
<b>{NUMBER}-ABB Notice has been electronically mailed to:</b><br>Jane Doe &nbsp; {EMAIL}<br></div>
"""

FEED = f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0"><channel><title>Southern District of New York - Recent Entries</title>
<link>https://ecf.nysd.uscourts.gov</link>
<item><title>{NUMBER} {NAME.replace("&", "&amp;")}</title><link>https://ecf.nysd.uscourts.gov/cgi-bin/DktRpt.pl?600001</link>
<description>[Motion to Stay] (&#x3C;a href=&#x22;https://ecf.nysd.uscourts.gov/doc1/1&#x22; &#x3E;210&#x3C;/a&#x3E;)</description>
<pubDate>Mon, 10 Feb 2025 20:00:00 GMT</pubDate></item>
<item><title>1:25-cv-00001 Roe v. Poe</title><link>https://ecf.nysd.uscourts.gov/cgi-bin/DktRpt.pl?7</link>
<description>[Complaint] (&#x3C;a href=&#x22;https://ecf.nysd.uscourts.gov/doc1/2&#x22; &#x3E;1&#x3C;/a&#x3E;)</description>
<pubDate>Mon, 10 Feb 2025 20:00:00 GMT</pubDate></item>
</channel></rss>
"""

ARCHIVE = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE gov_uscourts_docket SYSTEM "docket.dtd">
<gov_uscourts_docket><case_details><court>nysd</court><docket_num>{NUMBER}</docket_num><case_name>{NAME}</case_name>
<date_case_filed>2023-06-05</date_case_filed><assigned_to>Judge Ann B. Bee</assigned_to></case_details>
<party_list>{"".join(f"<party><name>{n}</name><type>{k}</type><attorney_list><attorney><contact>{PHONE}</contact></attorney></attorney_list></party>" for n, k in PARTIES)}</party_list>
<document_list>{"".join(f'<document doc_num="{n}" attachment_num="0"><date_filed>{d}</date_filed><long_desc>{t}</long_desc></document>' for n, d, t in ENTRIES if n)}
<document doc_num="212" attachment_num="1"><long_desc>Exhibit A</long_desc></document></document_list></gov_uscourts_docket>
"""  # fmt: skip

_COLUMNS = "id,date_filed,date_terminated,case_name,docket_number,docket_number_core,pacer_case_id,court_id,assigned_to_str,nature_of_suit,date_last_filing"
BULK = "\n".join(
    [
        _COLUMNS,
        f'"777","2023-06-05",,"{NAME}","{NUMBER}","2309999","600001","nysd","Ann \\"B.\\" Bee","Securities","2025-05-29"',
        '"778","2024-01-01",,"Roe v. Poe","1:24-cv-00001","2400001","600002","nysd","",,',
        "",
    ]
)


def write(folder: Path, name: str, value: object) -> Path:
    """A file of the case."""
    file = folder / name
    if isinstance(value, bytes):
        file.write_bytes(value)
    else:
        file.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return file
