"""A real server on a real socket: those who are slow or no HTTP at all harm nobody else."""

import socket
import time
from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest
from fastapi import FastAPI

from api.web import middleware, server
from tests.fixtures.served import served

HALF = b"GET /livez HTTP/1.1\r\nHost: x\r\nX-Slow: "
HALF_BODY = (
    b"POST /v1/probe/open-notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"
)


@pytest.fixture
def address(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, int]]:
    """The application behind its server, with short patience."""
    monkeypatch.setattr(server, "HEADER_SECONDS", 1.0)
    monkeypatch.setattr(middleware, "JSON_SECONDS", 1.0)
    with served(app) as found:
        yield found


def talk(address: tuple[str, int], said: bytes) -> bytes:
    """Say something and listen until the server hangs up."""
    with closing(socket.create_connection(address, timeout=15)) as connection:
        connection.sendall(said)
        heard = b""
        while part := connection.recv(65_536):
            heard += part
    return heard


def test_half_a_request_does_not_hold_its_socket(address: tuple[str, int]) -> None:
    began = time.monotonic()

    heard = talk(address, HALF)

    assert heard == b""
    assert time.monotonic() - began < 10


def test_a_connection_that_says_nothing_is_closed(address: tuple[str, int]) -> None:
    assert talk(address, b"") == b""


def test_half_a_body_is_told_so_and_closed(address: tuple[str, int]) -> None:
    heard = talk(address, HALF_BODY)

    assert heard.startswith(b"HTTP/1.1 408")
    assert b"application/problem+json" in heard


def test_three_hundred_slow_ones_leave_the_honest_alone(address: tuple[str, int]) -> None:
    slow = [socket.create_connection(address) for _ in range(300)]
    for number, connection in enumerate(slow):
        connection.sendall(HALF if number % 2 else HALF_BODY)
    try:
        with httpx.Client(base_url=f"http://{address[0]}:{address[1]}") as honest:
            answers = [honest.get("/livez").status_code for _ in range(50)]
    finally:
        for connection in slow:
            connection.close()

    assert answers == [200] * 50


@pytest.mark.parametrize(
    "said",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(40),
        b"GET / HTTP/9.9\r\n\r\n",
        b"BREW /pot HTCPCP/1.0\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /livez HTTP/1.1\r\nHost: x\r\nX-Long: " + b"x" * 40_000 + b"\r\n\r\n",
        b"GET /livez HTTP/1.1\r\nHost: x\r\n" + b"X-Many: 1\r\n" * 5000 + b"\r\n",
        b"GET /" + b"x" * 40_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /v1/spaces HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /v1/spaces HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
    ids=["TLS", "version", "coffee", "bytes", "long header", "many headers", "long path", "two lengths", "bad chunk"],
)
def test_what_is_no_http_gets_a_problem(address: tuple[str, int], said: bytes) -> None:
    heard = talk(address, said)

    assert heard.startswith(b"HTTP/1.1 4")
    assert b"content-type: application/problem+json" in heard
    assert len(heard) < 2500


def test_several_requests_on_one_connection_are_answered(address: tuple[str, int]) -> None:
    request = b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n"

    heard = talk(address, request * 3)

    assert heard.count(b"HTTP/1.1 200 OK") == 3
