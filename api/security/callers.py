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

_cookie = APIKeyCookie(name="tend", description="The session cookie (`__Host-tend` on https)", auto_error=False)


class Visitor:
    """Anyone. `address` is where the request comes from, kept nowhere but in the keyed hashes of rate limits."""

    def __init__(self, request: Request) -> None:
        self.runtime: Runtime = request.app.state.runtime
        self.token = request.cookies.get(self.runtime.settings.cookie_name)
        self.address = request.client.host if request.client else ""
        self.agent = request.headers.get("user-agent", "")

    def browser(self) -> Browser:
        return Browser(name_device(self.agent), self.token, self.address)

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


_Cookie = Annotated[str | None, Security(_cookie)]
"""Only declared with it: the cookie is read as the settings name it."""


# FastAPI calls a class, or a plain function, in a thread: three hops a request, which took longer than the request.
async def _visitor(request: Request) -> Visitor:
    return Visitor(request)


async def _person(request: Request, _: _Cookie) -> SignedIn:
    return SignedIn(Visitor(request))


async def _fresh_person(request: Request, _: _Cookie) -> FreshlySignedIn:
    return FreshlySignedIn(Visitor(request))


async def _member(request: Request, space: UUID, _: _Cookie) -> InSpace:
    return InSpace(Visitor(request), space)


async def _writer(
    request: Request,
    space: UUID,
    _: _Cookie,
    tend_member: Annotated[UUID | None, Header(description="Whose words these are")] = None,
) -> Writer:
    return Writer(Visitor(request), space, tend_member)


AnyVisitor = Annotated[Visitor, Depends(_visitor)]
APerson = Annotated[SignedIn, Depends(_person)]
AFreshPerson = Annotated[FreshlySignedIn, Depends(_fresh_person)]
AMember = Annotated[InSpace, Depends(_member)]
AWriter = Annotated[Writer, Depends(_writer)]
