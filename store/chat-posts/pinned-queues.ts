import { newId } from '#core/ids.ts';
import type { Db } from '../database/database.ts';
import { beginPosting, endPosting } from './posting.ts';
import type { Queue } from '../queue/queue.ts';
import { insertRows } from '../database/rows.ts';
import type { PinnedQueueStore } from './pinned-queue.ts';

export function createQueues({ db, queue }: { db: Db; queue: Queue }): PinnedQueueStore {
  return {
    want: async (surface, channels, at) => {
      const rows = channels.map((channel) => ({
        id: newId('qm', at),
        surface,
        channel,
        channelId: null,
        state: 'wanted',
        opId: newId('op', at),
        attemptAt: null,
        ts: null,
        shown: null,
        pinned: false,
        drawnAt: null,
        createdAt: at,
      }));
      await queue.transact(async (trx, send) => {
        // How it looks is no longer known: somebody may have deleted it meanwhile.
        await insertRows(trx, {
          into: 'queueMessages',
          rows,
          then: 'on conflict (surface, channel) do update set shown = null, drawn_at = null',
        });
        // Under a key of its own: one that waits for its minute must not hold this one up.
        await send(
          channels.map((channel) => ({ job: 'redraw-queue', channel, surface, key: `${channel} ${surface} now` })),
        );
      });
    },
    of: async (channel) =>
      await db.selectFrom('queueMessages').selectAll().where('channel', '=', channel).orderBy('surface').execute(),
    begin: (id, at) => beginPosting(db, 'queueMessages', id, at),
    posted: async (id, { channelId, ts, hash, at }) => {
      await db
        .updateTable('queueMessages')
        .set({ state: 'posted', channelId, ts, shown: hash, drawnAt: at, attemptAt: null })
        .where('id', '=', id)
        .execute();
    },
    shown: async (id, { hash, at }) => {
      await db.updateTable('queueMessages').set({ shown: hash, drawnAt: at }).where('id', '=', id).execute();
    },
    pinned: async (id) => {
      await db.updateTable('queueMessages').set({ pinned: true }).where('id', '=', id).execute();
    },
    lost: async (id, ts, at) => {
      const { numUpdatedRows } = await db
        .updateTable('queueMessages')
        .set({
          state: 'wanted',
          opId: newId('op'),
          attemptAt: null,
          ts: null,
          shown: null,
          pinned: false,
          createdAt: at,
        })
        .where('id', '=', id)
        .where('state', '=', 'posted')
        .where('ts', '=', ts)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    ended: (id, reached) => endPosting(db, 'queueMessages', id, reached),
  };
}
