import { remember } from '#core/cached-lookup.ts';
import { threadsWith } from './direct-pull.ts';
import type { DirectPerson, Directs } from './directs.ts';

type Names = Omit<DirectPerson, 'id'>;

const KEPT = 5_000;
const KEPT_MS = 24 * 3_600_000;

/** Names of people who write in private: Meta's calls number them only. One that cannot be read keeps no message waiting. */
export function createNames({ clock, log, network }: Pick<Directs, 'clock' | 'log' | 'network'>): {
  of(directs: Directs, id: string): Promise<Names>;
} {
  const known = remember<Names>({ ttlMs: KEPT_MS, max: KEPT, clock });
  return {
    async of(directs, id) {
      try {
        return await known.get(id, async () => {
          const [thread] = await threadsWith(directs, id);
          return thread?.participants?.data.find((person) => person.id === id) ?? {};
        });
      } catch (error) {
        log.info({ network, err: error }, 'the name of who wrote could not be read');
        return {};
      }
    },
  };
}
