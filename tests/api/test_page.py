"""The web page in a real browser."""

from __future__ import annotations

import asyncio
import shutil
import socket
import tempfile
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from cryptoreg.api.http import create_app
from cryptoreg.graph.store import Store
from cryptoreg.settings import Settings

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")

pytestmark = pytest.mark.skipif(
    CHROMIUM is None or DRIVER is None,
    reason="needs chromium and chromium-driver (sudo apt install chromium chromium-driver)",
)


@pytest.fixture(scope="module")
def address(settings: Settings, seeded: Store) -> Iterator[str]:
    """The app on a socket of its own."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()  # a browser that is faster than the server waits in the queue instead of being refused
    server = uvicorn.Server(uvicorn.Config(create_app(settings, seeded), log_config=None))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listener])), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(20)
    listener.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    with tempfile.TemporaryDirectory() as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM or ""
        for flag in (
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", f"--user-data-dir={profile}",
        ):  # fmt: skip
            options.add_argument(flag)
        made = webdriver.Chrome(options, webdriver.ChromeService(DRIVER))
        yield made
        made.quit()


def ask(browser: webdriver.Chrome, address: str, question: str) -> None:
    browser.get(address)
    box = browser.find_element(By.NAME, "q")
    box.send_keys(question)
    box.submit()
    WebDriverWait(browser, 20).until(lambda b: b.find_elements(By.ID, "status"))


def test_a_person_asks_and_reads_the_proof(browser: webdriver.Chrome, address: str) -> None:
    ask(browser, address, "which cases were stayed after the task force was formed?")
    assert browser.find_element(By.ID, "status").text == "Answered"
    answers = browser.find_element(By.ID, "answers")
    assert "SEC v. Binance" in answers.text
    quotes = answers.find_elements(By.TAG_NAME, "blockquote")
    assert quotes
    assert all(q.find_element(By.CLASS_NAME, "tag").text for q in quotes)
    answers.find_element(By.LINK_TEXT, "statement").click()
    WebDriverWait(browser, 20).until(lambda b: "/statements/st-" in b.current_url)
    assert "modality" in browser.page_source


def test_an_allegation_is_marked_as_one(browser: webdriver.Chrome, address: str) -> None:
    ask(browser, address, "What does the SEC allege against Binance?")
    tags = {t.text for t in browser.find_elements(By.CSS_SELECTOR, "#answers .tag.soft-fact")}
    assert any(t.startswith("alleged by SEC") for t in tags)


def test_a_question_that_is_not_understood_offers_some_that_are(
    browser: webdriver.Chrome, address: str
) -> None:
    ask(browser, address, "<b onmouseover=alert(1)>xyzzy</b>")
    assert browser.find_element(By.ID, "status").text == "Not understood"
    browser.find_element(By.CSS_SELECTOR, "main li a").click()
    WebDriverWait(browser, 20).until(lambda b: b.find_element(By.ID, "status").text == "Answered")
