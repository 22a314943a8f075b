"""``serve``: HTTP in the foreground; and, run as a module, the background server."""

from __future__ import annotations

import asyncio
import logging
import socket
import time
from collections.abc import Callable
from typing import Annotated

import typer
import uvicorn
from fastapi import FastAPI, Request, Response
from starlette.middleware.base import RequestResponseEndpoint

from cryptoreg import logs
from cryptoreg.api import background
from cryptoreg.api.http import create_app
from cryptoreg.errors import ConfigurationError
from cryptoreg.graph.store import Store, open_store
from cryptoreg.settings import Settings, load_settings

log = logging.getLogger(__name__)


def serve(settings: Settings, store: Store, host: str, port: int, told: Callable[[str], None]) -> None:
    """Serve HTTP and the web page until Ctrl-C.

    Args:
        settings: of the program.
        store: what is served.
        host: address to listen on.
        port: to listen on; 0 takes a free one.
        told: is given the address once it is known.

    Raises:
        ConfigurationError: nothing can listen there.
    """
    listener = _listen(host, port)
    told(_url(listener))
    _run(create_app(settings, store), listener)


def _run(app: FastAPI, listener: socket.socket) -> None:
    asyncio.run(_server(app).serve(sockets=[listener]))


def _server(app: FastAPI) -> uvicorn.Server:
    return uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as exc:
        listener.close()
        raise ConfigurationError(
            f"Cannot listen on {host}:{port}: {exc.strerror}. Choose another with --port, or 0 for a free one."
        ) from exc
    listener.listen()
    return listener


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


# ---------------------------------------------------------------- in the background


class _Idle:
    """When the last request came; the background server leaves when nobody needs it."""

    def __init__(self) -> None:
        self.last = time.monotonic()

    def install(self, app: FastAPI) -> None:
        @app.middleware("http")
        async def stamp(request: Request, call_next: RequestResponseEndpoint) -> Response:
            self.last = time.monotonic()
            return await call_next(request)

    async def watch(self, server: uvicorn.Server, limit_s: float) -> None:
        while not server.should_exit:
            await asyncio.sleep(1)
            if 0 < limit_s < time.monotonic() - self.last:
                log.info("http idle")
                server.should_exit = True


async def _serve_until_idle(settings: Settings, app: FastAPI, listener: socket.socket) -> None:
    idle = _Idle()
    idle.install(app)
    server = _server(app)
    watch = asyncio.create_task(idle.watch(server, settings.idle_minutes * 60))
    await server.serve(sockets=[listener])
    watch.cancel()


def _background(port: Annotated[int, typer.Option()] = 0) -> None:
    settings = load_settings()
    logs.configure(settings)
    with open_store(settings) as store:
        listener = _listen(settings.host, port)
        background.note(settings, _url(listener))
        asyncio.run(_serve_until_idle(settings, create_app(settings, store), listener))


if __name__ == "__main__":
    typer.run(_background)
