import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalCodes, type RefusalCode } from '#core/ticket/delivery.ts';
import { RecadoError } from '#core/errors.ts';
import type { InboundEvent, InboundMessage } from '#core/message.ts';
import type { NetworkConnection, WebhookCall } from '#core/ports/network.ts';
import { until } from '../support/until.ts';

/** One network with a server that behaves as the real one, and hands on the other side of it. */
export interface NetworkRig {
  /** Our handle, without @. */
  handle: string;
  connection: NetworkConnection;
  /** Access that the network does not know. */
  withWrongToken(): Promise<NetworkConnection>;
  /** Nobody listens at the network's address. */
  withNobodyThere(): Promise<NetworkConnection>;
  /** All calls of the window are used up. */
  withSpentWindow(): Promise<NetworkConnection>;
  customer: {
    write(post: { author: string; text: string; inReplyTo?: string; quote?: string }): Promise<string>;
    edit(id: string, text: string): Promise<void>;
    remove(id: string): Promise<void>;
    /** Her posts are not shown for a while, where the network can say so. */
    away?(author: string, away: boolean): Promise<void>;
  };
  /** A colleague uses the network's own app. */
  colleague: {
    write(text: string): Promise<string>;
    reply(post: { inReplyTo: string; text: string }): Promise<string>;
  };
  /** Conversations that only the two see, where the network has them. */
  direct?: {
    /** A customer writes to us. */
    write(message: { author: string; text: string }): Promise<string>;
    /** A colleague answers in the network's own app. */
    answer(message: { to: string; text: string }): Promise<void>;
    /** What we wrote to her, oldest first. */
    answers(handle: string): Promise<string[]>;
    longest: string;
    /** Access without the permission to read them, or with its few calls used up. */
    withoutPermission(): Promise<NetworkConnection>;
  };
  /** What happens to the next call that publishes. */
  next(what: 'timeout-after-write' | 'reset-after-write' | 'reset-before-write' | 'server-error' | 'rate-limit' | `refuse:${RefusalCode}`): Promise<void>;
  /** Texts of the answers that people see under a post. */
  answers(id: string): Promise<string[]>;
  /** Refusals that this network knows. */
  refusals: readonly RefusalCode[];
  /** Longest text that it takes. */
  longest: string;
  /** Where the network calls us: a connection whose address is registered, and the calls that came there. */
  calls?: { connection: NetworkConnection; came(): readonly WebhookCall[] };
  stop(): Promise<void>;
}

/** What every network adapter must do, whatever the network. */
export function networkContract(name: string, makeRig: () => Promise<NetworkRig>): void {
  describe(`network contract: ${name}`, () => {
    let rig: NetworkRig;
    let cursor: string | undefined;
    const signal = new AbortController().signal;
    let texts = 0;
    const text = (what: string): string => `${what} ${(texts += 1)}`;
    const mention = (author: string, what = 'hola'): Promise<string> => rig.customer.write({ author, text: text(`@${rig.handle} ${what}`) });
    const pull = async (): Promise<InboundEvent[]> => {
      const pulled = await rig.connection.pull(cursor, signal);
      cursor = pulled.cursor;
      return pulled.events;
    };
    const opId = 'op_test';
    const error = async (work: Promise<unknown>): Promise<RecadoError> => {
      const thrown = await work.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (thrown instanceof RecadoError) return thrown;
      throw new Error('no RecadoError was thrown', { cause: thrown });
    };

    beforeAll(async () => {
      rig = await makeRig();
    });
    afterAll(() => rig.stop());

    it('brings what was written before the first look, and waits before the next', async () => {
      const id = await mention('ana_first');
      const pulled = await rig.connection.pull(undefined, signal);
      cursor = pulled.cursor;
      expect(pulled.events).toMatchObject([
        { kind: 'message', message: { nativeId: id, currentId: id, version: 0, kind: 'mention', private: false, author: { handle: 'ana_first' }, mentions: [rig.handle.toLowerCase()] } },
      ]);
      expect(pulled.waitMs).toBeGreaterThan(0);
    });

    it('says the same when asked twice from the same cursor', async () => {
      await mention('ana');
      await mention('bea');
      const once = await rig.connection.pull(cursor, signal);
      const twice = await rig.connection.pull(cursor, signal);
      expect(once.events.filter((event) => event.kind === 'message')).not.toHaveLength(0);
      expect(twice.events).toEqual(once.events);
      expect(new Set(once.events.map((event) => event.eventKey)).size).toBe(once.events.length);
      cursor = twice.cursor;
    });

    it('loses nothing across pages and brings the oldest first', async () => {
      const ids: string[] = [];
      for (let i = 0; i < 230; i += 1) ids.push(await mention(`p_${i % 7}`));
      const events = await pull();
      const found = events.flatMap((event) => (event.kind === 'message' ? [event.message.nativeId] : [])).filter((id) => ids.includes(id));
      expect(found).toEqual(ids);
    });

    it("brings our own posts as ours, never as a customer's", async () => {
      const id = await rig.colleague.write(text(`Somos @${rig.handle}, buenos días`));
      const events = await pull();
      expect(events.filter((event) => 'message' in event && event.message.nativeId === id)).toMatchObject([{ kind: 'own-message' }]);
    });

    it("brings what a colleague answered in the network's own app", async () => {
      const question = await mention('clara');
      const answer = await rig.colleague.reply({ inReplyTo: question, text: 'Te llamamos ahora' });
      const events = await pull();
      expect(events).toContainEqual(expect.objectContaining({ kind: 'own-message', message: expect.objectContaining({ nativeId: answer, parentId: question }) }));
    });

    it('brings a reply to us with its parent and thread', async () => {
      const question = await mention('dora');
      const sent = await rig.connection.publish({ text: text('Gracias por escribir'), target: question, opId });
      expect(sent.kind).toBe('sent');
      const ours = sent.kind === 'sent' ? sent.nativeId : '';
      const again = await rig.customer.write({ author: 'dora', text: 'Pues sigo igual', inReplyTo: ours });
      const events = await pull();
      expect(events).toContainEqual(expect.objectContaining({ kind: 'message', message: expect.objectContaining({ nativeId: again, kind: 'reply', parentId: ours, conversationId: question }) }));
      expect(events).toContainEqual(expect.objectContaining({ kind: 'own-message', message: expect.objectContaining({ nativeId: ours, parentId: question }) }));
    });

    it('brings a quote of our post that does not mention us, once it shows in the counts', async () => {
      const ours = await rig.colleague.write(text('Abrimos tienda nueva'));
      await pull();
      const quote = await rig.customer.write({ author: 'eva', text: 'Ya era hora', quote: ours });
      const events = await pull();
      expect(events).toContainEqual(expect.objectContaining({ kind: 'message', message: expect.objectContaining({ nativeId: quote, kind: 'quote', quotedId: ours }) }));
    });

    it('brings an edit as a new version of the same message', async () => {
      const id = await mention('fina');
      await pull();
      await rig.customer.edit(id, `@${rig.handle} perdón, era de noviembre`);
      const events = await pull();
      const edited = events.flatMap((event) => (event.kind === 'message' && event.message.nativeId === id ? [event.message] : []));
      expect(edited).toMatchObject([{ version: 1, text: `@${rig.handle} perdón, era de noviembre` }]);
      expect(edited[0]?.currentId).not.toBe(id);
      const read = await rig.connection.reread([id]);
      expect(read.get(id)).toMatchObject({ state: 'live', message: { nativeId: id, version: 1 } });
    });

    it('finds what is gone among what is there', async () => {
      const [gone, there] = [await mention('gala'), await mention('hugo')];
      await rig.customer.remove(gone);
      const read = await rig.connection.reread([gone, there]);
      expect(read.get(gone)).toEqual({ state: 'gone' });
      expect(read.get(there)).toMatchObject({ state: 'live', message: { nativeId: there } });
    });

    it('tells what is not shown from what is gone, and finds it again with what she changed', async ({ skip }) => {
      const { away } = rig.customer;
      if (!away) return skip();
      const id = await mention('hidden_one');
      await pull();
      await away('hidden_one', true);
      expect((await rig.connection.reread([id])).get(id)).toEqual({ state: 'hidden' });
      expect((await rig.connection.publish({ text: text('¿Sigues ahí?'), target: id, opId })).kind).toBe('refused');
      await rig.customer.edit(id, `@${rig.handle} ya estoy de vuelta`);
      await away('hidden_one', false);
      expect((await rig.connection.reread([id])).get(id)).toMatchObject({ state: 'live', message: { nativeId: id, version: 1, text: `@${rig.handle} ya estoy de vuelta` } });
      await pull();
      return undefined;
    });

    it('shows the thread, oldest first and ours included', async () => {
      const question = await mention('iris');
      const sent = await rig.connection.publish({ text: text('¿Nos das el número del pedido?'), target: question, opId });
      const ours = sent.kind === 'sent' ? sent.nativeId : '';
      const again = await rig.customer.write({ author: 'iris', text: 'El 4471', inReplyTo: ours });
      const thread = await rig.connection.conversation({ nativeId: again, conversationId: question });
      expect(thread.map((message) => message.nativeId)).toEqual([question, ours, again]);
    });

    it('publishes under the message it answers and tells where', async () => {
      const question = await mention('juan');
      const answer = text('Te lo devolvemos hoy & mañana lo ves <aquí>');
      const outcome = await rig.connection.publish({ text: answer, target: question, opId });
      expect(outcome).toMatchObject({ kind: 'sent', url: expect.stringContaining('http'), at: expect.any(Date) });
      expect(await rig.answers(question)).toEqual([answer]);
      const echo = (await pull()).find((event) => event.kind === 'own-message' && outcome.kind === 'sent' && event.message.nativeId === outcome.nativeId);
      expect(echo?.kind === 'own-message' && echo.message.text).toContain(answer);
    });

    it('takes the longest text and refuses a longer one without asking', async () => {
      const question = await mention('kike');
      expect(await rig.connection.publish({ text: rig.longest, target: question, opId })).toMatchObject({ kind: 'sent' });
      expect(rig.connection.caps.measure(rig.longest)).toMatchObject({ length: rig.connection.caps.measure('').max });
      const nobody = await rig.withNobodyThere();
      expect(await nobody.publish({ text: `${rig.longest}a`, target: question, opId })).toMatchObject({ kind: 'refused', code: 'too-long' });
    });

    it('tells every refusal of the network apart', async () => {
      const question = await mention('lola');
      const told: Partial<Record<RefusalCode, string>> = {};
      for (const code of rig.refusals) {
        await rig.next(`refuse:${code}`);
        const outcome = await rig.connection.publish({ text: text('No puede salir'), target: question, opId });
        told[code] = outcome.kind === 'refused' ? outcome.code : outcome.kind;
      }
      expect(told).toEqual(Object.fromEntries(rig.refusals.map((code) => [code, code])));
      expect(await rig.answers(question)).toEqual([]);
      expect(rig.refusals.every((code) => refusalCodes.includes(code))).toBe(true);
    });

    it('is refused by the network itself for an author who did not address us and for a message that is gone', async () => {
      const stranger = await rig.customer.write({ author: 'mara', text: text('Qué calor hace hoy') });
      expect(await rig.connection.publish({ text: text('Hola Mara'), target: stranger, opId })).toMatchObject({ kind: 'refused', code: 'not-mentioned' });
      const gone = await mention('nora');
      await rig.customer.remove(gone);
      expect(await rig.connection.publish({ text: text('Hola Nora'), target: gone, opId })).toMatchObject({ kind: 'refused', code: 'target-gone' });
    });

    it.each(['timeout-after-write', 'reset-after-write'] as const)('does not know after a %s, and finds the answer by looking', async (what) => {
      const question = await mention('olga');
      const since = new Date();
      const answer = text('Mira en https://example.com/pedidos?id=4471&x=1, por favor');
      await rig.next(what);
      expect(await rig.connection.publish({ text: answer, target: question, opId })).toMatchObject({ kind: 'unknown' });
      const found = await rig.connection.findOwnAnswer({ text: answer, target: question, since });
      expect(found).toMatchObject({ kind: 'found', url: expect.stringContaining('http'), at: expect.any(Date) });
      expect(await rig.answers(question)).toEqual([answer]);
      const second = await rig.connection.publish({ text: answer, target: question, opId });
      expect(second).toMatchObject({ kind: 'sent', nativeId: found.kind === 'found' ? found.nativeId : '' });
      expect(await rig.answers(question)).toEqual([answer]);
    });

    it('does not know after a server error, and proves that nothing was published', async () => {
      const question = await mention('pepa');
      const answer = text('Lo miramos');
      const since = new Date();
      for (const what of ['server-error', 'reset-before-write'] as const) {
        await rig.next(what);
        expect(await rig.connection.publish({ text: answer, target: question, opId })).toMatchObject({ kind: 'unknown' });
        expect(await rig.connection.findOwnAnswer({ text: answer, target: question, since })).toEqual({ kind: 'absent' });
      }
    });

    it('does not take another answer for its own', async () => {
      const question = await mention('queta');
      const since = new Date();
      await rig.colleague.reply({ inReplyTo: question, text: 'Soy Teresa, te escribo por privado' });
      expect(await rig.connection.findOwnAnswer({ text: 'Lo sentimos mucho', target: question, since })).toMatchObject({ kind: 'cannot-tell' });
    });

    describe('in private', () => {
      const direct = (): NonNullable<NetworkRig['direct']> => rig.direct ?? raise('the rig has no private messages');
      const received = async (author: string, words = text('hola en privado')): Promise<InboundMessage> => {
        await pull();
        await direct().write({ author, text: words });
        const found = (await pull()).flatMap((event) => (event.kind === 'message' && event.message.private ? [event.message] : []));
        expect(found).toHaveLength(1);
        return found[0] ?? raise('nothing came');
      };

      it('brings what a customer wrote, marked private, once, and with what her words say', async ({ skip }) => {
        skip(rig.direct === undefined);
        const words = text('Mi DNI es 12345678Z & vivo en <casa>');
        const message = await received('sara', words);
        expect(message).toMatchObject({ kind: 'dm', private: true, text: words, author: { handle: 'sara' }, version: 0, mentions: [] });
        expect((await pull()).filter((event) => 'message' in event && event.message.private)).toEqual([]);
        const again = await received('sara');
        expect(again).toMatchObject({ conversationId: message.conversationId });
        expect(again.nativeId).not.toBe(message.nativeId);
        expect((await received('tere')).conversationId).not.toBe(message.conversationId);
      });

      it('answers in private, tells its own answer from hers, and shows the conversation', async ({ skip }) => {
        skip(rig.direct === undefined);
        const message = await received('ursula');
        const sent = await rig.connection.publish({ text: 'Ya lo tienes', target: message.currentId, opId });
        expect(sent).toMatchObject({ kind: 'sent', url: expect.stringContaining('http') });
        expect(await direct().answers('ursula')).toEqual(['Ya lo tienes']);
        const echo = (await pull()).filter((event) => 'message' in event && event.message.private);
        expect(echo).toMatchObject([{ kind: 'own-message', message: { nativeId: sent.kind === 'sent' ? sent.nativeId : '', conversationId: message.conversationId, private: true } }]);
        await direct().answer({ to: 'ursula', text: 'Soy Teresa' });
        expect((await pull()).filter((event) => event.kind === 'own-message')).toMatchObject([{ message: { text: 'Soy Teresa', private: true } }]);
        const spoken = await rig.connection.conversation(message);
        expect(spoken.map(({ text: words }) => words)).toEqual([message.text, 'Ya lo tienes', 'Soy Teresa']);
      });

      it('takes a long text there and refuses a longer one without asking', async ({ skip }) => {
        skip(rig.direct === undefined);
        const message = await received('vera');
        const { longest } = direct();
        expect(rig.connection.caps.measure(longest, { isPrivate: true })).toMatchObject({ length: rig.connection.caps.measure('', { isPrivate: true }).max });
        expect(await rig.connection.publish({ text: longest, target: message.currentId, opId })).toMatchObject({ kind: 'sent' });
        const nobody = await rig.withNobodyThere();
        expect(await nobody.publish({ text: `${longest}a`, target: message.currentId, opId })).toMatchObject({ kind: 'refused', code: 'too-long' });
      });

      it.each(['timeout-after-write', 'reset-after-write'] as const)('does not know after a %s, and finds the answer by looking', async (what) => {
        if (rig.direct === undefined) return;
        const author = `dm_${what.slice(0, 5)}`;
        const message = await received(author);
        const since = new Date();
        await rig.next(what);
        const answer = text('Mira https://example.com/a?b=1 & dinos');
        expect(await rig.connection.publish({ text: answer, target: message.currentId, opId })).toMatchObject({ kind: 'unknown' });
        expect(await rig.connection.findOwnAnswer({ text: answer, target: message.currentId, since })).toMatchObject({ kind: 'found', url: expect.stringContaining('http') });
        expect(await rig.connection.publish({ text: answer, target: message.currentId, opId })).toMatchObject({ kind: 'sent' });
        expect(await direct().answers(author)).toEqual([answer]);
      });

      it('proves that nothing went out, and does not take another answer for its own', async ({ skip }) => {
        skip(rig.direct === undefined);
        const message = await received('wanda');
        const since = new Date();
        await rig.next('server-error');
        expect(await rig.connection.publish({ text: 'Lo miramos', target: message.currentId, opId })).toMatchObject({ kind: 'unknown' });
        expect(await rig.connection.findOwnAnswer({ text: 'Lo miramos', target: message.currentId, since })).toEqual({ kind: 'absent' });
        await direct().answer({ to: 'wanda', text: 'Te llamo yo' });
        expect(await rig.connection.findOwnAnswer({ text: 'Lo miramos', target: message.currentId, since })).toMatchObject({ kind: 'cannot-tell' });
      });

      it('goes on reading what is public where the private messages may not be read', async ({ skip }) => {
        skip(rig.direct === undefined);
        const connection = await direct().withoutPermission();
        expect((await connection.pull(undefined, signal)).events).toEqual([]);
        expect((await connection.pull(undefined, signal)).events).toEqual([]);
      });
    });

    it('knows that nothing was sent when it was asked to slow down, and when to try again', async () => {
      const question = await mention('rosa');
      await rig.next('rate-limit');
      const outcome = await rig.connection.publish({ text: text('Enseguida'), target: question, opId });
      expect(outcome).toMatchObject({ kind: 'not-sent', retryAfterMs: expect.any(Number) });
      expect(outcome.kind === 'not-sent' && outcome.retryAfterMs).toBeGreaterThan(0);
      expect(await rig.answers(question)).toEqual([]);
    });

    it('knows that nothing was sent when nobody answers the door', async () => {
      const nobody = await rig.withNobodyThere();
      expect(await nobody.publish({ text: text('Hola'), target: '1234567890123456789', opId })).toMatchObject({ kind: 'not-sent', retryAfterMs: expect.any(Number) });
      const thrown = await error(nobody.pull(undefined, signal));
      expect(thrown).toMatchObject({ code: 'network.unreachable', retryAfterMs: expect.any(Number) });
    });

    it('tells a spent window with the time to wait', async () => {
      const spent = await rig.withSpentWindow();
      const thrown = await error(spent.pull(undefined, signal));
      expect(thrown).toMatchObject({ code: 'network.rate-limited', retryAfterMs: expect.any(Number) });
      expect(thrown.retryAfterMs).toBeGreaterThan(1_000);
    });

    it('calls us with the very event that a look brings, signed over its bytes', async ({ skip }) => {
      const { calls } = rig;
      const webhook = calls?.connection.webhook;
      if (!calls || !webhook) return skip('the network does not call us');
      await pull();
      const id = await mention('vera');
      const { call, event } = await until('its call', async () => {
        for (const each of calls.came()) {
          const found = (await webhook.receive(each)).find((one) => one.kind === 'message' && one.message.nativeId === id);
          if (found) return { call: each, event: found };
        }
        return undefined;
      });
      expect((await pull()).find(({ eventKey }) => eventKey === event.eventKey)).toEqual(event);
      expect(webhook.verify(call)).toBe(true);
      expect(webhook.verify({ ...call, body: Buffer.concat([call.body, Buffer.from(' ')]) })).toBe(false);
      expect(webhook.verify({ ...call, headers: {} })).toBe(false);
      expect(webhook.challenge({})).toBeUndefined();
    });

    it('tells access that is not accepted', async () => {
      await expect(rig.connection.check?.()).resolves.toBeUndefined();
      if (rig.connection.check) expect(await error((await rig.withWrongToken()).check?.() ?? Promise.resolve())).toMatchObject({ code: 'network.not-authorised' });
      const stranger = await rig.withWrongToken();
      expect(await error(stranger.pull(undefined, signal))).toMatchObject({ code: 'network.not-authorised' });
      expect(await stranger.publish({ text: text('Hola'), target: '1234567890123456789', opId })).toMatchObject({ kind: 'refused', code: 'not-authorised' });
    });
  });
}

function raise(words: string): never {
  throw new Error(words);
}
