import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import { removedKey, type InboundEvent, type InboundMessage } from '#core/message.ts';
import type { NetworkConnection, WebhookCall } from '#core/ports/network.ts';
import type { RefusalCode } from '#core/ticket/delivery.ts';
import { until } from '../support/until.ts';
import type { NetworkRig } from './network-rig.ts';

/** A network that is not read but calls us, with a server that behaves as the real one and hands on the other side of it. */
export interface CalledRig {
  connection: NetworkConnection;
  /** The calls that came to its address. */
  came(): readonly WebhookCall[];
  withWrongToken(): Promise<NetworkConnection>;
  withNobodyThere(): Promise<NetworkConnection>;
  /** A customer writes to us in private. */
  write(message: { author: string; text: string }): Promise<void>;
  /** She takes her newest message back. */
  unsend(author: string): Promise<void>;
  /** A colleague answers her in the network's own app. */
  colleague(message: { to: string; text: string }): Promise<void>;
  /** What we wrote to her, oldest first. */
  answers(author: string): Promise<string[]>;
  next: NetworkRig['next'];
  refusals: readonly RefusalCode[];
  longest: string;
  stop(): Promise<void>;
}

/** What every network adapter must do that hears of what is new by calls alone, and later how far its answers came. */
export function calledContract(name: string, makeRig: () => Promise<CalledRig>): void {
  describe(`contract of a network that calls us: ${name}`, () => {
    let rig: CalledRig;
    let texts = 0;
    const text = (what: string): string => `${what} ${(texts += 1)}`;

    async function heard(found: (event: InboundEvent) => boolean): Promise<{ event: InboundEvent; call: WebhookCall }> {
      return await until('its call', async () => {
        for (const call of rig.came())
          for (const event of (await rig.connection.webhook?.receive(call)) ?? [])
            if (found(event)) return { event, call };
        return undefined;
      });
    }
    async function received(author: string, words = text('hola')): Promise<InboundMessage> {
      await rig.write({ author, text: words });
      const { event } = await heard((each) => each.kind === 'message' && each.message.text === words);
      if (event.kind !== 'message') throw new Error('no message');
      return event.message;
    }
    const answer = (message: InboundMessage, words: string, opId = text('op')) => ({
      text: words,
      target: message.currentId,
      to: message.author.handle,
      isPrivate: true,
      wroteAt: message.postedAt,
      opId,
    });

    beforeAll(async () => {
      rig = await makeRig();
    });
    afterAll(() => rig.stop());

    it('brings what she wrote, private, with one key however often it is told, signed over its bytes', async () => {
      const words = text('Mi DNI es 12345678Z & vivo en <casa>');
      const message = await received('sara', words);
      expect(message).toMatchObject({ kind: 'dm', private: true, version: 0, text: words, author: { name: 'Sara' } });
      const { event, call } = await heard((each) => each.kind === 'message' && each.message.text === words);
      const [again] = (await rig.connection.webhook?.receive(call)) ?? [];
      expect(again).toEqual(event);
      const { webhook } = rig.connection;
      expect(webhook?.verify(call)).toBe(true);
      expect(webhook?.verify({ ...call, body: Buffer.concat([call.body, Buffer.from(' ')]) })).toBe(false);
      expect(webhook?.verify({ ...call, headers: {} })).toBe(false);
      expect(webhook?.challenge({})).toBeUndefined();
      expect((await received('sara')).conversationId).toBe(message.conversationId);
      expect((await received('tere')).conversationId).not.toBe(message.conversationId);
    });

    it('brings what a colleague wrote there as ours, and what she took back as gone', async () => {
      const { conversationId, nativeId } = await received('carla');
      await rig.colleague({ to: 'carla', text: 'Soy Teresa' });
      expect((await heard(({ kind }) => kind === 'own-message')).event).toMatchObject({
        message: { text: 'Soy Teresa', conversationId, private: true },
      });
      await rig.unsend('carla');
      expect((await heard((each) => each.kind === 'deleted' && each.nativeId === nativeId)).event).toMatchObject({
        eventKey: removedKey(nativeId),
        forget: true,
      });
    });

    it('answers, once, and hears how far the answer came, under its own name for it', async () => {
      const message = await received('dora');
      const outcome = await rig.connection.publish(answer(message, 'Ya lo tienes', 'op 77'));
      expect(outcome).toMatchObject({ kind: 'sent' });
      const { nativeId = '' } = outcome.kind === 'sent' ? outcome : {};
      const told = async (what: string): Promise<InboundEvent> =>
        (await heard((each) => each.kind === 'receipt' && each.what === what && each.nativeId === nativeId)).event;
      expect(await told('delivered')).toMatchObject({ opId: 'op 77' });
      await rig.write({ author: 'dora', text: 'gracias' });
      expect((await told('read')).eventKey).not.toBe((await told('delivered')).eventKey);
      expect(await rig.answers('dora')).toEqual(['Ya lo tienes']);
    });

    it('takes the longest text, and refuses a longer one and a late one without asking', async () => {
      const message = await received('vera');
      expect(await rig.connection.publish(answer(message, rig.longest))).toMatchObject({ kind: 'sent' });
      const nobody = await rig.withNobodyThere();
      expect(await nobody.publish(answer(message, `${rig.longest}a`))).toMatchObject({
        kind: 'refused',
        code: 'too-long',
      });
      const until24 = rig.connection.caps.until?.(message, { isPrivate: true });
      expect(until24?.getTime()).toBeGreaterThan(message.postedAt.getTime());
      const wroteAt = new Date(Date.now() - 8 * 24 * 3_600_000);
      expect(await nobody.publish({ ...answer(message, 'tarde'), wroteAt })).toMatchObject({
        kind: 'refused',
        code: 'window-closed',
      });
    });

    it('tells every refusal of the network apart', async () => {
      const message = await received('lola');
      const told: Partial<Record<RefusalCode, string>> = {};
      for (const code of rig.refusals) {
        await rig.next(`refuse:${code}`);
        const outcome = await rig.connection.publish(answer(message, text('No puede salir')));
        told[code] = outcome.kind === 'refused' ? outcome.code : outcome.kind;
      }
      expect(told).toEqual(Object.fromEntries(rig.refusals.map((code) => [code, code])));
      expect(await rig.answers('lola')).toEqual([]);
    });

    it('does not know after a call without an end, and hears the truth by a receipt', async () => {
      const message = await received('olga');
      for (const what of ['timeout-after-write', 'reset-after-write'] as const) {
        await rig.next(what);
        expect(await rig.connection.publish(answer(message, text('Mira'), `op ${what}`))).toMatchObject({
          kind: 'unknown',
        });
        await heard((each) => each.kind === 'receipt' && each.opId === `op ${what}` && each.what === 'delivered');
      }
      for (const what of ['server-error', 'reset-before-write'] as const) {
        await rig.next(what);
        expect(await rig.connection.publish(answer(message, text('Mira')))).toMatchObject({ kind: 'unknown' });
      }
      expect(await rig.answers('olga')).toHaveLength(2);
    });

    it('knows that nothing was sent where nobody answers, or it was asked to slow down', async () => {
      const message = await received('rosa');
      await rig.next('rate-limit');
      const outcomes = [
        await rig.connection.publish(answer(message, text('Enseguida'))),
        await (await rig.withNobodyThere()).publish(answer(message, text('Hola'))),
      ];
      for (const outcome of outcomes)
        expect(outcome).toMatchObject({ kind: 'not-sent', retryAfterMs: expect.any(Number) });
      expect(await rig.answers('rosa')).toEqual([]);
    });

    it('tells access that is not accepted', async () => {
      await expect(rig.connection.check?.()).resolves.toBeUndefined();
      const stranger = await rig.withWrongToken();
      const thrown = await stranger.check?.().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(thrown).toBeInstanceOf(RecadoError);
      expect(thrown).toMatchObject({ code: 'network.not-authorised' });
      const message = await received('zoe');
      expect(await stranger.publish(answer(message, text('Hola')))).toMatchObject({
        kind: 'refused',
        code: 'not-authorised',
      });
    });
  });
}
