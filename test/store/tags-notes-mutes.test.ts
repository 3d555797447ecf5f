import { expect, it } from 'vitest';
import { newId } from '#core/ids.ts';
import { arrived, at, changes, inbound, later, plainPlan, takeIn } from './build.ts';
import { onEachStore } from './rig.ts';

const lucia = { kind: 'person' as const, id: 'lucia' };

onEachStore('handling', (rig) => {
  const move = (ticketId: string) => rig.at.store.tickets.move({ ticketId, move: { move: 'claim' }, by: lucia, at });
  async function oneTicket(id = '1', over: Parameters<typeof inbound>[1] = {}): Promise<string> {
    const before = new Set((await rig.at.store.tickets.open({ limit: 100 })).map((ticket) => ticket.id));
    const opened = (await takeIn(rig.at.store, [inbound(id, over)])).find((ticket) => !before.has(ticket));
    if (opened === undefined) throw new Error('No ticket was opened');
    return opened;
  }
  async function post(cardId: string, ts: string): Promise<void> {
    await rig.at.store.chatPosts.begin(cardId, at);
    await rig.at.store.chatPosts.posted(cardId, { channelId: `C-${cardId}`, ts, hash: 'h', at });
  }

  it('knows the tags of a brand, the most used first, whatever their spelling', async () => {
    const [one, two] = [await oneTicket('1'), await oneTicket('2')];
    rig.decide(() => ({
      kind: 'moved',
      changes: changes({ ticket: { tags: ['reclamación', 'cobro'] }, newTags: ['reclamación', 'cobro'] }),
    }));
    await move(one);
    rig.decide(() => ({
      kind: 'moved',
      changes: changes({ ticket: { tags: ['reclamacion'] }, newTags: ['reclamacion'] }),
    }));
    await move(two);
    expect(await rig.at.store.tags.known('alba')).toEqual(['reclamación', 'cobro']);
    expect(await rig.at.store.tags.known('other')).toEqual([]);
  });

  it('keeps pause, place elsewhere and marks of a ticket', async () => {
    const id = await oneTicket();
    const set = {
      state: 'snoozed' as const,
      snoozedUntil: later(60),
      elsewhere: { way: 'phone' as const, who: 'Marta "tienda"', note: 'a las 12' },
      marks: { liked: ['ms_1'], hidden: [] },
    };
    rig.decide(() => ({
      kind: 'moved',
      changes: changes({
        ticket: set,
        jobs: [
          { job: 'wake-ticket', ticketId: id, afterMs: 60_000 },
          { job: 'wake-ticket', ticketId: id, afterMs: 120_000 },
        ],
      }),
    }));
    await move(id);
    expect(await rig.at.store.tickets.get(id)).toMatchObject(set);
    expect((await rig.at.store.tickets.detail(id))?.ticket).toMatchObject(set);
    // A pause made longer is a second order beside the first.
    const orders = await rig.at.opened.run(`select 1 from pgboss.job where name = 'wake-ticket'`);
    expect(orders.rows).toHaveLength(2);
  });

  it('keeps what a muted author writes, without a ticket, where only the history finds it', async () => {
    const author = { nativeId: 'u-1', handle: 'vende', name: 'Vende' };
    const id = await oneTicket('1', { author });
    rig.decide(() => ({ kind: 'moved', changes: changes({ mute: { on: true, by: 'lucia' } }) }));
    await move(id);
    const detail = await rig.at.store.tickets.detail(id);
    expect(detail?.muted).toBe(true);
    const seen: (boolean | undefined)[] = [];
    await rig.at.store.inbox.add([arrived(inbound('2', { author, postedAt: later(5) })), arrived(inbound('3'))], at);
    await rig.at.store.inbox.ingest(10, at, (event, known) => {
      seen.push(known.muted);
      const plan = plainPlan(event, known);
      return known.muted === true && plan.kind === 'open'
        ? { kind: 'muted', author: plan.author, message: { ...plan.message, ticketId: null } }
        : plan;
    });
    expect(seen).toEqual([true, false]);
    expect(await rig.at.store.tickets.open({ limit: 10 })).toHaveLength(2);
    const authorId = detail?.author.id ?? '';
    expect(
      (await rig.at.store.messages.byAuthor(authorId, { channels: ['billing'], limit: 10 })).map(
        ({ nativeId }) => nativeId,
      ),
    ).toEqual(['2', '1']);
    expect(
      (await rig.at.store.messages.byAuthor(authorId, { channels: ['elsewhere'], limit: 10 })).map(
        ({ nativeId }) => nativeId,
      ),
    ).toEqual(['2']);
    expect((await rig.at.store.messages.byAuthor(authorId, { limit: 1 })).map(({ nativeId }) => nativeId)).toEqual([
      '2',
    ]);
    rig.decide(() => ({ kind: 'moved', changes: changes({ mute: { on: false, by: 'lucia' } }) }));
    await move(id);
    expect((await rig.at.store.tickets.detail(id))?.muted).toBe(false);
  });

  it('moves the home: what was posted stays with the old card, what was not goes to the new one, and back', async () => {
    const id = await oneTicket();
    const [home] = (await rig.at.store.tickets.detail(id))?.cards ?? [];
    const [digest] = (await rig.at.store.tickets.detail(id))?.thread ?? [];
    if (!home || !digest) throw new Error('no card');
    await post(home.id, '1.1');
    await rig.at.store.chatPosts.begin(digest.id, at);
    await rig.at.store.chatPosts.posted(digest.id, { channelId: `C-${home.id}`, ts: '1.2', hash: 'h', at });
    const to = (channels: string[]) =>
      rig.decide(() => ({
        kind: 'moved',
        changes: changes({
          ticket: { route: { rule: 0, matched: [], channels } },
          newHome: channels[0] ?? '',
          thread: [{ kind: 'digest' }],
        }),
      }));
    to(['envios', 'billing']);
    await move(id);
    const moved = await rig.at.store.tickets.detail(id);
    expect(moved?.cards.map(({ place, home: isHome, movedTo }) => [place, isHome, movedTo])).toEqual(
      expect.arrayContaining([
        ['envios', true, null],
        ['general', false, 'envios'],
        ['billing', false, null],
      ]),
    );
    expect(moved?.thread.map(({ state, leftIn }) => [state, leftIn])).toEqual([
      ['posted', home.id],
      ['wanted', null],
    ]);
    expect(await rig.at.store.cards.byMessage('slack', `C-${home.id}`, '1.1')).toMatchObject({
      ticketId: id,
      home: false,
    });

    // A card that is there already becomes the home.
    to(['billing']);
    await move(id);
    expect(
      (await rig.at.store.tickets.detail(id))?.cards.filter((card) => card.home).map(({ place }) => place),
    ).toEqual(['billing']);
    // And the first channel gets a new one beside the line that was left there.
    to(['general']);
    await move(id);
    const back = await rig.at.store.tickets.detail(id);
    expect(
      back?.cards.filter(({ place }) => place === 'general').map(({ home: isHome, movedTo }) => [isHome, movedTo]),
    ).toEqual([
      [true, null],
      [false, 'envios'],
    ]);
    expect(back?.cards.filter((card) => card.home)).toHaveLength(1);
  });

  it('keeps notes with their edits and deletions, in the order in which they were written', async () => {
    const id = await oneTicket();
    const note = (ts: string) => ({
      id: `slack:C1:${ts}`,
      ticketId: id,
      by: 'lucia',
      text: `nota ${ts} <b>`,
      surface: 'slack',
      channel: 'C1',
      ts,
      at: later(Number(ts)),
      editedAt: null,
      deletedAt: null,
    });
    for (const ts of ['2', '1']) {
      rig.decide(() => ({ kind: 'moved', changes: changes({ newNote: note(ts) }) }));
      await move(id);
    }
    expect(await rig.at.store.notes.of(id)).toEqual([note('1'), note('2')]);
    rig.decide(() => ({
      kind: 'moved',
      changes: changes({ changedNote: { id: 'slack:C1:1', text: 'mejor así', at: later(9) } }),
    }));
    await move(id);
    rig.decide(() => ({
      kind: 'moved',
      changes: changes({ changedNote: { id: 'slack:C1:2', text: null, at: later(9) } }),
    }));
    await move(id);
    expect(await rig.at.store.notes.of(id)).toMatchObject([
      { text: 'mejor así', editedAt: later(9), deletedAt: null },
      { text: '', editedAt: null, deletedAt: later(9) },
    ]);
    expect(await rig.at.store.notes.get(['slack:C1:1', newId('op')])).toHaveLength(1);
    rig.decide(() => ({ kind: 'moved', changes: changes({ newNote: note('1') }) }));
    await expect(move(id)).rejects.toThrow();
  });
});
