import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import type { ListenedFor, Searched } from '#core/ports/network.ts';
import type { LookedAt } from './looked-at.ts';

/** One network that lets itself be searched. */
export interface SearchRig {
  connection: LookedAt;
  withWrongToken(): Promise<LookedAt>;
  withNobodyThere(): Promise<LookedAt>;
  /** Somebody, or one of our accounts by its handle, says something in public; gives its id. */
  write(author: string, text: string): Promise<string>;
  /** Handle of our account as people write it in a post. */
  us: string;
  /** Whether it finds words. */
  words: boolean;
  /** Fewer are not read, because a page has at least as many. */
  smallest: number;
  stop(): Promise<void>;
}

/** Listening: what is found, what is not, where the next look goes on, and that what may be read has an end. */
export function networkSearchContract(name: string, makeRig: () => Promise<SearchRig>): void {
  describe(`network, search: ${name}`, () => {
    let rig: SearchRig;
    beforeAll(async () => {
      rig = await makeRig();
    });
    afterAll(() => rig.stop());

    async function search(
      wanted: Partial<ListenedFor>,
      {
        cursor,
        atMost = 100,
        connection = rig.connection,
      }: { cursor?: string | undefined; atMost?: number; connection?: LookedAt } = {},
    ): Promise<Searched> {
      if (!connection.search) throw new Error('the connection cannot search');
      const all = { words: [], hashtags: [], accounts: [], ...wanted };
      return connection.search(all, { cursor, atMost, signal: new AbortController().signal });
    }
    const idsOf = ({ messages }: Searched): string[] => messages.map(({ nativeId }) => nativeId);

    it('finds a hashtag in any case and no longer one, oldest first, without our own posts', async () => {
      const first = await rig.write('ana', 'Me gusta el #Otoño en el campo');
      await rig.write('bea', 'El #otoñoviejo es otra cosa');
      await rig.write('alba', 'Novedades de #otoño');
      const second = await rig.write('kike', 'Sin tienda, otra vez #otoño');
      const found = await search({ hashtags: ['otoño'] });
      expect(idsOf(found)).toEqual([first, second]);
      expect(found.messages[0]).toMatchObject({ kind: 'post', private: false, text: 'Me gusta el #Otoño en el campo' });
      expect(found).toMatchObject({ all: true });
    });

    it('finds what an account says, and nothing twice from where the last look ended', async () => {
      const id = await rig.write('rival', 'Abrimos en Bilbao');
      const first = await search({ accounts: ['rival'] });
      expect(idsOf(first)).toEqual([id]);
      const again = await search({ accounts: ['rival'] }, { cursor: first.cursor });
      expect(again).toMatchObject({ messages: [], read: 0, all: true });
      const next = await rig.write('rival', 'Y en Oporto');
      expect(idsOf(await search({ accounts: ['rival'] }, { cursor: again.cursor }))).toEqual([next]);
    });

    it('tells what speaks to us from what does not', async () => {
      await rig.write('clara', 'Ya es #rebajas');
      await rig.write('clara', `#rebajas también en ${rig.us}`);
      const found = await search({ hashtags: ['rebajas'] });
      expect(found.messages.map(({ kind }) => kind)).toEqual(['post', 'mention']);
    });

    it('never reads more than it may, and says so', async () => {
      for (let count = 0; count < rig.smallest + 3; count += 1) await rig.write(`gente_${count}`, `#mucho ${count}`);
      const found = await search({ hashtags: ['mucho'] }, { atMost: rig.smallest });
      expect(found).toMatchObject({ read: rig.smallest, all: false });
      expect(await search({ hashtags: ['mucho'] }, { atMost: 0 })).toMatchObject({ messages: [], read: 0, all: false });
    });

    it('finds one of several words and words beside each other, where it finds words', async ({ skip }) => {
      if (!rig.words) skip('only hashtags and accounts are found there');
      const first = await rig.write('dora', 'Qué bien va Casa Rival');
      await rig.write('dora', 'En casa, sin rival');
      const second = await rig.write('dora', 'la entrega fatal');
      expect(idsOf(await search({ words: ['casa rival', 'fatal'] }))).toEqual([first, second]);
    });

    it('begins again where a cursor is of no use', async () => {
      const id = await rig.write('elsa', '#nuevo');
      expect(idsOf(await search({ hashtags: ['nuevo'] }, { cursor: 'nonsense' }))).toEqual([id]);
    });

    it('says in our words that it is not let in, or that nobody is there', async () => {
      const thrown = async (connection: LookedAt): Promise<unknown> =>
        search({ hashtags: ['nuevo'] }, { connection }).catch((error: unknown) => error);
      const refused = await thrown(await rig.withWrongToken());
      expect(refused).toBeInstanceOf(RecadoError);
      expect(refused).toMatchObject({ code: 'network.not-authorised' });
      expect(await thrown(await rig.withNobodyThere())).toMatchObject({ code: 'network.unreachable' });
    });
  });
}
