"""Who is calling: settled in the same unit of work as what they ask for, so it is never forgotten and never stale.

A route takes one of these callers and gives it a service function:

    await visitor.write(accounts.sign_in, ...)      act(work, ...)
    await person.read(me.show)                      act(work, person, ...)
    await member.write(rounds.answer, n, answer)    act(work, member, ...)
"""

from collections.abc import Callable
from typing import Annotated, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from fastapi import Depends, Header, Request, Security
from fastapi.security import APIKeyCookie

from api.errors import FreshSignInNeeded, SignInNeeded
from api.runtime import Runtime
from api.security.identity import calling_member, person_of
from api.security.sessions import Browser, name_device
from api.work import Member, Person, Work

P = ParamSpec("P")
T = TypeVar("T")


class Visitor:
    """Anyone."""

    def __init__(self, request: Request) -> None:
        self.runtime: Runtime = request.app.state.runtime
        self.token = request.cookies.get(self.runtime.settings.cookie_name)
        self._request = request

    @property
    def address(self) -> str:
        """Where the request comes from, kept nowhere but in the keyed hashes of rate limits."""
        return self._request.client.host if self._request.client else ""

    def browser(self) -> Browser:
        return Browser(name_device(self._request.headers.get("user-agent", "")), self.token, self.address)

    async def read(self, act: Callable[Concatenate[Work, P], T], *args: P.args, **named: P.kwargs) -> T:
        return await self.runtime.db.read(lambda connection: act(self.runtime.work(connection), *args, **named))

    async def write(self, act: Callable[Concatenate[Work, P], T], *args: P.args, **named: P.kwargs) -> T:
        return await self.runtime.db.write(lambda connection: act(self.runtime.work(connection), *args, **named))


class SignedIn:
    """A person with a running session."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    async def read(self, act: Callable[Concatenate[Work, Person, P], T], *args: P.args, **named: P.kwargs) -> T:
        return await self.visitor.read(lambda work: act(work, self._settle(work), *args, **named))

    async def write(self, act: Callable[Concatenate[Work, Person, P], T], *args: P.args, **named: P.kwargs) -> T:
        return await self.visitor.write(lambda work: act(work, self._settle(work), *args, **named))

    def _settle(self, work: Work) -> Person:
        return person_of(work, self.visitor.token)


class FreshlySignedIn(SignedIn):
    """A person who signed in within FRESH_FOR."""

    def _settle(self, work: Work) -> Person:
        person = super()._settle(work)
        if not person.fresh:
            raise FreshSignInNeeded
        return person


class InSpace:
    """A member of the space in the path; to everyone else the space is not there."""

    def __init__(self, visitor: Visitor, space: UUID) -> None:
        self.visitor = visitor
        self.space = space

    async def read(self, act: Callable[Concatenate[Work, Member, P], T], *args: P.args, **named: P.kwargs) -> T:
        return await self.visitor.read(lambda work: act(work, self._settle(work), *args, **named))

    async def write(self, act: Callable[Concatenate[Work, Member, P], T], *args: P.args, **named: P.kwargs) -> T:
        return await self.visitor.write(lambda work: act(work, self._settle(work), *args, **named))

    def _settle(self, work: Work) -> Member:
        return calling_member(work, self.visitor.token, self.space)


class Writer(InSpace):
    """The member that a device says its words are from. Whoever else is signed in there by now is not who wrote."""

    def __init__(self, visitor: Visitor, space: UUID, claimed: UUID | None) -> None:
        super().__init__(visitor, space)
        self.claimed = claimed

    def _settle(self, work: Work) -> Member:
        member = super()._settle(work)
        if self.claimed not in (None, member.id):
            raise SignInNeeded
        return member


class _Cookie(APIKeyCookie):
    """The session cookie, as the document names it; the settings say what it is called on the way."""

    def __init__(self) -> None:
        super().__init__(
            name="tend",
            scheme_name="APIKeyCookie",
            description="The session cookie (`__Host-tend` on https)",
            auto_error=False,
        )


# Each caller is one dependency, and asynchronous: every one below it, and a thread, take longer than what it does.
class _APerson(_Cookie):
    async def __call__(self, request: Request) -> SignedIn:  # type: ignore[override]
        return SignedIn(Visitor(request))


class _AFreshPerson(_Cookie):
    async def __call__(self, request: Request) -> FreshlySignedIn:  # type: ignore[override]
        return FreshlySignedIn(Visitor(request))


class _AMember(_Cookie):
    async def __call__(self, request: Request, space: UUID) -> InSpace:  # type: ignore[override]
        return InSpace(Visitor(request), space)


class _AWriter(_Cookie):
    async def __call__(  # type: ignore[override]
        self,
        request: Request,
        space: UUID,
        tend_member: Annotated[UUID | None, Header(description="Whose words these are")] = None,
    ) -> Writer:
        return Writer(Visitor(request), space, tend_member)


async def _visitor(request: Request) -> Visitor:
    return Visitor(request)


AnyVisitor = Annotated[Visitor, Depends(_visitor)]
APerson = Annotated[SignedIn, Security(_APerson())]
AFreshPerson = Annotated[FreshlySignedIn, Security(_AFreshPerson())]
AMember = Annotated[InSpace, Security(_AMember())]
AWriter = Annotated[Writer, Security(_AWriter())]
