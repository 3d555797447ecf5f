import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toldDeleted, type InboundEvent } from '#core/message.ts';
import type { Finding } from '#core/ticket/draft.ts';
import { CATEGORIES, SENTIMENTS, URGENCIES, type Label } from '#core/ports/labels.ts';
import { readSignedRequest } from '../../../adapters/networks/meta/signature.ts';
import { createRequestLimits } from '../../../bot/http/request-limits.ts';
import { accessWorks } from '../../../handlers/alerts/access.ts';
import { privacy } from '../../../handlers/web/privacy/route.ts';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { seenNow } from '../../../handlers/network/seen-now.ts';
import { redrawCard } from '../../../handlers/jobs/redraw-card.ts';
import { ingestMessage } from '../../../handlers/jobs/ingest-message.ts';
import { message, openRig, type Rig } from '../jobs/rig.ts';
import { callerOf, type Caller } from '../../support/call-route.ts';
import { written } from '../../support/written.ts';

const SECRET = 'the app secret';
const at = 'https://recado.example/webhooks/x';
let rig: Rig;
let call: Caller;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.test.close());
beforeEach(async () => {
  await rig.reset();
  const connection = {
    ...rig.network.connection,
    webhook: {
      path: 'x',
      challenge: () => undefined,
      verify: () => false,
      receive: async () => [],
      register: async () => undefined,
      about: { url: at, pollSeconds: 60 },
      signedRequest: (text: string) => readSignedRequest(text, SECRET),
    },
  };
  call = callerOf(privacy, {
    ...rig.services,
    networks: new Map([['alba-x', connection]]),
    limits: createRequestLimits({ clock: rig.services.clock }),
  });
});

function signed(words: object, secret = SECRET): RequestInit {
  const payload = Buffer.from(JSON.stringify({ algorithm: 'HMAC-SHA256', issued_at: 1, ...words })).toString(
    'base64url',
  );
  const signature = createHmac('sha256', secret).update(payload).digest('base64url');
  return { method: 'POST', body: new URLSearchParams({ signed_request: `${signature}.${payload}` }) };
}

/** Tables of the store and of its queue in which a row says it. */
async function tablesThatSay(words: string): Promise<string[]> {
  const { db } = rig.test.opened;
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.raw(name)} t where t::text like ${`%${words}%`}`.execute(db);
    if ((rows[0]?.n ?? 0) > 0) found.push(name);
  }
  return found;
}
/** Its cards as it is now. */
async function draw(ticketId: string): Promise<void> {
  await rig.run(postCard, { ticketId });
  await rig.run(redrawCard, { ticketId });
  await rig.show(ticketId);
}
async function taken(events: Parameters<Rig['takeIn']>): Promise<void> {
  await rig.test.store.inbox.add(
    events.map((event) => ({ network: 'x', account: 'alba-x', brand: 'alba', event })),
    rig.services.clock.now(),
  );
  await rig.run(ingestMessage, {});
}
const her = { nativeId: 'u-7', handle: 'zoe_zzyzx', name: 'Zoe Zzyzx', bio: 'zzyzxbio' };
const wrote = [
  message({
    text: 'mi qwertyuno no llega',
    author: her,
    media: [{ kind: 'image', url: 'https://x.example/qwertydos.jpg' }],
  }),
  message({ text: 'mi qwertytres no llega', author: her, version: 1 }),
] as const;

describe('what somebody deletes where the network holds us to it', () => {
  it('stands in no table any more, in no version of it, and on no card', async () => {
    const { ticket } = await rig.takeIn(...wrote);
    await draw(ticket.id);
    for (const words of ['qwertyuno', 'qwertydos', 'qwertytres']) expect(await tablesThatSay(words)).not.toEqual([]);
    expect(JSON.stringify(rig.chat.messages)).toContain('qwertytres');
    const [first] = wrote;
    const nativeId = first.kind === 'message' ? first.message.nativeId : '';
    await taken([{ kind: 'deleted', eventKey: 'gone', nativeId, at: new Date(), forget: true }]);
    await draw(ticket.id);
    for (const words of ['qwertyuno', 'qwertydos', 'qwertytres']) expect(await tablesThatSay(words)).toEqual([]);
    expect(JSON.stringify(rig.chat.messages)).not.toMatch(/qwerty/);
    // Nor is a button left that would show what is not there.
    expect(JSON.stringify(rig.chat.messages)).not.toContain('old-text');
  });

  it('stands in no finding of a draft either, in no list, and is found by nobody, whoever told of the deletion', async () => {
    for (const forget of [true, undefined]) {
      await rig.reset();
      const { ticket } = await rig.takeIn(wrote[0]);
      const finding = (check: Finding['check'], params: Finding['params']): Finding => ({
        clause: '4.1',
        check,
        severity: 'warn',
        params,
      });
      await rig.move(
        ticket.id,
        written({
          findings: [
            finding('questions', { question: '¿Dónde está mi qwertyocho?' }),
            finding('emoji', { words: ':)', count: 1, max: 0 }),
            finding('own-words', { words: 'qwertyocho, pedido' }),
          ],
        }),
      );
      await draw(ticket.id);
      expect(JSON.stringify(rig.chat.messages)).toContain('qwertyocho');
      const nativeId = wrote[0].kind === 'message' ? wrote[0].message.nativeId : '';
      await taken([{ kind: 'deleted', eventKey: 'gone', nativeId, at: new Date(), forget: forget || undefined }]);
      await draw(ticket.id);
      expect(await tablesThatSay('qwertyocho')).toEqual([]);
      expect(JSON.stringify(rig.chat.messages)).not.toMatch(/qwerty/);
      expect((await rig.detail(ticket.id)).drafts.at(-1)?.findings.map(({ check }) => check)).toEqual(['emoji']);
      const { lines } = await rig.test.store.lists.list({ ids: [ticket.id] }, { limit: 5 });
      expect(lines).toMatchObject([{ excerpt: '' }]);
    }
  });

  it('is forgotten also where a look found it gone before, and keeps its words where nobody asked', async () => {
    const { ticket } = await rig.takeIn(...wrote);
    const nativeId = wrote[0].kind === 'message' ? wrote[0].message.nativeId : '';
    await taken([{ kind: 'deleted', eventKey: 'looked', nativeId, at: new Date() }]);
    expect(await tablesThatSay('qwertytres')).not.toEqual([]);
    await draw(ticket.id);
    expect(JSON.stringify(rig.chat.messages)).toContain('old-text');
    await taken([{ kind: 'deleted', eventKey: 'told', nativeId, at: new Date(), forget: true }]);
    expect(await tablesThatSay('qwertytres')).toEqual([]);
    await draw(ticket.id);
    expect(JSON.stringify(rig.chat.messages)).not.toContain('old-text');
  });
});

describe('calls of a network that come in another order than they were made', () => {
  const said = (text: string, version: number) => message({ text, author: her, version, uncounted: true });
  const idOf = (event: ReturnType<typeof said>): string => (event.kind === 'message' ? event.message.nativeId : '');
  const gone = (nativeId: string) => toldDeleted({ nativeId, at: new Date(), forget: true });

  it('bring nothing of a message whose deletion was told first', async () => {
    const late = said('mi qwertycuatro no llega', 0);
    await taken([gone(idOf(late))]);
    await taken([late]);
    expect(await tablesThatSay('qwertycuatro')).toEqual([]);
    const next = said('mi qwertycinco no llega', 0);
    if (next.kind === 'message') Object.assign(next.message, { nativeId: 'other', currentId: 'other' });
    await taken([{ ...next, eventKey: 'other' }]);
    expect(await tablesThatSay('qwertycinco')).not.toEqual([]);
  });

  it.each([true, false])('nor of one whose versions the network counts, or that was only heard: %s', async (forget) => {
    await taken(['counted', 'heard'].map((nativeId) => toldDeleted({ nativeId, at: new Date(), forget })));
    const said = (nativeId: string) =>
      message({ text: 'mi qwertynueve no llega', author: her, nativeId, currentId: nativeId });
    const heard = said('heard');
    if (heard.kind !== 'message') throw new Error('no message');
    await taken([said('counted'), { ...heard, kind: 'heard', watch: 'brand-word' }]);
    expect(await tablesThatSay('qwertynueve')).toEqual([]);
    await taken([said('another')]);
    expect(await tablesThatSay('qwertynueve')).not.toEqual([]);
  });

  it.each([true, false])('take a message away by the id of its newest version too: forgotten %s', async (forget) => {
    const { ticket } = await rig.takeIn(message({ text: 'mi qwertydiez no llega', nativeId: '500', currentId: '500' }));
    await taken([message({ text: 'mi qwertyonce no llega', nativeId: '500', currentId: '501', version: 1 })]);
    await draw(ticket.id);
    await taken([toldDeleted({ nativeId: '501', at: new Date(), forget })]);
    await draw(ticket.id);
    const { lastInbound } = await rig.detail(ticket.id);
    expect(lastInbound).toMatchObject({ nativeId: '500', state: 'deleted' });
    expect(JSON.stringify(rig.chat.messages)).not.toContain('qwerty');
    if (forget) expect(await tablesThatSay('qwertyonce')).toEqual([]);
  });

  it('bring nothing of it either where that version is told only afterwards', async () => {
    await taken([toldDeleted({ nativeId: '701', at: new Date(), forget: true })]);
    await taken([
      message({ text: 'mi qwertydoce no llega', author: her, nativeId: '700', currentId: '701', version: 1 }),
    ]);
    expect(await tablesThatSay('qwertydoce')).toEqual([]);
  });

  it('make no answer of what a colleague took back on the network before it was told', async () => {
    const { ticket } = await rig.takeIn(wrote[0]);
    if (wrote[0].kind !== 'message') throw new Error('no message');
    const { nativeId: parentId } = wrote[0].message;
    const own = (nativeId: string): InboundEvent => {
      const said = message({ text: 'Era para otra', nativeId, currentId: nativeId, parentId });
      if (said.kind !== 'message') throw new Error('no message');
      return { ...said, kind: 'own-message' };
    };
    await taken([toldDeleted({ nativeId: '300', at: new Date() })]);
    await taken([own('300')]);
    expect((await rig.detail(ticket.id)).ticket.state).toBe(ticket.state);
    await taken([own('301')]);
    expect((await rig.detail(ticket.id)).ticket.state).not.toBe(ticket.state);
  });

  it('bring no words back that were forgotten', async () => {
    const first = said('mi qwertyseis no llega', 0);
    await taken([first]);
    await taken([gone(idOf(first))]);
    const edit = said('mi qwertysiete no llega', 1);
    await taken([{ ...edit, eventKey: 'its edit' }]);
    expect(await tablesThatSay('qwerty')).toEqual([]);
  });
});

/** A reader that says what stands in the message: "negative urgent". */
function readsWhatItSays(): void {
  const why = { key: 'evidence.words', places: [[0, 3]] } as const;
  const said = <Value extends string>(values: readonly Value[], text: string): Label<Value> => {
    const value = values.find((each) => text.includes(each)) ?? null;
    return { value, guess: value, sure: value === null ? 0 : 0.9, why };
  };
  rig.services.text = {
    language: () => 'es',
    personalData: () => [],
    read: (text) => ({
      sentiment: said(SENTIMENTS, text),
      category: said(CATEGORIES, text),
      urgency: said(URGENCIES, text),
    }),
  };
}
const labelsOf = async (ticketId: string): Promise<unknown> => {
  const { language, sentiment, category, urgency } = (await rig.detail(ticketId)).ticket;
  return { language, sentiment, category, urgency };
};

describe('what was read of a message that is forgotten', () => {
  const first = message({ text: 'una complaint muy negative' });
  const second = message({ nativeId: '101', currentId: '101', text: 'positive y soon', postedAt: new Date() });
  const forget = async (nativeId: string): Promise<void> =>
    taken([{ kind: 'deleted', eventKey: `gone ${nativeId}`, nativeId, at: new Date(), forget: true }]);

  it('goes with it: the ticket says what the messages say that are left, and what a person set right', async () => {
    readsWhatItSays();
    const { ticket } = await rig.takeIn(first, second);
    const { lastInbound } = await rig.detail(ticket.id);
    await rig.move(ticket.id, { move: 'correct-labels', values: { urgency: 'urgent' } });
    const read = { language: 'es', sentiment: 'positive', category: 'complaint', urgency: 'urgent' };
    expect(await labelsOf(ticket.id)).toEqual(read);
    await forget('101');
    expect(await labelsOf(ticket.id)).toEqual({ ...read, sentiment: 'negative' });
    expect(await rig.test.store.labels.of(lastInbound.id)).toMatchObject([{ label: 'urgency', source: 'person' }]);
    await forget('100');
    expect(await labelsOf(ticket.id)).toEqual({ language: null, sentiment: null, category: null, urgency: 'urgent' });
  });

  it('goes from the card too where a look found the message gone before', async () => {
    readsWhatItSays();
    const { ticket } = await rig.takeIn(first);
    await draw(ticket.id);
    await taken([{ kind: 'deleted', eventKey: 'looked', nativeId: '100', at: new Date() }]);
    await draw(ticket.id);
    expect(JSON.stringify(rig.chat.messages)).toContain('negativo');
    await forget('100');
    await draw(ticket.id);
    expect(JSON.stringify(rig.chat.messages)).not.toContain('negativo');
  });

  it('stands nowhere either where it could never be taken in', async () => {
    const { db } = rig.test.opened;
    await rig.test.store.inbox.add(
      [{ network: 'x', account: 'alba-x', brand: 'alba', event: message({ text: 'qwertycuatro' }) }],
      new Date(),
    );
    await sql`update inbox set state = 'failed', error = 'near "qwertycuatro"', done_at = now()`.execute(db);
    expect(await tablesThatSay('qwertycuatro')).toEqual(['public.inbox']);
    await forget('100');
    expect(await tablesThatSay('qwertycuatro')).toEqual([]);
  });
});

describe('the address for who wants to be forgotten', () => {
  it('deletes what she wrote and her name, gives a code, and shows what became of it in her language', async () => {
    const { ticket } = await rig.takeIn(...wrote);
    await draw(ticket.id);
    const answer = await call(`${at}/deletion`, signed({ user_id: her.nativeId }));
    expect(answer.status).toBe(200);
    const told = (await answer.json()) as { url: string; confirmation_code: string };
    expect(told.url).toBe(`${at}/deletion?code=${told.confirmation_code}`);
    const before = await (await call(told.url, { headers: { 'accept-language': 'es' } })).text();
    expect(before).toContain('Estamos borrando tus datos');
    await rig.run(ingestMessage, {});
    await draw(ticket.id);
    for (const words of ['qwertyuno', 'qwertytres', 'zoe_zzyzx', 'Zoe Zzyzx', 'zzyzxbio'])
      expect(await tablesThatSay(words)).toEqual([]);
    const page = await call(told.url, { headers: { 'accept-language': 'en' } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(
      `We have deleted your data: what you wrote to us on X, your name and your picture. Code: ${told.confirmation_code}`,
    );
    expect(await (await call(`${told.url}&lang=pt`)).text()).toContain('Apagámos os teus dados');
  });

  it('keeps her away although what she wrote still stands there for a look to find', async () => {
    const { ticket } = await rig.takeIn(...wrote);
    await call(`${at}/deletion`, signed({ user_id: her.nativeId }));
    await rig.run(ingestMessage, {});
    const there = wrote[1].kind === 'message' ? wrote[1].message : Promise.reject(new Error('no message'));
    const still = await there;
    const watched = await rig.test.store.tickets.watched('x', 'alba-x', { limit: 10, goneSince: new Date(0) });
    expect(seenNow(watched, new Map([[still.currentId, { state: 'live', message: still }]]), new Date())).toEqual([]);
    await taken([{ kind: 'shown', eventKey: 'looked', message: still }]);
    await draw(ticket.id);
    expect(await tablesThatSay('qwertytres')).toEqual([]);
    expect(JSON.stringify(rig.chat.messages)).not.toMatch(/qwerty/);
  });

  it('deletes what was heard of her, her days, lists, notes and influence too, and nothing of anybody else', async () => {
    const { ticket } = await rig.takeIn(...wrote);
    const of = { authorId: (await rig.detail(ticket.id)).author.id, ticketId: ticket.id, by: 'lucia', at: new Date() };
    await rig.test.store.authors.addNote({ ...of, text: 'zzyzxnota' });
    await rig.test.store.authors.setList({ ...of, list: 'zzyzxlista', on: true });
    await rig.test.opened.run(`update authors set followers = 987654, influence = 71 where id = '${of.authorId}';
      update tickets set influence = 71; insert into author_days values ('${of.authorId}', '2026-10-01', 987654)`);
    const heard = (nativeId: string, author: typeof her): Parameters<Rig['takeIn']>[0] => {
      const said = message({
        nativeId,
        currentId: nativeId,
        conversationId: nativeId,
        kind: 'post',
        text: `zzyzxpost ${nativeId}`,
        author,
      });
      if (said.kind !== 'message') throw new Error('no message');
      return { kind: 'heard', eventKey: `heard:${nativeId}`, message: said.message, watch: 'rivales' };
    };
    await taken([heard('900', her), heard('901', { ...her, nativeId: 'u-8', handle: 'otra', name: 'Otra', bio: '' })]);
    expect(await tablesThatSay('zzyzxpost 900')).toEqual(expect.arrayContaining(['public.messages', 'public.inbox']));
    await call(`${at}/deletion`, signed({ user_id: her.nativeId }));
    await rig.run(ingestMessage, {});
    for (const words of ['zzyzxpost 900', 'zzyzxnota', 'Zzyzx', '987654', 'influence": 71'])
      expect(await tablesThatSay(words)).toEqual([]);
    const { rows } = await rig.test.opened.run(
      'select (select count(*)::int from author_lists) as lists, (select count(*)::int from authors where influence is not null) as scored',
    );
    expect(rows).toEqual([{ lists: 0, scored: 0 }]);
    expect(await rig.test.store.listening.since(new Date(0), 10)).toMatchObject([{ text: 'zzyzxpost 901' }]);
  });

  it('believes nobody but the network, and knows no other code', async () => {
    await rig.takeIn(...wrote);
    expect((await call(`${at}/deletion`, signed({ user_id: her.nativeId }, 'another'))).status).toBe(401);
    expect((await call(`${at}/deletion`, signed({ user_id: her.nativeId, algorithm: 'none' }))).status).toBe(401);
    expect((await call(`${at}/deletion`, { method: 'POST', body: 'nonsense' })).status).toBe(401);
    expect((await call(`${at}/deletion?code=${'0'.repeat(20)}`)).status).toBe(404);
    expect((await call(`${at}/nonsense`)).status).toBe(404);
    expect(await tablesThatSay('qwertytres')).not.toEqual([]);
  });

  it('takes it that somebody took our access back, and says so to whoever runs Recado', async () => {
    expect((await call(`${at}/deauthorise`, signed({ user_id: '5' }))).status).toBe(200);
    expect(rig.services.problems.list()).toMatchObject([
      { what: 'deauthorised:x', say: expect.stringContaining('npm run doctor') },
    ]);
    // Somebody lets us in anew.
    await accessWorks(rig.services, { network: 'x', account: 'alba-x' });
    expect(rig.services.problems.list()).toEqual([]);
  });
});
