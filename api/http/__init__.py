"""HTTP: what programs call, and the page that people open."""

from cryptoreg.api.http.app import create_app

__all__ = ["create_app"]
