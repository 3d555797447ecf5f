import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileRules, NetworkConnection } from '#core/ports/network.ts';
import { lookedAt } from './looked-at.ts';

/** One network that takes files with an answer. */
export interface NetworkFilesRig {
  connection: NetworkConnection;
  /** A file of each kind that the rules name, by its first type. */
  sample(mime: string, bytes?: number): Uint8Array;
  withWrongToken(): Promise<NetworkConnection>;
  withNobodyThere(): Promise<NetworkConnection>;
  /** Something that a customer wrote to us, in the open or in private. */
  written(isPrivate: boolean): Promise<string>;
  /** What the answers under it carry, as people see it; oldest answer first. */
  answered(target: string): Promise<{ text: string; files: { bytes: Uint8Array; alt: string }[] }[]>;
  stop(): Promise<void>;
}

/** Files go out with an answer, whole and described; what the network would not take is refused before anything is published. */
export function networkFilesContract(
  name: string,
  makeRig: () => Promise<NetworkFilesRig>,
  { isOnlyPrivate = false }: { isOnlyPrivate?: boolean } = {},
): void {
  const places = isOnlyPrivate ? [true] : [false, true];
  describe(`network files: ${name}`, () => {
    let rig: NetworkFilesRig;
    beforeAll(async () => {
      rig = await makeRig();
    });
    afterAll(() => rig.stop());

    const rulesOf = (isPrivate: boolean): FileRules => {
      const rules = rig.connection.caps.files?.({ isPrivate });
      if (!rules) throw new Error('the network says that it takes no files');
      return rules;
    };
    /** Where words and a file are two messages, the file goes out alone. */
    const beside = (words: string, isPrivate = isOnlyPrivate): string => (rulesOf(isPrivate).wordless ? '' : words);
    const upload = (connection: NetworkConnection): NonNullable<NetworkConnection['upload']> => {
      if (!connection.upload) throw new Error('the connection cannot upload');
      return connection.upload.bind(connection);
    };
    async function ready(
      file: Parameters<NonNullable<NetworkConnection['upload']>>[0],
      isPrivate: boolean,
    ): Promise<string> {
      const brought = await upload(rig.connection)(file, { isPrivate });
      expect(brought).toEqual({ kind: 'ready', id: expect.any(String) });
      return brought.kind === 'ready' ? brought.id : '';
    }

    it('names kinds that people can choose from', () => {
      for (const isPrivate of places) {
        const { max, kinds } = rulesOf(isPrivate);
        expect(max).toBeGreaterThan(0);
        for (const { extensions, mimes, maxBytes } of kinds) {
          expect(extensions.length).toBeGreaterThan(0);
          expect(mimes.length).toBeGreaterThan(0);
          expect(maxBytes).toBeGreaterThan(0);
        }
      }
    });

    it.each(places)('brings each kind whole and publishes it with the answer (private: %s)', async (isPrivate) => {
      for (const { mimes, alt } of rulesOf(isPrivate).kinds) {
        const bytes = rig.sample(mimes[0] ?? '', 1_500_000);
        const target = await rig.written(isPrivate);
        const id = await ready({ bytes, mime: mimes[0] ?? '', alt: alt ? 'Qué se ve' : undefined }, isPrivate);
        expect(
          await rig.connection.publish({ text: beside(`Con ${mimes[0]}`, isPrivate), target, opId: 'op', files: [id] }),
        ).toMatchObject({ kind: 'sent' });
        const [answer] = await rig.answered(target);
        expect(answer?.text).toContain(beside(`Con ${mimes[0]}`, isPrivate));
        expect(answer?.files.map(({ bytes: seen }) => Buffer.from(seen).equals(bytes))).toEqual([true]);
        expect(answer?.files.map((file) => file.alt)).toEqual([alt ? 'Qué se ve' : '']);
      }
    });

    it('publishes as many together as it says', async () => {
      const { max, kinds } = rulesOf(isOnlyPrivate);
      const kind = kinds.find(({ alone }) => !alone) ?? kinds[0];
      const target = await rig.written(isOnlyPrivate);
      const files: string[] = [];
      for (let one = 0; one < max; one += 1)
        files.push(
          await ready(
            { bytes: rig.sample(kind?.mimes[0] ?? '', 1_000 + one), mime: kind?.mimes[0] ?? '' },
            isOnlyPrivate,
          ),
        );
      expect(await rig.connection.publish({ text: beside('Con todas'), target, opId: 'op', files })).toMatchObject({
        kind: 'sent',
      });
      expect((await rig.answered(target))[0]?.files).toHaveLength(max);
    });

    // What cannot be asked for its answers tells what became of them.
    it.skipIf(isOnlyPrivate)('finds an answer with files by its words', async () => {
      const target = await rig.written(isOnlyPrivate);
      const since = new Date(Date.now() - 1_000);
      const kind = rulesOf(isOnlyPrivate).kinds[0];
      await rig.connection.publish({
        text: 'La busco',
        target,
        opId: 'op',
        files: [await ready({ bytes: rig.sample(kind?.mimes[0] ?? ''), mime: kind?.mimes[0] ?? '' }, isOnlyPrivate)],
      });
      expect(await lookedAt(rig.connection).findOwnAnswer({ text: 'La busco', target, since })).toMatchObject({
        kind: 'found',
      });
    });

    it('refuses what is not what it is called, and publishes nothing with a file that is not there', async () => {
      const mime = rulesOf(isOnlyPrivate).kinds[0]?.mimes[0] ?? '';
      expect(
        await upload(rig.connection)({ bytes: Buffer.from('<svg/>'.repeat(50)), mime }, { isPrivate: isOnlyPrivate }),
      ).toMatchObject({ kind: 'refused', code: 'attachment' });
      const target = await rig.written(isOnlyPrivate);
      expect(
        await rig.connection.publish({ text: beside('Con nada'), target, opId: 'op', files: ['1'] }),
      ).toMatchObject({
        kind: 'refused',
      });
      expect(await rig.answered(target)).toEqual([]);
    });

    it('says what is certain of a failure: nothing was published', async () => {
      const mime = rulesOf(isOnlyPrivate).kinds[0]?.mimes[0] ?? '';
      const file = { bytes: rig.sample(mime), mime };
      expect(await upload(await rig.withWrongToken())(file, { isPrivate: isOnlyPrivate })).toMatchObject({
        kind: 'refused',
        code: 'not-authorised',
      });
      expect(await upload(await rig.withNobodyThere())(file, { isPrivate: isOnlyPrivate })).toMatchObject({
        kind: 'not-sent',
        retryAfterMs: expect.any(Number),
      });
    });
  });
}
