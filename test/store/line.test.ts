import { expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { createLine } from '../../store/database/line.ts';
import { waited, waitedFor, type WhoWaits } from '../../store/database/who-waits.ts';
import { createQueue } from '../../store/queue/queue.ts';
import { until } from '../support/until.ts';
import { onEachStore } from './rig.ts';

/** Who goes when everybody came while the connection was taken, each for so long; with the number of her press, if it matters. */
async function served(came: readonly (readonly [WhoWaits, string, number?])[], stepMs = 1): Promise<string[]> {
  let ms = 0;
  const line = createLine({ now: () => ms });
  await line.enter({ by: 'nobody', number: 0 });
  const gone: string[] = [];
  const all = came.map(async ([by, name, number = 0]) => {
    await line.enter({ by, number });
    gone.push(name);
    ms += stepMs;
    line.leave();
  });
  line.leave();
  await Promise.all(all);
  return gone;
}

it('whoever is waited for goes first, and among equals whoever came first', async () => {
  const gone = await served([
    ['nobody', 'job 1'],
    ['sight', 'card'],
    ['answer', 'form 1'],
    ['nobody', 'job 2'],
    ['answer', 'form 2'],
  ]);
  expect(gone).toEqual(['form 1', 'form 2', 'card', 'job 1', 'job 2']);
});

it('of many presses the first is done with before the next goes on', async () => {
  const gone = await served([
    ['answer', 'second press', 2],
    ['answer', 'third press', 3],
    ['answer', 'first press', 1],
    ['answer', 'second press goes on', 2],
  ]);
  expect(gone).toEqual(['first press', 'second press', 'second press goes on', 'third press']);
});

it('presses without end let one of the others in each tenth of a second', async () => {
  const forms = Array.from({ length: 12 }, (_, i) => ['answer', `form ${i}`] as const);
  const gone = await served([['nobody', 'job 1'], ['nobody', 'job 2'], ...forms], 25);
  expect(gone.indexOf('job 1')).toBe(4);
  // A tenth of a second after the first of them.
  expect(gone.indexOf('job 2')).toBe(8);
});

onEachStore('who waits', (rig) => {
  it('a press has its answer before what was asked for earlier and nobody waits for', async () => {
    const { opened } = rig.at;
    const asked: string[] = [];
    const ask = async (name: string): Promise<void> => {
      await opened.run('select pg_sleep(0.005)');
      asked.push(name);
    };
    const jobs = Array.from({ length: 20 }, (_, i) => ask(`job ${i}`));
    await Promise.all([...jobs, waitedFor('answer', () => ask('form'))]);
    expect(asked).toHaveLength(21);
    // A server has connections enough for both.
    if (opened.kind === 'embedded') expect(asked.indexOf('form')).toBe(1);
  });

  it('a job that a press ordered is what nobody waits for', async () => {
    const { opened } = rig.at;
    const shape = { name: 'ordered', retryLimit: 1, concurrency: 1 };
    const queue = await createQueue({ opened, jobs: [shape], log: silentLog });
    const waiting: WhoWaits[] = [];
    await queue.work([{ ...shape, handle: async () => void waiting.push(waited().by) }]);
    await waitedFor('answer', () => queue.transact((_trx, send) => send([{ job: 'ordered' }])));
    await until('the job', () => waiting.length === 1);
    await queue.stop(100);
    expect(waiting).toEqual(['nobody']);
  });
});
