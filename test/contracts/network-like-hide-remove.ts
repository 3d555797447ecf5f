import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import type { LookedAt } from './looked-at.ts';

export type Act = 'like' | 'hide' | 'remove';

/** One network with what it lets an account do beside writing. */
export interface ActsRig {
  connection: LookedAt;
  /** What this network can do; the connection has these methods and no others of the three. */
  can: readonly Act[];
  withWrongToken(): Promise<LookedAt>;
  withNobodyThere(): Promise<LookedAt>;
  /** Something that a customer wrote to us. */
  mention(): Promise<string>;
  /** Something that a customer wrote where we can hide nothing; left out: any mention. */
  elsewhere?(): Promise<string>;
  /** Something that a customer wrote under a post of ours. */
  underOurs(): Promise<string>;
  /** As people see it. */
  seen(id: string): Promise<{ likes: number; hidden: boolean; deleted: boolean }>;
  stop(): Promise<void>;
}

/** Liking, hiding and taking back: each does it, may be done twice, and is refused in the network's words. */
export function networkLikeHideRemoveContract(name: string, makeRig: () => Promise<ActsRig>): void {
  describe(`network, like hide and remove: ${name}`, () => {
    let rig: ActsRig;
    beforeAll(async () => {
      rig = await makeRig();
    });
    afterAll(() => rig.stop());

    function able<K extends Act>(connection: LookedAt, act: K): NonNullable<NetworkConnection[K]> {
      const method = connection[act];
      if (!method) throw new Error(`the connection cannot ${act}`);
      return method;
    }
    const refusal = async (work: Promise<unknown>): Promise<RecadoError> => {
      const thrown = await work.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (thrown instanceof RecadoError) return thrown;
      throw new Error('no RecadoError was thrown', { cause: thrown });
    };

    it('offers what it can do and nothing else', () => {
      expect((['like', 'hide', 'remove'] as const).filter((act) => rig.connection[act] !== undefined)).toEqual(rig.can);
    });

    it('likes a message once however often it is asked', async ({ skip }) => {
      if (!rig.can.includes('like')) skip();
      const id = await rig.mention();
      await able(rig.connection, 'like')(id);
      await able(rig.connection, 'like')(id);
      expect(await rig.seen(id)).toMatchObject({ likes: 1 });
    });

    it('hides a reply under our own post, shows it again, and is refused elsewhere', async ({ skip }) => {
      if (!rig.can.includes('hide')) skip();
      const reply = await rig.underOurs();
      await able(rig.connection, 'hide')(reply, true);
      await able(rig.connection, 'hide')(reply, true);
      expect(await rig.seen(reply)).toMatchObject({ hidden: true, deleted: false });
      await able(rig.connection, 'hide')(reply, false);
      expect(await rig.seen(reply)).toMatchObject({ hidden: false });
      const thrown = await refusal(able(rig.connection, 'hide')(await (rig.elsewhere ?? rig.mention)(), true));
      expect(thrown.code).toBe('network.refused');
      expect(thrown.params['detail']).not.toBe('');
    });

    it('takes an answer of ours back, twice without complaint, and never what somebody else wrote', async ({
      skip,
    }) => {
      if (!rig.can.includes('remove')) skip();
      const sent = await rig.connection.publish({
        text: 'Nos hemos equivocado',
        target: await rig.mention(),
        opId: 'op_1',
      });
      const ours = sent.kind === 'sent' ? sent.nativeId : '';
      await able(rig.connection, 'remove')(ours);
      await able(rig.connection, 'remove')(ours);
      expect(await rig.seen(ours)).toMatchObject({ deleted: true });
      const theirs = await rig.mention();
      expect((await refusal(able(rig.connection, 'remove')(theirs))).code).toBe('network.refused');
      expect(await rig.seen(theirs)).toMatchObject({ deleted: false });
    });

    it('tells access that is not accepted and a network that is not there', async () => {
      const [act] = rig.can;
      if (act === undefined) return;
      const id = await rig.mention();
      const one = (connection: LookedAt): Promise<unknown> =>
        act === 'hide' ? able(connection, 'hide')(id, true) : able(connection, act)(id);
      expect((await refusal(one(await rig.withWrongToken()))).code).toBe('network.not-authorised');
      expect(await refusal(one(await rig.withNobodyThere()))).toMatchObject({
        code: 'network.unreachable',
        retryAfterMs: expect.any(Number),
      });
    });
  });
}
