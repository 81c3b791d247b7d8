"""No bad token opens the door, none breaks it, and all are refused alike."""

from uuid import UUID

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jose import jwt
from jose.exceptions import JWTError
from sqlalchemy.orm import Session

from api.core.errors import Unauthenticated
from api.settings import Settings
from api.web.signing_keys import SigningKeys
from api.web.tokens import TokenService
from tests.factories.accounts import make_person
from tests.fixtures.client import ApiClient
from tests.fixtures.database import Database
from tests.web.bad_tokens import ISSUER, Forge, corpus

SUBJECT = "01920000-0000-7000-8000-000000000001"


@pytest.fixture(scope="module")
def two_keys(tmp_path_factory: pytest.TempPathFactory) -> SigningKeys:
    """A key that signs and one that was used before it."""
    path = tmp_path_factory.mktemp("keys") / "keys.pem"
    path.write_bytes(SigningKeys.generate().private_pem + SigningKeys.generate().private_pem)
    return SigningKeys.load(path)


def forge_of(keys: SigningKeys, subject: str = SUBJECT) -> Forge:
    """A forge that knows our private key."""
    ours = serialization.load_pem_private_key(keys.private_pem, password=None)
    assert isinstance(ours, ec.EllipticCurvePrivateKey)
    return Forge(ours, keys.kid, keys.public[-1].kid, subject)


def test_the_forge_makes_good_tokens_too(two_keys: SigningKeys) -> None:
    service = TokenService(two_keys, issuer=ISSUER, audience=ISSUER)

    assert service.verify(forge_of(two_keys).good()).subject == UUID(SUBJECT)


def test_the_corpus_is_large_and_each_case_is_another() -> None:
    cases = list(corpus(forge_of(SigningKeys.generate())))

    assert len(cases) >= 110
    assert len({name for name, _ in cases}) == len(cases)


def test_no_bad_token_is_accepted_and_all_are_refused_alike(two_keys: SigningKeys) -> None:
    service = TokenService(two_keys, issuer=ISSUER, audience=ISSUER)
    sentences = set()

    for name, token in corpus(forge_of(two_keys)):
        with pytest.raises(Unauthenticated) as refusal:
            pytest.fail(f"accepted: {name}: {service.verify(token)}")
        sentences.add(refusal.value.detail)

    assert sentences == {"The token is not valid."}


def test_the_library_alone_would_accept_some_of_them(two_keys: SigningKeys) -> None:
    """The control: without our wrapper the corpus finds its victims."""
    pem = two_keys.public[0].pem.decode()
    accepted, leaked = [], set()

    for name, token in corpus(forge_of(two_keys)):
        try:
            jwt.decode(token, pem, algorithms=["ES256"], audience=ISSUER, issuer=ISSUER)
            accepted.append(name)
        except JWTError:
            continue
        except Exception as error:  # noqa: BLE001 - which ones leak is what this finds out
            leaked.add(type(error).__name__)

    assert len(accepted) >= 20
    assert leaked


def test_over_http_every_bad_token_is_a_401_problem(api: ApiClient, settings: Settings, database: Database) -> None:
    with Session(database.engine) as session:
        person_id = make_person(session).id
        session.commit()
    forge = forge_of(SigningKeys.load(settings.signing_key_path), str(person_id))
    assert api.get("/v1/me", token=forge.good()).status_code == 200

    for name, token in corpus(forge):
        if not token.isascii() or any(letter in token for letter in "\r\n\0") or not token.strip() or token[-1] == " ":
            continue  # HTTP itself can't carry these in a header as they are
        answer = api.get("/v1/me", token=token)
        assert (name, answer.status_code) == (name, 401)
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["code"] == "unauthenticated"
        assert len(answer.content) < 2000


def test_a_token_in_the_address_opens_nothing(api: ApiClient, settings: Settings, database: Database) -> None:
    with Session(database.engine) as session:
        person_id = make_person(session).id
        session.commit()
    good = forge_of(SigningKeys.load(settings.signing_key_path), str(person_id)).good()

    assert api.get("/v1/me", params={"access_token": good}).status_code in {400, 401}
