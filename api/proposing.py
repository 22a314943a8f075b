"""The language model that the settings name, for commands that are asked to use it."""

from __future__ import annotations

from cryptoreg.errors import ConfigurationError
from cryptoreg.loaders.llm.client import ChatClient
from cryptoreg.loaders.llm.propose import Budget, Model
from cryptoreg.settings import Settings


def model(settings: Settings) -> Model:
    """The model with a fresh budget.

    Raises:
        ConfigurationError: no server or no model is named, or its address cannot be one.
    """
    return Model(
        client(settings), settings.cache_dir / "llm", Budget(settings.llm_max_requests, settings.llm_budget_s)
    )


def client(settings: Settings) -> ChatClient:
    """The client of the server that the settings name.

    Raises:
        ConfigurationError: no server or no model is named, or its address cannot be one.
    """
    if settings.llm_url is None or settings.llm_model is None:
        raise ConfigurationError(
            "--llm needs a server and a model: set CRYPTOREG_LLM_URL (such as http://127.0.0.1:11434/v1) "
            "and CRYPTOREG_LLM_MODEL, or leave --llm out; nothing needs it."
        )
    key = None if settings.llm_key is None else settings.llm_key.get_secret_value()
    return ChatClient(settings.llm_url, settings.llm_model, key, settings.llm_timeout_s)
