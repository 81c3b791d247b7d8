"""Settings, read once from the environment (``POSTAZIONE_*``, ``DATABASE_URL``) and passed on; nothing reads it later.

Outside production the secrets that were not given are made once and kept in the data folder, readable by us alone.
In production every secret must be given: a default would be a key that the whole world knows.
"""

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, Self

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_REQUIRED_IN_PRODUCTION = (
    "database_url",
    "base_url",
    "signing_key_path",
    "token_hmac_key",
    "oidc_issuer",
    "oidc_client_id",
    "oidc_client_secret",
)
_SHORTEST_SECRET = 32
_NO_PATH = Path()
_NO_SECRET = SecretStr("")
_EXAMPLES = ("changeme", "change-me", "secret", "example", "password", "default")


class SettingsError(RuntimeError):
    """The settings can't be used; the message names each variable and what is wrong with it."""


class Settings(BaseSettings):
    """All that differs between installations."""

    model_config = SettingsConfigDict(
        env_prefix="POSTAZIONE_", frozen=True, extra="ignore", hide_input_in_errors=True, validate_by_name=True
    )

    environment: Literal["demo", "production", "test"] = "demo"
    data_dir: Path = Path(".data")
    database_url: str | None = Field(default=None, validation_alias="DATABASE_URL")
    pool_size: int = Field(default=10, ge=1, le=200)
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    base_url: str = ""
    signing_key_path: Path = _NO_PATH
    token_hmac_key: SecretStr = _NO_SECRET
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = _NO_SECRET
    smtp_url: str | None = None
    tile_url: str | None = None
    fault: Literal["redemption_after_commit", "submission_after_commit"] | None = None
    """Where this process shall kill itself: proofs of recovery set it."""
    rate_limit_per_minute: int = Field(default=300_000, ge=1, le=100_000_000)
    messages_per_hour: int = Field(default=20, ge=1, le=100_000_000)
    """Ratings and requests for help that one visitor may send."""

    @classmethod
    def load(cls, **overrides: Any) -> Self:
        """Read the environment, complete what may be completed, refuse what is unsafe. Raises SettingsError."""
        if "port" not in overrides and "POSTAZIONE_PORT" not in os.environ and "PORT" in os.environ:
            overrides["port"] = os.environ["PORT"]
        try:
            given = cls(**overrides)
        except ValidationError as error:
            raise SettingsError(_explain(error)) from error
        return given if given.environment == "production" else given._completed()

    @property
    def is_demo(self) -> bool:
        """Tell whether the demo's own identity provider and personas may be there."""
        return self.environment == "demo"

    @field_validator("database_url")
    @classmethod
    def _name_the_driver(cls, value: str | None) -> str | None:
        scheme, separator, rest = (value or "").partition("://")
        if not value:
            return None
        if not separator or scheme not in {"postgres", "postgresql", "postgresql+psycopg"}:
            raise ValueError("must be the address of a PostgreSQL server: postgresql://user:password@host/database")
        return f"postgresql+psycopg://{rest}"

    @model_validator(mode="after")
    def _refuse_unsafe_production(self) -> Self:
        if self.environment != "production":
            return self
        unset: tuple[Any, ...] = (None, "", _NO_PATH, _NO_SECRET)
        problems = [f"{_variable(name)} is missing" for name in _REQUIRED_IN_PRODUCTION if getattr(self, name) in unset]
        for name in ("token_hmac_key", "oidc_client_secret"):
            secret = getattr(self, name).get_secret_value()
            if secret and _is_weak(secret, short_allowed=name == "oidc_client_secret"):
                problems.append(f"{_variable(name)} is a well-known or too short value")
        if self.fault is not None:
            problems.append("POSTAZIONE_FAULT is for tests")
        if self.signing_key_path != _NO_PATH and not self.signing_key_path.is_file():
            problems.append("POSTAZIONE_SIGNING_KEY_PATH names no file")
        if self.base_url and not self.base_url.startswith("https://"):
            problems.append("POSTAZIONE_BASE_URL must begin with https://")
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def _completed(self) -> Self:
        data_dir = self.data_dir.absolute()
        secrets_dir = data_dir / "secrets"
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        secrets_dir.mkdir(exist_ok=True)
        secrets_dir.chmod(0o700)
        base_url = (self.base_url or f"http://{self.host}:{self.port}").rstrip("/")
        key_path = self.signing_key_path
        if key_path == _NO_PATH:
            key_path = _kept(secrets_dir / "signing-key.pem", _new_signing_key)
        return self.model_copy(
            update={
                "data_dir": data_dir,
                "base_url": base_url,
                "signing_key_path": key_path,
                "token_hmac_key": _given_or_kept(self.token_hmac_key, secrets_dir / "token-hmac-key"),
                "oidc_issuer": self.oidc_issuer or f"{base_url}/demo/idp",
                "oidc_client_id": self.oidc_client_id or "postazione",
                "oidc_client_secret": _given_or_kept(self.oidc_client_secret, secrets_dir / "oidc-client-secret"),
            }
        )


def _explain(error: ValidationError) -> str:
    lines = []
    for fault in error.errors(include_input=False, include_url=False):
        where = _variable(str(fault["loc"][0])) + ": " if fault["loc"] else ""
        lines.append(where + fault["msg"].removeprefix("Value error, "))
    return "Postazione can't start with these settings: " + "; ".join(lines)


def _variable(name: str) -> str:
    return "DATABASE_URL" if name in {"database_url", "DATABASE_URL"} else f"POSTAZIONE_{name.upper()}"


def _is_weak(value: str, *, short_allowed: bool) -> bool:
    too_short = not short_allowed and len(value) < _SHORTEST_SECRET
    return too_short or len(set(value)) < 6 or any(value.lower().startswith(example) for example in _EXAMPLES)


def _given_or_kept(given: SecretStr, path: Path) -> SecretStr:
    return (
        given
        if given.get_secret_value()
        else SecretStr(_kept(path, lambda: secrets.token_urlsafe(48)).read_text().strip())
    )


def _kept(path: Path, make: Callable[[], str]) -> Path:
    """Return the file, made once; two processes that start together agree on the first one's."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(make())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path


def _new_signing_key() -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
