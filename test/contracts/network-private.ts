import { tightest, type OutgoingAnswer } from '#core/ports/network.ts';
import type { PublishOutcome } from '#core/ticket/delivery.ts';
import { describe, expect, it } from 'vitest';
import type { InboundEvent, InboundMessage } from '#core/message.ts';
import type { LookedAt } from './looked-at.ts';
import type { NetworkRig } from './network-rig.ts';

/** Of an answer: whom it answers, and whether she alone reads it. */
export type Addressee = Pick<OutgoingAnswer, 'to' | 'isPrivate'>;
/** Publishes an answer as the job does: to whom wrote the target, with one key for the same answer. */
export type Publish = (
  connection: Pick<LookedAt, 'publish'>,
  answer: { text: string; target: string },
) => Promise<PublishOutcome>;

/** What the contract of a network has at hand for each of its tests. */
interface NetworkStage {
  rig(): NetworkRig;
  /** What came since the last look. */
  pull(): Promise<InboundEvent[]>;
  /** The words, told apart from all others. */
  text(what: string): string;
  publish: Publish;
  answerTo(target: string, words: string): OutgoingAnswer;
  /** Who wrote each message. */
  wrote: Map<string, Addressee>;
  full(handle: string): string;
  signal: AbortSignal;
}

/** The part of the contract on what only the customer and we can read; passed over where a network has none. */
export function inPrivate({ rig, pull, text, publish, answerTo, wrote, full, signal }: NetworkStage): void {
  describe('in private', () => {
    const direct = (): NonNullable<NetworkRig['direct']> => rig().direct ?? raise('the rig has no private messages');
    const received = async (author: string, words = text('hola en privado')): Promise<InboundMessage> => {
      await pull();
      await direct().write({ author, text: words });
      const found = (await pull()).flatMap((event) =>
        event.kind === 'message' && event.message.private ? [event.message] : [],
      );
      expect(found).toHaveLength(1);
      const [message = raise('nothing came')] = found;
      wrote.set(message.currentId, { to: message.author.handle, isPrivate: true });
      return message;
    };

    it('brings what a customer wrote, marked private, once, and with what her words say', async ({ skip }) => {
      skip(rig().direct === undefined);
      const words = text('Mi DNI es 12345678Z & vivo en <casa>');
      const message = await received('sara', words);
      expect(message).toMatchObject({
        kind: 'dm',
        private: true,
        text: direct().namesUs ? `@${rig().handle} ${words}` : words,
        author: { handle: full('sara') },
        version: 0,
        mentions: direct().namesUs ? [full(rig().handle)] : [],
      });
      expect((await pull()).filter((event) => 'message' in event && event.message.private)).toEqual([]);
      const again = await received('sara');
      expect(again).toMatchObject({ conversationId: message.conversationId });
      expect(again.nativeId).not.toBe(message.nativeId);
      expect((await received('tere')).conversationId).not.toBe(message.conversationId);
    });

    it('answers in private, tells its own answer from hers, and shows the conversation', async ({ skip }) => {
      skip(rig().direct === undefined);
      const message = await received('ursula');
      const sent = await publish(rig().connection, { text: 'Ya lo tienes', target: message.currentId });
      expect(sent).toMatchObject({ kind: 'sent', url: expect.stringContaining('http') });
      expect(await direct().answers('ursula')).toEqual(['Ya lo tienes']);
      const echo = (await pull()).filter((event) => 'message' in event && event.message.private);
      expect(echo).toMatchObject([
        {
          kind: 'own-message',
          message: {
            nativeId: sent.kind === 'sent' ? sent.nativeId : '',
            conversationId: message.conversationId,
            private: true,
          },
        },
      ]);
      await direct().answer({ to: 'ursula', text: 'Soy Teresa' });
      expect((await pull()).filter((event) => event.kind === 'own-message')).toMatchObject([
        { message: { text: expect.stringMatching(/Soy Teresa$/), private: true } },
      ]);
      const spoken = await rig().connection.conversation(message);
      expect(spoken.map(({ text: words }) => words)).toEqual([
        message.text,
        expect.stringMatching(/Ya lo tienes$/),
        expect.stringMatching(/Soy Teresa$/),
      ]);
    });

    it('takes a long text there and refuses a longer one without asking', async ({ skip }) => {
      skip(rig().direct === undefined);
      const message = await received('vera');
      const { longest } = direct();
      const size = tightest(rig().connection.caps.measure(longest, { isPrivate: true, to: message.author.handle }));
      expect(size?.length).toBe(size?.max);
      expect(await publish(rig().connection, { text: longest, target: message.currentId })).toMatchObject({
        kind: 'sent',
      });
      const nobody = await rig().withNobodyThere();
      expect(await publish(nobody, { text: `${longest}a`, target: message.currentId })).toMatchObject({
        kind: 'refused',
        code: 'too-long',
      });
    });

    it.each(['timeout-after-write', 'reset-after-write'] as const)(
      'does not know after a %s, and finds the answer by looking',
      async (what) => {
        if (rig().direct === undefined) return;
        const author = `dm_${what.slice(0, 5)}`;
        const message = await received(author);
        const since = new Date();
        await rig().next(what);
        const answer = text('Mira https://example.com/a?b=1 & dinos');
        expect(await publish(rig().connection, { text: answer, target: message.currentId })).toMatchObject({
          kind: 'unknown',
        });
        expect(await rig().connection.findOwnAnswer({ ...answerTo(message.currentId, answer), since })).toMatchObject({
          kind: 'found',
          url: expect.stringContaining('http'),
        });
        if (direct().repeats !== true)
          expect(await publish(rig().connection, { text: answer, target: message.currentId })).toMatchObject({
            kind: 'sent',
          });
        expect(await direct().answers(author)).toEqual([answer]);
      },
    );

    it('proves that nothing went out, and does not take another answer for its own', async ({ skip }) => {
      skip(rig().direct === undefined);
      const message = await received('wanda');
      const since = new Date();
      await rig().next('server-error');
      expect(await publish(rig().connection, { text: 'Lo miramos', target: message.currentId })).toMatchObject({
        kind: 'unknown',
      });
      expect(await rig().connection.findOwnAnswer({ ...answerTo(message.currentId, 'Lo miramos'), since })).toEqual({
        kind: 'absent',
      });
      await direct().answer({ to: 'wanda', text: 'Te llamo yo' });
      expect(
        await rig().connection.findOwnAnswer({ ...answerTo(message.currentId, 'Lo miramos'), since }),
      ).toMatchObject({ kind: 'cannot-tell' });
    });

    it('goes on reading what is public where the private messages may not be read', async ({ skip }) => {
      const { withoutPermission } = rig().direct ?? {};
      if (!withoutPermission) return skip();
      const connection = await withoutPermission();
      expect((await connection.pull(undefined, signal)).events).toEqual([]);
      expect((await connection.pull(undefined, signal)).events).toEqual([]);
    });
  });
}

function raise(words: string): never {
  throw new Error(words);
}
