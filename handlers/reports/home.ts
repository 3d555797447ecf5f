import type { CardBlock, Inline } from '#core/card.ts';
import type { Actor } from '#core/people.ts';
import type { FigureId } from '#core/reports/figures.ts';
import type { Report } from '#core/reports/report.ts';
import { firstSpec, type Grouping } from '#core/reports/spec.ts';
import type { Speaker } from '#core/texts/index.ts';
import { dotted, foreign, ours } from '../cards/sentence.ts';
import type { Services } from '../context.ts';
import type { ReadScope } from '../people/read-scope.ts';
import { zoneOf } from './ask.ts';
import { makeReport } from './make.ts';
import { mineLine, numbersOf, teamNumbers, type TeamNumbers } from './mine.ts';
import { nameOf } from './names.ts';
import { cellText } from './words.ts';

/** Of her own page: the others stand behind My numbers. */
const MINE = 3;
const OF_PLACES: readonly FigureId[] = ['received', 'within-target', 'first-response', 'backlog'];
/** More rows than these are for a report. */
const MOST_ROWS = 6;
/** A page is drawn with every change; what it counts of a month need not be newer than this. */
const KEPT_MS = 10 * 60_000;
/** The page waits no longer for them: it is drawn again once they are counted. */
const PATIENCE_MS = 1_000;

interface Counted {
  team: TeamNumbers;
  /** For whoever manages: how it goes in each area and region. */
  places: Report[];
}

interface Kept {
  at: number;
  counted: Counted | null;
  counting: Promise<Counted> | null;
}

const kept = new WeakMap<Services['store'], Map<string, Kept>>();

/** What her page tells in figures: hers beside the team's median, and for managers each area and region. */
export async function homeFigures(services: Services, actor: Actor): Promise<CardBlock[]> {
  const scope = await services.directory.readable(actor);
  const counted = await latest(services, actor, scope);
  if (counted === null) return [];
  const t = services.texts.in(actor.locale);
  return [...mine(t, counted.team, actor.id), ...counted.places.flatMap((report) => places(services, t, report))];
}

/** People who read the same share one counting. */
async function latest(services: Services, actor: Actor, scope: ReadScope): Promise<Counted | null> {
  const { store, clock, log, config } = services;
  const manages = actor.rights.has('manage');
  const timeZone = zoneOf({ actor, config });
  const key = JSON.stringify([timeZone, manages, scope]);
  const now = clock.now().getTime();
  const all = kept.get(store) ?? new Map<string, Kept>();
  kept.set(store, all);
  const isNew = (entry: Kept): boolean => Math.abs(now - entry.at) < KEPT_MS;
  for (const [old, entry] of all) if (old !== key && !isNew(entry) && entry.counting === null) all.delete(old);
  const entry = all.get(key) ?? { at: now, counted: null, counting: null };
  all.set(key, entry);
  if (entry.counted !== null && isNew(entry)) return entry.counted;

  const counting = (entry.counting ??= count(services, { scope, timeZone, manages })
    .then((counted) => {
      Object.assign(entry, { at: now, counted });
      return counted;
    })
    .finally(() => {
      entry.counting = null;
    }));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), PATIENCE_MS)));
  try {
    const soon = await Promise.race([counting, late]);
    if (soon !== null) return soon;
    counting
      .then(() => store.homes.changed([actor.id]))
      .catch((error: unknown) => log.warn({ err: error }, 'the figures of a home could not be counted'));
  } catch (error) {
    // The rest of her page is worth more than they are.
    log.warn({ err: error }, 'the figures of a home could not be counted');
  } finally {
    clearTimeout(timer);
  }
  return entry.counted;
}

async function count(
  services: Services,
  { scope, timeZone, manages }: { scope: ReadScope; timeZone: string; manages: boolean },
): Promise<Counted> {
  const { areas, regions } = services.config;
  const by = (grouping: Grouping, names: object): Grouping[] => (Object.keys(names).length === 0 ? [] : [grouping]);
  const asked = manages ? [...by('area', areas), ...by('region', regions)] : [];
  const found: Report[] = [];
  const team = await teamNumbers(services, { scope, timeZone });
  // One after the other: whoever presses meanwhile comes in between.
  for (const grouping of asked) {
    const spec = { ...firstSpec, figures: [...OF_PLACES], by: grouping, compare: 'none' as const };
    found.push(await makeReport(services, { spec, timeZone, scope }));
  }
  return { team, places: found };
}

function mine(t: Speaker, team: TeamNumbers, personId: string): CardBlock[] {
  const rows = numbersOf(team, personId).slice(0, MINE);
  if (rows.every(({ mine: { n } }) => n === 0)) return [];
  return part(
    t('home.figures.mine'),
    rows.map((row) => mineLine(t, row)),
  );
}

function places({ config }: Services, t: Speaker, report: Report): CardBlock[] {
  const rows = report.lines.filter(({ cells }) => cells.some(({ n }) => n > 0));
  if (rows.length === 0) return [];
  const lines = rows.slice(0, MOST_ROWS).map(({ key, cells }) =>
    dotted(
      [foreign(nameOf(config, report.spec.by, { key, t }), 'bold')],
      ...report.spec.figures.map((id, index) => {
        const cell = cells[index];
        // What has no value there says nothing of it.
        return cell === undefined || (cell.value === null && cell.n === 0)
          ? null
          : [ours(t('report.value', { figure: t(`figure.${id}`), value: cellText(t, id, cell) }))];
      }),
    ),
  );
  const more = rows.length - lines.length;
  return [
    ...part(t(report.spec.by === 'area' ? 'home.figures.areas' : 'home.figures.regions'), lines),
    ...(more > 0 ? [{ kind: 'context' as const, inlines: [ours(t('home.figures.more', { count: more }))] }] : []),
  ];
}

function part(heading: string, lines: Inline[][]): CardBlock[] {
  return [
    { kind: 'divider' },
    { kind: 'line', inlines: [ours(heading, 'bold')] },
    ...lines.map((inlines) => ({ kind: 'line' as const, inlines })),
  ];
}
