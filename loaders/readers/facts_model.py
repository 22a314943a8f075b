"""The shape of a file of curated facts; described for people in ``seeds/README.md``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from cryptoreg.ontology.generated.names import Tier


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


Keys = Annotated[list[str], BeforeValidator(_as_list)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class SourceEntry(_Strict):
    """A published source."""

    url: str
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    tier: Tier | None = None
    copy_of: str | None = Field(None, description="Key of the source whose text this one repeats.")


class Party(_Strict):
    """A side of a case."""

    name: str
    role: Literal[
        "plaintiff",
        "defendant",
        "petitioner",
        "respondent",
        "settling-defendant",
        "interested-party",
        "debtor",
    ]
    is_: str | None = Field(
        None, alias="is", description="Class, where the gazetteer does not know the name."
    )
    kind: Literal["nonprofit", "trade-association", "token-project"] | None = None
    sources: Keys


class DocketReading(_Strict):
    """What other sources say of a docket, against the entry."""

    court: str | None = None
    docket_number: str | None = None
    summary: str
    sources: Keys


class ProceedingEntry(_Strict):
    """One docket in one court."""

    id: str = "main"
    kind: str | None = Field(None, description="A code of the list of kinds of proceedings.")
    court: str | None = None
    docket_number: str | None = None
    judge: Keys = Field(default_factory=list)
    defendant: Keys = Field(
        default_factory=list, description="Where the sides of the dockets of one case differ."
    )
    appeal_from: str | None = Field(None, description="Id of the proceeding from which this appeal comes.")
    sources: dict[str, Keys] | Keys
    readings: list[DocketReading] = Field(default_factory=list)


class MoneyEntry(_Strict):
    """A part of what is paid: of which kind, by whom, to whom."""

    kind: str = Field(description="A code of the list of kinds of money.")
    amount_usd: int | float
    payer: str
    payee: str | None = None
    status: str | None = Field(None, description="A code: agreed, ordered, paid and so on.")


class ClaimEntry(_Strict):
    """What the plaintiff claims: a count of the case, and an allegation by kind of conduct."""

    id: str | None = Field(None, description="By which events name it in `disposes_of` or `dismissed_claim`.")
    conduct: str = Field(description="A code of the list of conduct.")
    content: str
    accuser: list[str] = Field(default_factory=list, description="Without it, all who bring the case.")
    accused: list[str] = Field(
        default_factory=list, description="Without it, all against whom it is brought."
    )
    under: list[str] = Field(default_factory=list, description="The laws on which it rests.")
    amount_usd: int | float | None = None
    ended: str | None = Field(None, description="When the claim left the case, before the case ended.")
    sources: Keys


class CoverageEntry(_Strict):
    """Up to when, and from what, the case is known."""

    known_to: str
    text: str


class CaseEntry(_Strict):
    """The lawsuit that a file is about."""

    id: str
    name: str
    reference: str | None = None
    caption: str | None = None
    also: Keys = Field(default_factory=list, description="Other names by which people call it.")
    parties: list[Party]
    proceedings: list[ProceedingEntry] = Field(default_factory=list)
    claims: list[ClaimEntry] = Field(default_factory=list)
    coverage: CoverageEntry


class FactsFile(_Strict):
    """A file of curated facts."""

    cryptoreg: Literal["facts/1"]
    sources: dict[str, SourceEntry]
    case: CaseEntry | None = None
    names: dict[str, str] = Field(
        default_factory=dict, description="Classes of names unknown to the gazetteer."
    )
    events: list[dict[str, Any]] = Field(default_factory=list)
    things: list[dict[str, Any]] = Field(default_factory=list)
