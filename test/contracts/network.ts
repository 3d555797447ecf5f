import { tightest, type OutgoingAnswer } from '#core/ports/network.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalCodes, type RefusalCode } from '#core/ticket/delivery.ts';
import { RecadoError } from '#core/errors.ts';
import type { InboundEvent } from '#core/message.ts';
import { until } from '../support/until.ts';
import { inPrivate, type Addressee, type Publish } from './network-private.ts';
import type { NetworkRig } from './network-rig.ts';

/** What every network adapter must do, whatever the network. */
export function networkContract(name: string, makeRig: () => Promise<NetworkRig>): void {
  describe(`network contract: ${name}`, () => {
    let rig: NetworkRig;
    let cursor: string | undefined;
    const signal = new AbortController().signal;
    let texts = 0;
    const text = (what: string): string => `${what} ${(texts += 1)}`;
    const full = (handle: string): string => rig.handleOf?.(handle) ?? handle;
    const wrote = new Map<string, Addressee>();
    const mention = async (author: string, what = 'hola'): Promise<string> => {
      const id = await rig.customer.write({ author, text: text(`@${rig.handle} ${what}`) });
      wrote.set(id, { to: full(author), isPrivate: false });
      return id;
    };
    const answerTo = (target: string, words: string): OutgoingAnswer => ({
      text: words,
      target,
      opId: `op ${target} ${words.slice(0, 100)}`,
      ...wrote.get(target),
    });
    const publish: Publish = (connection, answer) => connection.publish(answerTo(answer.target, answer.text));
    const pull = async (): Promise<InboundEvent[]> => {
      const pulled = await rig.connection.pull(cursor, signal);
      cursor = pulled.cursor;
      return pulled.events;
    };
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
        {
          kind: 'message',
          message: {
            nativeId: id,
            currentId: id,
            version: 0,
            kind: rig.kinds?.first ?? 'mention',
            private: false,
            author: { handle: full('ana_first') },
            mentions: rig.namesNobody ? [] : [full(rig.handle.toLowerCase())],
          },
        },
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
      const found = events
        .flatMap((event) => (event.kind === 'message' ? [event.message.nativeId] : []))
        .filter((id) => ids.includes(id));
      expect(found).toEqual(ids);
    });

    it("brings our own posts as ours, never as a customer's", async () => {
      const id = await rig.colleague.write(text(`Somos @${rig.handle}, buenos días`));
      const events = await pull();
      expect(events.filter((event) => 'message' in event && event.message.nativeId === id)).toMatchObject([
        { kind: 'own-message' },
      ]);
    });

    it("brings what a colleague answered in the network's own app", async () => {
      const question = await mention('clara');
      const answer = await rig.colleague.reply({ inReplyTo: question, text: 'Te llamamos ahora' });
      const events = await pull();
      expect(events).toContainEqual(
        expect.objectContaining({
          kind: 'own-message',
          message: expect.objectContaining({ nativeId: answer, parentId: question }),
        }),
      );
    });

    it('brings a reply to us with its parent and thread', async () => {
      const question = await mention('dora');
      const sent = await publish(rig.connection, { text: text('Gracias por escribir'), target: question });
      expect(sent.kind).toBe('sent');
      const ours = sent.kind === 'sent' ? sent.nativeId : '';
      const again = await rig.customer.write({ author: 'dora', text: 'Pues sigo igual', inReplyTo: ours });
      const events = await pull();
      expect(events).toContainEqual(
        expect.objectContaining({
          kind: 'message',
          message: expect.objectContaining({
            nativeId: again,
            kind: rig.kinds?.reply ?? 'reply',
            parentId: rig.flat ? question : ours,
            conversationId: rig.threadOf?.(question) ?? question,
          }),
        }),
      );
      expect(events).toContainEqual(
        expect.objectContaining({
          kind: 'own-message',
          message: expect.objectContaining({ nativeId: ours, parentId: question }),
        }),
      );
    });

    it('brings a quote of our post that does not mention us, once it shows in the counts', async ({ skip }) => {
      if (rig.quotesNothing) skip('nothing is quoted there');
      const ours = await rig.colleague.write(text('Abrimos tienda nueva'));
      await pull();
      const quote = await rig.customer.write({ author: 'eva', text: 'Ya era hora', quote: ours });
      const events = await pull();
      expect(events).toContainEqual(
        expect.objectContaining({
          kind: 'message',
          message: expect.objectContaining({ nativeId: quote, kind: 'quote', quotedId: ours }),
        }),
      );
    });

    it('brings an edit as a new version of the same message', async ({ skip }) => {
      if (rig.keepsIds) skip('an edit is found by reading the message again');
      const id = await mention('fina');
      await pull();
      await rig.customer.edit(id, `@${rig.handle} perdón, era de noviembre`);
      const events = await pull();
      const edited = events.flatMap((event) =>
        event.kind === 'message' && event.message.nativeId === id ? [event.message] : [],
      );
      expect(edited).toMatchObject([{ version: 1, text: `@${rig.handle} perdón, era de noviembre` }]);
      expect(edited[0]?.currentId).not.toBe(id);
      const read = await rig.connection.reread([id]);
      expect(read.get(id)).toMatchObject({ state: 'live', message: { nativeId: id, version: 1 } });
    });

    it('finds an edit by reading the message again, and its words once', async ({ skip }) => {
      if (!rig.keepsIds) skip('an edit comes by itself');
      const id = await mention('fina');
      await pull();
      await rig.customer.edit(id, `@${rig.handle} perdón, era de noviembre`);
      expect((await pull()).filter((event) => 'message' in event && event.message.nativeId === id)).toEqual([]);
      expect((await rig.connection.reread([id])).get(id)).toMatchObject({
        state: 'live',
        message: {
          nativeId: id,
          currentId: id,
          version: rig.uncounted ? expect.any(Number) : 1,
          text: `@${rig.handle} perdón, era de noviembre`,
        },
      });
      await rig.customer.edit(id, `@${rig.handle} o de octubre`);
      expect((await rig.connection.reread([id])).get(id)).toMatchObject({
        state: 'live',
        message: rig.uncounted ? { uncounted: true, text: `@${rig.handle} o de octubre` } : { version: 2 },
      });
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
      expect((await publish(rig.connection, { text: text('¿Sigues ahí?'), target: id })).kind).toBe('refused');
      await rig.customer.edit(id, `@${rig.handle} ya estoy de vuelta`);
      await away('hidden_one', false);
      expect((await rig.connection.reread([id])).get(id)).toMatchObject({
        state: 'live',
        message: { nativeId: id, version: 1, text: `@${rig.handle} ya estoy de vuelta` },
      });
      await pull();
      return undefined;
    });

    it('shows the thread, oldest first and ours included', async () => {
      const question = await mention('iris');
      const sent = await publish(rig.connection, { text: text('¿Nos das el número del pedido?'), target: question });
      const ours = sent.kind === 'sent' ? sent.nativeId : '';
      const again = await rig.customer.write({ author: 'iris', text: 'El 4471', inReplyTo: ours });
      const thread = await rig.connection.conversation({ nativeId: again, conversationId: question });
      expect(thread.map((message) => message.nativeId)).toEqual([question, ours, again]);
    });

    it('publishes under the message it answers and tells where', async () => {
      const question = await mention('juan');
      const answer = text('Te lo devolvemos hoy & mañana lo ves <aquí>');
      const outcome = await publish(rig.connection, { text: answer, target: question });
      expect(outcome).toMatchObject({ kind: 'sent', url: expect.stringContaining('http'), at: expect.any(Date) });
      expect(await rig.answers(question)).toEqual([answer]);
      const echo = (await pull()).find(
        (event) =>
          event.kind === 'own-message' && outcome.kind === 'sent' && event.message.nativeId === outcome.nativeId,
      );
      expect(echo?.kind === 'own-message' && echo.message.text).toContain(answer);
    });

    it('takes the longest text and refuses a longer one without asking', async () => {
      const question = await mention('kike');
      expect(await publish(rig.connection, { text: rig.longest, target: question })).toMatchObject({
        kind: 'sent',
      });
      const size = tightest(rig.connection.caps.measure(rig.longest, { to: full('kike') }));
      expect(size?.length).toBe(size?.max);
      const nobody = await rig.withNobodyThere();
      expect(await publish(nobody, { text: `${rig.longest}a`, target: question })).toMatchObject({
        kind: 'refused',
        code: 'too-long',
      });
    });

    it('tells every refusal of the network apart', async () => {
      const question = await mention('lola');
      const told: Partial<Record<RefusalCode, string>> = {};
      for (const code of rig.refusals) {
        await rig.next(`refuse:${code}`);
        const outcome = await publish(rig.connection, { text: text('No puede salir'), target: question });
        told[code] = outcome.kind === 'refused' ? outcome.code : outcome.kind;
      }
      expect(told).toEqual(Object.fromEntries(rig.refusals.map((code) => [code, code])));
      expect(await rig.answers(question)).toEqual([]);
      expect(rig.refusals.every((code) => refusalCodes.includes(code))).toBe(true);
    });

    it('is refused by the network itself for a message that is gone, and, unless it lets us answer anybody, for an author who did not address us', async () => {
      const stranger = await rig.customer.write({ author: 'mara', text: text('Qué calor hace hoy') });
      const said = await publish(rig.connection, { text: text('Hola Mara'), target: stranger });
      expect(said).toMatchObject(rig.answersAnybody ? { kind: 'sent' } : { kind: 'refused', code: 'not-mentioned' });
      const gone = await mention('nora');
      await rig.customer.remove(gone);
      expect(await publish(rig.connection, { text: text('Hola Nora'), target: gone })).toMatchObject({
        kind: 'refused',
        code: 'target-gone',
      });
    });

    it.each(['timeout-after-write', 'reset-after-write'] as const)(
      'does not know after a %s, and finds the answer by looking',
      async (what) => {
        const question = await mention('olga');
        const since = new Date();
        const answer = text('Mira en https://example.com/pedidos?id=4471&x=1, por favor');
        await rig.next(what);
        expect(await publish(rig.connection, { text: answer, target: question })).toMatchObject({
          kind: 'unknown',
        });
        const found = await rig.connection.findOwnAnswer({ ...answerTo(question, answer), since });
        expect(found).toMatchObject({ kind: 'found', url: expect.stringContaining('http'), at: expect.any(Date) });
        expect(await rig.answers(question)).toEqual([answer]);
        if (rig.repeats) return;
        const second = await publish(rig.connection, { text: answer, target: question });
        expect(second).toMatchObject({ kind: 'sent', nativeId: found.kind === 'found' ? found.nativeId : '' });
        expect(await rig.answers(question)).toEqual([answer]);
      },
    );

    it('does not know after a server error, and proves that nothing was published', async () => {
      const question = await mention('pepa');
      const answer = text('Lo miramos');
      const since = new Date();
      for (const what of ['server-error', 'reset-before-write'] as const) {
        await rig.next(what);
        expect(await publish(rig.connection, { text: answer, target: question })).toMatchObject({
          kind: 'unknown',
        });
        expect(await rig.connection.findOwnAnswer({ ...answerTo(question, answer), since })).toEqual({
          kind: 'absent',
        });
      }
    });

    it('does not take another answer for its own', async () => {
      const question = await mention('queta');
      const since = new Date();
      await rig.colleague.reply({ inReplyTo: question, text: 'Soy Teresa, te escribo por privado' });
      expect(await rig.connection.findOwnAnswer({ ...answerTo(question, 'Lo sentimos mucho'), since })).toMatchObject({
        kind: 'cannot-tell',
      });
    });

    inPrivate({ rig: () => rig, pull, text, publish, answerTo, wrote, full, signal });

    it('knows that nothing was sent when it was asked to slow down, and when to try again', async () => {
      const question = await mention('rosa');
      await rig.next('rate-limit');
      const outcome = await publish(rig.connection, { text: text('Enseguida'), target: question });
      expect(outcome).toMatchObject({ kind: 'not-sent', retryAfterMs: expect.any(Number) });
      expect(outcome.kind === 'not-sent' && outcome.retryAfterMs).toBeGreaterThan(0);
      expect(await rig.answers(question)).toEqual([]);
    });

    it('knows that nothing was sent when nobody answers the door', async () => {
      const nobody = await rig.withNobodyThere();
      expect(await publish(nobody, { text: text('Hola'), target: '1234567890123456789' })).toMatchObject({
        kind: 'not-sent',
        retryAfterMs: expect.any(Number),
      });
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
          const found = (await webhook.receive(each)).find(
            (one) => one.kind === 'message' && one.message.nativeId === id,
          );
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
      if (rig.connection.check)
        expect(await error((await rig.withWrongToken()).check?.() ?? Promise.resolve())).toMatchObject({
          code: 'network.not-authorised',
        });
      const stranger = await rig.withWrongToken();
      expect(await error(stranger.pull(undefined, signal))).toMatchObject({ code: 'network.not-authorised' });
      expect(await publish(stranger, { text: text('Hola'), target: '1234567890123456789' })).toMatchObject({
        kind: 'refused',
        code: 'not-authorised',
      });
    });
  });
}
