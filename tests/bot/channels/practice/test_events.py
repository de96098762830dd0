"""Live updates: every change once, in order, also after a break."""

from aiohttp import ClientSession

from testing.practice import page
from testing.practice.server import PracticeServer

TU = "person-1"
EVENTS = f"/practice/chat/{TU}/events"


async def test_a_listening_page_hears_of_messages_and_edits(client: ClientSession) -> None:
    async with client.get(EVENTS) as stream:
        said = await page.say(client, TU, "/tinhhinh", 1)
        assert await page.next_event(stream) == (said[-1]["revision"], said)
        changed = await page.tap(client, TU, said[1]["id"], "Xã Lại Sơn", 2)
        number, heard = await page.next_event(stream)
        assert heard == changed
        assert heard[0]["id"] == said[1]["id"], "the edited bubble comes in its old place"
        assert number == max(bubble["revision"] for bubble in heard)


async def test_a_page_that_was_away_hears_exactly_what_it_missed(client: ClientSession) -> None:
    async with client.get(EVENTS) as stream:
        said = await page.say(client, TU, "/tinhhinh", 1)
        number, _ = await page.next_event(stream)
    missed = await page.tap(client, TU, said[1]["id"], "Xã Lại Sơn", 2)
    missed += await page.say(client, TU, "/taphuan", 3)
    async with client.get(EVENTS, headers={"Last-Event-ID": str(number)}) as stream:
        assert (await page.next_event(stream))[1] == missed
    async with client.get(f"{EVENTS}?after={number}") as stream:
        assert (await page.next_event(stream))[1] == missed


async def test_other_chats_are_not_heard(client: ClientSession) -> None:
    async with client.get(EVENTS) as stream:
        await page.say(client, "person-2", "/tinhhinh", 1)
        mine = await page.say(client, TU, "/taphuan", 2)
        assert (await page.next_event(stream))[1] == mine


async def test_a_stopping_program_lets_go_of_its_listeners(
    client: ClientSession, server: PracticeServer
) -> None:
    async with client.get(EVENTS) as stream:
        await server.channel.stop()
        rest = await stream.content.read()
    assert rest.startswith(b"retry: ")


async def test_a_number_that_is_none_begins_at_the_beginning(client: ClientSession) -> None:
    said = await page.say(client, TU, "/taphuan", 1)
    for forged in ("-1", "x", "²", ""):
        async with client.get(EVENTS, headers={"Last-Event-ID": forged}) as stream:
            assert (await page.next_event(stream))[1] == said
