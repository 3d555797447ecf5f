import { sql } from 'kysely';
import { silentLog } from '#core/ports/log.ts';
import { createTimeRules } from '#core/hours/rules.ts';
import { dayAt } from '#core/hours/wall-time.ts';
import { firstSpec, type ReportSpec } from '#core/reports/spec.ts';
import { decide } from '#core/ticket/moves/index.ts';
import { loadConfig } from '../../bot/config/load.ts';
import { jobs } from '../../handlers/jobs/registry.ts';
import { noPressing } from '../../handlers/dispatch/press-priority.ts';
import { makeReport } from '../../handlers/reports/make.ts';
import type { Opened } from '../../store/database/database.ts';
import { openServer } from '../../store/database/server.ts';
import { createStore } from '../../store/index.ts';
import type { Store } from '../../store/store.ts';
import { fillLarge, type Large } from '../parts/large-database.ts';
import { brandFile, type Room } from '../room.ts';
import { makeServerDatabase } from '../server-database.ts';
import { percentile, ratio, shown, spread } from '../statistics.ts';
import type { Row } from '../table.ts';

const AIM_PAGE_MS = 15;
const AIM_EMBEDDED_S = 10;
const AIM_SERVER_S = 2;
const DAY_MS = 86_400_000;
const ZONE = 'Europe/Madrid';
const MESSAGES_A_TICKET = 4;

/** What opens first, and six figures that need everything that a report can need. */
const reports = {
  'first report': {},
  'report of six figures': {
    figures: ['within-target', 'calmed-share', 'hand-overs', 'last-close', 'reopened-share', 'wait-claim'],
    by: 'area',
  },
} satisfies Record<string, Partial<ReportSpec>>;

/** Over all that there is. */
function overAll(spec: Partial<ReportSpec>, messages: number): ReportSpec {
  const day = (ago: number): string => dayAt(new Date(Date.now() - ago), ZONE);
  const oldest = (messages / (24 * 60) + 1) * DAY_MS;
  return { ...firstSpec, compare: 'none', ...spec, period: 'between', from: day(oldest), to: day(0) };
}

function countWith(store: Store, spec: ReportSpec): ReturnType<typeof makeReport> {
  const config = loadConfig(brandFile);
  const services = {
    store,
    config,
    clock: { now: () => new Date() },
    time: createTimeRules(config),
    pressing: noPressing,
  };
  return makeReport(services, { spec, timeZone: ZONE, scope: 'all' });
}

/** On the embedded store, with somebody who looks for something meanwhile. */
export async function measureEmbedded({ store, opened }: Large, messages: number): Promise<Row[]> {
  const rows: Row[] = [];
  const tickets = (messages / MESSAGES_A_TICKET).toLocaleString('en-GB');
  for (const [name, over] of Object.entries(reports)) {
    const spec = overAll(over, messages);
    const pages: number[] = [];
    const timed = timing(store, pages);
    await countWith(timed, spec);
    pages.length = 0;
    const alone = await lookUps(store, messages, 100);
    const from = performance.now();
    const [report, beside] = await besides(countWith(timed, spec), (isOver) =>
      lookUps(store, messages, Infinity, isOver),
    );
    const whole = (performance.now() - from) / 1000;
    const bare = await bareCounts(opened);
    const p99 = percentile(pages, 0.99);
    rows.push(
      {
        name: `${name}, ${tickets} conversations (s)`,
        ours: shown(whole),
        baseline: shown(bare),
        ratio: ratio(whole, bare),
        aim: `under ${AIM_EMBEDDED_S} s`,
        met: whole < AIM_EMBEDDED_S,
        how: `embedded, ${report.total.cells[0]?.n ?? 0} cases of the first figure, ${pages.length} pages, somebody looks a message up every 20 ms meanwhile; baseline: the counts and times of each day in two statements that let nobody in between`,
      },
      {
        name: `${name}, ${tickets} conversations, one page (p99, ms)`,
        ours: shown(p99),
        baseline: shown(percentile(alone, 0.99)),
        ratio: ratio(p99, percentile(alone, 0.99)),
        aim: `<= ${AIM_PAGE_MS} ms`,
        met: p99 <= AIM_PAGE_MS,
        how: `median ${shown(percentile(pages, 0.5))}, ${spread(pages)}; a look-up by id meanwhile ${shown(percentile(beside, 0.5))}, p99 ${shown(percentile(beside, 0.99))}; baseline: the same look-up with nothing beside it, median ${shown(percentile(alone, 0.5))}`,
      },
    );
  }
  return rows;
}

/** The store with each page of a report timed, from asking for it until it is there as facts. */
function timing(store: Store, pages: number[]): Store {
  async function* timed<T>(all: AsyncGenerator<T>): AsyncGenerator<T> {
    while (true) {
      const from = performance.now();
      const { value, done } = await all.next();
      if (done === true) return;
      pages.push(performance.now() - from);
      yield value;
    }
  }
  const { reports: of } = store;
  return {
    ...store,
    reports: {
      ...of,
      facts: (id, filter) => timed(of.facts(id, filter)),
      waiting: (filter) => timed(of.waiting(filter)),
    },
  };
}

async function besides<T, U>(work: Promise<T>, meanwhile: (isOver: () => boolean) => Promise<U>): Promise<[T, U]> {
  let over = false;
  return await Promise.all([work.finally(() => (over = true)), meanwhile(() => over)]);
}

async function lookUps(store: Store, messages: number, most: number, isOver = () => false): Promise<number[]> {
  const took: number[] = [];
  while (took.length < most && !isOver()) {
    const from = performance.now();
    await store.messages.get([`ms_${1 + ((took.length * 104_729) % messages)}`]);
    took.push(performance.now() - from);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return took;
}

/** Seconds for the figures of the first report as whoever needs nobody in between would ask for them. */
async function bareCounts({ db }: Pick<Opened, 'db'>): Promise<number> {
  const from = performance.now();
  await sql`select (opened_at at time zone ${ZONE})::date as day, count(*) from tickets group by 1`.execute(db);
  await sql`select (to_at at time zone ${ZONE})::date as day, count(*), percentile_cont(array[0.5, 0.9]) within group (order by service_ms) from reply_times
    where kind in ('first', 'next') group by 1`.execute(db);
  return (performance.now() - from) / 1000;
}

/** On a PostgreSQL server, where one was named. */
export async function measureServer(room: Room, tickets: number): Promise<Row[]> {
  const named = (name: string): string => `${name}, ${tickets.toLocaleString('en-GB')} conversations on PostgreSQL (s)`;
  const aim = `under ${AIM_SERVER_S} s`;
  const url = await makeServerDatabase(room, process.env['RECADO_BENCH_DATABASE_URL']);
  if (url === undefined)
    return Object.keys(reports).map((name) => ({
      name: named(name),
      ours: '-',
      baseline: '-',
      ratio: '-',
      aim,
      how: 'not measured: RECADO_BENCH_DATABASE_URL names no PostgreSQL server',
    }));
  const opened = await openServer({ url, log: silentLog });
  const { store } = await createStore({ opened, jobs, decide, log: silentLog, timeZone: ZONE });
  try {
    const messages = tickets * MESSAGES_A_TICKET;
    await fillLarge(opened, messages);
    const rows: Row[] = [];
    for (const [name, over] of Object.entries(reports)) {
      const took: number[] = [];
      const bare: number[] = [];
      const cpu: number[] = [];
      for (let round = 0; round < 6; round += 1) {
        const [from, used] = [performance.now(), process.cpuUsage()];
        const { total } = await countWith(store, overAll(over, messages));
        // Four of five conversations were answered.
        if ((total.cells[0]?.n ?? 0) < tickets * 0.8) throw new Error('the report missed conversations');
        took.push((performance.now() - from) / 1000);
        const { user, system } = process.cpuUsage(used);
        cpu.push((user + system) / 1e6);
        bare.push(await bareCounts(opened));
      }
      const [ours, theirs] = [took.slice(1), bare.slice(1)].map((each) => percentile(each, 0.5)) as [number, number];
      rows.push({
        name: named(name),
        ours: shown(ours),
        baseline: shown(theirs),
        ratio: ratio(ours, theirs),
        aim,
        met: ours < AIM_SERVER_S,
        how: `middle of 5, ${spread(took)} with the first, of which our process uses ${shown(percentile(cpu, 0.5))} s of CPU; baseline: the counts and times of each day in two statements`,
      });
    }
    return rows;
  } finally {
    await store.close();
  }
}
