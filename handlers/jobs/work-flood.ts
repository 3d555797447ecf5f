import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import type { Move } from '#core/ticket/moves/index.ts';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';
import type { FloodWork } from '../../store/floods/flood.ts';

const TOGETHER = 25;

/** What somebody wants done with all that stand on the card of a flood, one after the other; a restart goes on where it was. */
export const workFlood = defineJob({
  name: 'work-flood',
  input: z.object({ floodId: z.string() }),
  retryLimit: 8,
  concurrency: 1,
  oneAtATimePer: 'floodId',
  async run(services, { floodId }, signal) {
    const { store, clock } = services;
    let work = (await store.floods.get(floodId))?.work ?? null;
    if (work === null || work.endedAt !== null) return;
    for (let more = true; more;) {
      if (signal.aborted) throw new RecadoError('internal', { params: { ref: floodId }, retryAfterMs: 0 });
      const ids = await store.floods.folded(floodId, { after: work.after, ...concerned(work), limit: TOGETHER });
      const isFull = (why: FloodWork['why']): boolean => why?.key.startsWith('error.limit.') === true;
      for (const ticketId of ids) {
        const why = await doOne(services, work, ticketId);
        work = { ...work, after: ticketId, ...(why ? { refused: work.refused + 1, why } : { done: work.done + 1 }) };
        if (isFull(why)) break;
      }
      more = ids.length === TOGETHER && !isFull(work.why);
      work = more ? work : { ...work, endedAt: clock.now().toISOString() };
      await store.floods.note(floodId, work);
      await store.chatPosts.show({ kind: 'flood', ownerId: floodId });
    }
  },
});

/** What somebody else has, or was answered, is left to her; what she took herself she may archive. */
function concerned({ what, by }: FloodWork): { free: boolean; orOf?: string } {
  if (what === 'tag') return { free: false };
  return { free: true, orOf: what === 'archive' ? by : undefined };
}

/** Why it was refused; null where it is done. */
async function doOne({ store, clock, log }: Services, work: FloodWork, ticketId: string): Promise<FloodWork['why']> {
  try {
    const { kind, say } = await store.tickets.move({
      ticketId,
      move: moveOf(work),
      by: { kind: 'person', id: work.by },
      at: clock.now(),
    });
    // What has its tags is as it should be.
    return kind === 'already' && work.what !== 'tag' && say ? { key: say.key, params: say.params ?? {} } : null;
  } catch (error) {
    if (!(error instanceof RecadoError)) throw error;
    log.info({ ticketId, code: error.code }, 'one of many was refused');
    return { key: `error.${error.code}`, params: error.params };
  }
}

function moveOf({ what, tags }: FloodWork): Move {
  switch (what) {
    case 'claim':
      return { move: 'claim' };
    case 'tag':
      return { move: 'tag', add: tags, remove: [] };
    case 'archive':
      return { move: 'close', reason: 'no-answer-needed' };
    default:
      return what satisfies never;
  }
}
