"""All settings in one model, read from the environment (prefix ``CRYPTOREG_``) and from ``.env``.

``NEO4J_URI``, ``NEO4J_USER`` and ``NEO4J_PASSWORD`` keep the names that every Neo4j tool uses.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import PlatformDirs
from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from cryptoreg.errors import ConfigurationError

_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_DIRS = PlatformDirs("cryptoreg", appauthor=False)


def _neo4j(name: str) -> AliasChoices:
    return AliasChoices(f"NEO4J_{name}", f"CRYPTOREG_NEO4J_{name}", f"neo4j_{name.lower()}")


class Settings(BaseSettings):
    """What can be set; every field has a default, so an empty environment works."""

    model_config = SettingsConfigDict(env_prefix="CRYPTOREG_", env_file=".env", extra="ignore", frozen=True)

    neo4j_uri: str | None = Field(
        None,
        validation_alias=_neo4j("URI"),
        description="Address of a Neo4j server; unset starts the embedded one.",
    )
    neo4j_user: str = Field("neo4j", validation_alias=_neo4j("USER"), description="User name on that server.")
    neo4j_password: SecretStr | None = Field(
        None, validation_alias=_neo4j("PASSWORD"), description="Password on that server."
    )
    neo4j_database: str | None = Field(
        None,
        validation_alias=_neo4j("DATABASE"),
        description="Database on that server; unset takes the user's home database.",
    )

    data_dir: Path = Field(
        default_factory=lambda: Path(_DIRS.user_data_dir),
        description="Where the embedded Neo4j keeps its data.",
    )
    state_dir: Path = Field(
        default_factory=lambda: Path(_DIRS.user_state_dir), description="Where logs are kept."
    )
    cache_dir: Path = Field(
        default_factory=lambda: Path(_DIRS.user_cache_dir),
        description="Where the files of the embedded Neo4j are kept, and what was read off the rules of extraction.",
    )

    heap_mb: int = Field(768, ge=256, description="Heap of the embedded Neo4j in MiB (-Xmx).")
    page_cache_mb: int = Field(256, ge=16, description="Page cache of the embedded Neo4j in MiB.")
    idle_minutes: float = Field(
        30,
        ge=0,
        description="The embedded Neo4j stops after so many minutes without a client; 0 means never.",
    )
    start_timeout_s: float = Field(120, gt=0, description="Seconds to wait for the embedded Neo4j to answer.")

    query_timeout_s: float = Field(20, gt=0, description="Seconds that a query typed by a user may run.")
    query_max_rows: int = Field(
        10_000, gt=0, description="Rows that a query typed by a user may return; the rest is cut."
    )
    query_max_mb: int = Field(64, gt=0, description="MiB of result that a query typed by a user may return.")
    runaway_grace_s: float = Field(
        5,
        gt=0,
        description="Seconds a terminated query may still burn before the embedded Neo4j is restarted.",
    )

    host: str = Field("127.0.0.1", description="Address that `cryptoreg serve` listens on.")
    port: int = Field(8765, ge=0, le=65535, description="Port of `cryptoreg serve`; 0 takes a free one.")

    courtlistener_url: str = Field(
        "https://www.courtlistener.com", description="Where CourtListener is asked."
    )
    courtlistener_token: SecretStr | None = Field(
        None, description="Token for CourtListener; sent to that host alone."
    )
    courtlistener_limits: str = Field(
        "5/min, 50/hour, 125/day", description="How often CourtListener is asked at most."
    )
    federal_register_url: str = Field(
        "https://www.federalregister.gov", description="Where the Federal Register is asked."
    )
    fetch_contact: str | None = Field(
        None, description="Address that fetching names to servers, as the SEC asks."
    )
    fetch_patience_s: float = Field(
        90, ge=0, description="Seconds that fetching waits for a limit before it pauses."
    )
    webhook_secret: SecretStr | None = Field(
        None,
        description="Secret in the address to which CourtListener sends notices; without it none are taken.",
    )

    load_batch: int = Field(5_000, gt=0, description="Rows per write transaction while loading.")
    quote_max_chars: int = Field(
        500, gt=0, description="Longest quote that an export prints; longer ones are cut and marked."
    )
    llm_url: str | None = Field(
        None,
        description="Address of an OpenAI-compatible server; asked only by `--llm`, never without.",
    )
    llm_model: str | None = Field(None, description="Name of the model on that server.")
    llm_key: SecretStr | None = Field(None, description="Key that is sent to that server.")
    llm_timeout_s: float = Field(60, gt=0, description="Seconds for one request, to its last byte.")
    llm_max_requests: int = Field(200, gt=0, description="Requests that one command may make.")
    llm_budget_s: float = Field(900, gt=0, description="Seconds that one command may spend on requests.")

    log_level: str = Field("INFO", description="Level of the log file.")

    @model_validator(mode="after")
    def _server_needs_password(self) -> Settings:
        if self.neo4j_uri is not None and self.neo4j_password is None:
            raise ValueError(
                "NEO4J_URI is set but NEO4J_PASSWORD is not: set both, or neither for the embedded Neo4j"
            )
        return self

    @field_validator("neo4j_uri")
    @classmethod
    def _is_bolt(cls, uri: str | None) -> str | None:
        if uri is not None and urlsplit(uri).scheme not in _SCHEMES:
            raise ValueError(f"{uri!r} is not an address of a Neo4j: it begins with {', '.join(_SCHEMES)}")
        return uri

    @property
    def embedded(self) -> bool:
        """True when no server is named and the embedded Neo4j is used."""
        return self.neo4j_uri is None


def load_settings(**overrides: object) -> Settings:
    """Read the settings.

    Raises:
        ConfigurationError: a value is missing or cannot be read; the message names it.
    """
    try:
        return Settings(**overrides)  # type: ignore[arg-type]  # pydantic checks the values
    except ValidationError as exc:
        problems = "; ".join(
            f"{'.'.join(map(str, e['loc'])) or 'settings'}: {e['msg'].removeprefix('Value error, ')}"
            for e in exc.errors()
        )
        raise ConfigurationError(f"Settings cannot be used: {problems}.") from exc
