import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { influenceOf } from '#core/authors/influence.ts';
import { figuresQuery, postsQuery } from '../../store/authors/figures.ts';
import { arrived, at, inbound, later, plainPlan, takeIn } from './build.ts';
import { onEachStore, ticketRig } from './rig.ts';

onEachStore('authors', (rig) => {
  const { ticket } = ticketRig(rig);

  async function written(): Promise<{ ticketId: string; authorId: string }> {
    const ticketId = await ticket();
    const detail = await rig.at.store.tickets.detail(ticketId);
    return { ticketId, authorId: detail?.author.id ?? '' };
  }
  const lucia = { by: 'lucia', at };

  it('are put on lists and taken off, once each, with an activity and their open cards drawn again', async () => {
    const { store } = rig.at;
    const of = await written();
    expect(await store.authors.setList({ ...of, ...lucia, list: 'vip', on: true })).toBe(true);
    expect(await store.authors.setList({ ...of, by: 'ivan', at: later(5), list: 'vip', on: true })).toBe(false);
    expect(await store.authors.setList({ ...of, ...lucia, at: later(9), list: 'prensa', on: true })).toBe(true);
    expect(await store.authors.lists(of.authorId)).toEqual([
      { list: 'vip', by: 'lucia', at },
      { list: 'prensa', by: 'lucia', at: later(9) },
    ]);
    expect((await store.tickets.detail(of.ticketId))?.lists).toEqual(['vip', 'prensa']);
    expect(await store.authors.setList({ ...of, ...lucia, list: 'vip', on: false })).toBe(true);
    expect(await store.authors.setList({ ...of, ...lucia, list: 'vip', on: false })).toBe(false);
    const what = (await store.activity.of(of.ticketId)).map((row) => row.what);
    expect(what.filter((each) => each.startsWith('author.'))).toEqual([
      'author.listed',
      'author.listed',
      'author.unlisted',
    ]);
  });

  it('on a list are known when they write again', async () => {
    const { store } = rig.at;
    const of = await written();
    await store.authors.setList({ ...of, ...lucia, list: 'vip', on: true });
    const author = inbound('1').author;
    await store.inbox.add([arrived(inbound('2', { author })), arrived(inbound('3'))], at);
    const known: (readonly string[] | undefined)[] = [];
    await store.inbox.ingest(10, at, (event, about) => {
      known.push(about.lists);
      return plainPlan(event, about);
    });
    expect(known).toEqual([['vip'], []]);
  });

  it('whom the network leaves out of an answer keep the name that is known of them, in all that they wrote', async () => {
    const { store } = rig.at;
    const [known, nobody] = [
      { nativeId: '541', handle: 'maria_lopez', name: 'Maria López', bio: 'Cocino', followers: 12 },
      { nativeId: '541', handle: '541', name: '541' },
    ];
    const seen = async (): Promise<unknown> => {
      const { lines } = await store.lists.list({}, { limit: 9 });
      return Promise.all(
        lines.map(async ({ ticketId }) => {
          const { handle, name, bio, followers } = (await store.tickets.detail(ticketId))?.author ?? {};
          return { handle, name, bio, followers };
        }),
      );
    };
    const named = { handle: 'maria_lopez', name: 'Maria López', bio: 'Cocino', followers: 12 };
    // In one look, and in looks that follow, whichever comes first.
    await takeIn(store, [inbound('1', { author: known }), inbound('2', { author: nobody })]);
    expect(await seen()).toEqual([named, named]);
    await takeIn(store, [inbound('3', { author: nobody })]);
    expect(await seen()).toEqual([named, named, named]);
    const renamed = { ...known, handle: 'maria', name: 'Maria' };
    await takeIn(store, [inbound('4', { author: nobody }), inbound('5', { author: renamed })]);
    expect(await seen()).toEqual(Array.from({ length: 5 }, () => ({ ...named, handle: 'maria', name: 'Maria' })));
  });

  it('have notes, of which those of private conversations are read only where those are', async () => {
    const { store } = rig.at;
    const of = await written();
    const note = { ...of, ...lucia };
    await store.authors.addNote({ ...note, text: 'prefiere que la llamen', key: 'form-1' });
    await store.authors.addNote({ ...note, text: 'prefiere que la llamen', key: 'form-1' });
    await rig.at.opened.run(`
      insert into tickets (id, brand, network, account, accounts, author_id, conversation_id, kind, tags, private, route, state, opened_at,
          last_inbound_id, last_inbound_at, reopened, version)
        select 'tk_private', brand, network, account, accounts, author_id, 'dm', kind, tags, true, '{"rule":1,"matched":[],"channels":["privados"]}', state,
          opened_at, last_inbound_id, last_inbound_at, reopened, version from tickets where id = '${of.ticketId}'`);
    await store.authors.addNote({ ...note, ticketId: 'tk_private', text: 'secreto', at: later(9) });
    const texts = async (filter: { channels?: string[]; privateChannels?: string[] }): Promise<string[]> =>
      (await store.authors.notes(of.authorId, filter)).map(({ text }) => text);
    expect(await texts({})).toEqual(['secreto', 'prefiere que la llamen']);
    expect(await texts({ channels: ['privados'] })).toEqual(['secreto', 'prefiere que la llamen']);
    expect(await texts({ channels: ['general'] })).toEqual(['prefiere que la llamen']);
    expect(await texts({ channels: ['privados'], privateChannels: [] })).toEqual(['prefiere que la llamen']);
    const [first] = await store.authors.notes(of.authorId, {});
    expect(await store.authors.dropNote(first?.id ?? '', lucia)).toBe(true);
    expect(await store.authors.dropNote(first?.id ?? '', lucia)).toBe(false);
    expect(await texts({})).toEqual(['prefiere que la llamen']);
  });

  it('who are forgotten leave no note, list, figure or day behind, whoever else keeps theirs', async () => {
    const { store } = rig.at;
    const of = await written();
    const other = (await takeIn(store, [inbound('2')])).find((id) => id !== of.ticketId) ?? '';
    const otherAuthor = (await store.tickets.detail(other))?.author.id ?? '';
    for (const each of [of, { ticketId: other, authorId: otherAuthor }]) {
      await store.authors.setList({ ...each, ...lucia, list: 'vip', on: true });
      await store.authors.addNote({ ...each, ...lucia, text: 'inolvidable' });
      await rig.at.opened.run(`insert into author_days values ('${each.authorId}', '2026-10-01', 12)`);
    }
    await rig.at.opened.run(`update authors set following = 7, joined_on = '2019-03-04', verified = true`);
    await store.messages.forgetPerson('x', 'u-1');
    const { rows } = await sql<{ kept: unknown }>`
      select jsonb_build_object('notes', (select jsonb_agg(author_id) from author_notes), 'lists', (select jsonb_agg(author_id) from author_lists),
        'days', (select jsonb_agg(author_id) from author_days)) as kept`.execute(rig.at.opened.db);
    expect(rows[0]?.kept).toEqual({ notes: [otherAuthor], lists: [otherAuthor], days: [otherAuthor] });
    const gone = (await store.tickets.detail(of.ticketId))?.author;
    expect(gone).toMatchObject({ name: '—', handle: '—' });
    const { followers, following, joinedOn, verified, bio } = gone ?? {};
    expect([followers, following, joinedOn, verified, bio].filter((each) => each !== undefined)).toEqual([]);
  });

  it('who want no profile lose what was kept for their trend', async () => {
    const { store } = rig.at;
    const of = await written();
    await rig.at.opened.run(
      `insert into author_days values ('${of.authorId}', '2026-09-01', 100), ('${of.authorId}', '2026-10-01', 200)`,
    );
    expect(await store.authors.followersBefore(of.authorId, at)).toEqual({ followers: 100, days: 34 });
    await store.authors.object({ ...of, ...lucia, on: true });
    expect((await store.tickets.detail(of.ticketId))?.author.objectedAt).toEqual(at);
    expect(await store.authors.followersBefore(of.authorId, at)).toBeNull();
    await store.authors.object({ ...of, ...lucia, on: false });
    expect((await store.tickets.detail(of.ticketId))?.author.objectedAt).toBeUndefined();
  });

  it('have their followers noted once a day in its zone, also after a stop; who wants no profile has not, and what is old goes', async () => {
    const { store } = rig.at;
    const of = await written();
    const [other = ''] = (await takeIn(store, [inbound('2')])).filter((id) => id !== of.ticketId);
    const objector = { ...of, ticketId: other, authorId: (await store.tickets.detail(other))?.author.id ?? '' };
    await store.authors.object({ ...objector, ...lucia, on: true });
    const seen = async (when: string, followers: number): Promise<unknown> =>
      await rig.at.opened.run(`update authors set seen_at = '${when}', followers = ${followers}`);
    const note = async (day: string): Promise<unknown> =>
      await store.authors.noteDays({ day, timeZone: 'Europe/Madrid', at: new Date(`${day}T02:25:00Z`) });
    await rig.at.opened.run(`insert into author_days values ('${of.authorId}', '2026-01-01', 5)`);
    // Past midnight in Madrid, and not yet in Greenwich.
    await seen('2026-10-04T22:30:00Z', 100);
    expect(await note('2026-10-05')).toEqual({ noted: 1, forgotten: 1 });
    await seen('2026-10-05T08:00:00Z', 150);
    expect(await note('2026-10-05')).toBeNull();
    // Off for nine days: what was seen before the stop is noted under its day.
    expect(await note('2026-10-15')).toEqual({ noted: 1, forgotten: 0 });
    expect(await note('2026-10-16')).toEqual({ noted: 0, forgotten: 0 });
    const { rows } = await sql<{ day: string }>`select author_id, day::text, followers from author_days`.execute(
      rig.at.opened.db,
    );
    expect(rows).toEqual([{ authorId: of.authorId, day: '2026-10-05', followers: 150 }]);
    expect(await store.authors.followersBefore(of.authorId, new Date('2026-10-25T10:00:00Z'))).toEqual({
      followers: 150,
      days: 20,
    });
  });

  it('carry their influence to their conversations: by reach at first, by reactions every hour, none for whoever wants no profile', async () => {
    const { store, opened } = rig.at;
    const scores = async (): Promise<unknown[]> =>
      (
        await sql<{ handle: string }>`
          select a.native_id, a.influence, t.influence as of_ticket from authors a join tickets t on t.author_id = a.id order by 1`.execute(
          opened.db,
        )
      ).rows;
    const reach = (n: string, followers?: number) => ({
      author: { ...inbound(n).author, followers },
    });
    const [ticketId = ''] = await takeIn(store, [inbound('1', reach('1', 42_000))]);
    await takeIn(store, [inbound('2', reach('2'))]);
    const score = influenceOf({ followers: 42_000, reactions: [] }).score;
    const none = { nativeId: 'u-2', influence: null, ofTicket: null };
    expect(await scores()).toEqual([{ nativeId: 'u-1', influence: score, ofTicket: score }, none]);
    // One post that everybody liked would not change it.
    await opened.run(`update messages set counts = '{"likes": 900}';
      insert into messages (id, network, account, native_id, current_id, version, direction, author_id, kind, private, text, conversation_id, url, media, counts,
          state, posted_at)
        select id || n, network, account, native_id || n, current_id || n, 0, direction, author_id, kind, private, text, conversation_id, url, media, counts,
          state, posted_at from messages, generate_series(1, 5) n where native_id = '1'`);
    expect(await store.authors.noteInfluence({ day: '2026-10-05', at: later(60) })).toBe(1);
    expect(await store.authors.noteInfluence({ day: '2026-10-05', at: later(90) })).toBe(0);
    const known = influenceOf({ followers: 42_000, reactions: [900, 900, 900, 900, 900, 900] }).score;
    expect(await scores()).toEqual([{ nativeId: 'u-1', influence: known, ofTicket: known }, none]);
    const authorId = (await store.tickets.detail(ticketId))?.author.id ?? '';
    await store.authors.object({ ticketId, authorId, ...lucia, on: true });
    await store.authors.noteInfluence({ day: '2026-10-06', at: later(120) });
    await takeIn(store, [inbound('3', { ...reach('1', 50_000), conversationId: 'c-other' })]);
    expect(await scores()).toEqual([
      { nativeId: 'u-1', influence: null, ofTicket: null },
      { nativeId: 'u-1', influence: null, ofTicket: null },
      none,
    ]);
  });

  it('are summed up by indexes alone', async () => {
    const of = await written();
    const { store } = rig.at;
    const figures = await store.authors.figures(of.authorId, {});
    expect(figures).toMatchObject({ tickets: 1, open: 1, tags: [] });
    expect(figures.firstAt).toBeInstanceOf(Date);
    expect((await store.authors.figures(of.authorId, { channels: [] })).tickets).toBe(0);
    expect(await store.authors.posts(of.authorId, { since: new Date(0), limit: 50 })).toEqual([
      { reactions: 0, area: null },
    ]);
    await rig.at.opened.run('set enable_seqscan = off');
    for (const query of [
      figuresQuery(of.authorId, { channels: ['a'], privateChannels: [] }),
      postsQuery(of.authorId, { since: at, limit: 50 }),
    ]) {
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(rig.at.opened.db);
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).not.toMatch(
        /Seq Scan on (messages|tickets|message_labels)\b/,
      );
    }
    await rig.at.opened.run('set enable_seqscan = on');
  });
});
