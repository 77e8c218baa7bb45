"""Who is calling: settled in the same unit of work as what they ask for, so it is never forgotten and never stale.

A route takes one of these callers and gives it a service function:

    await visitor.write(accounts.sign_in, ...)      act(work, ...)
    await person.read(me.show)                      act(work, person, ...)
    await member.write(rounds.answer, n, answer)    act(work, member, ...)
"""

from collections.abc import Callable
from typing import Annotated, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyCookie

from api.errors import FreshSignInNeeded
from api.runtime import Runtime
from api.security.identity import member_of, person_of
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

    def __init__(self, visitor: Annotated[Visitor, Depends()], _: Annotated[str | None, Security(_cookie)]) -> None:
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

    def __init__(self, signed_in: Annotated[SignedIn, Depends()], space: UUID) -> None:
        self.visitor = signed_in.visitor
        self.space = space

    async def read(self, act: Callable[Concatenate[Work, Member, P], T], *args: P.args, **named: P.kwargs) -> T:
        return await self.visitor.read(lambda work: act(work, self._settle(work), *args, **named))

    async def write(self, act: Callable[Concatenate[Work, Member, P], T], *args: P.args, **named: P.kwargs) -> T:
        return await self.visitor.write(lambda work: act(work, self._settle(work), *args, **named))

    def _settle(self, work: Work) -> Member:
        return member_of(work, person_of(work, self.visitor.token), self.space)


AnyVisitor = Annotated[Visitor, Depends()]
APerson = Annotated[SignedIn, Depends()]
AFreshPerson = Annotated[FreshlySignedIn, Depends()]
AMember = Annotated[InSpace, Depends()]
