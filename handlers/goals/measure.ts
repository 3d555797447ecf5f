import { DAYS_OF_MEAN, isByDay, standingOf, type Goal, type Standing, type Why } from '#core/reports/goals.ts';
import { dayAfter, dayAt } from '#core/hours/wall-time.ts';
import type { ReportSpec } from '#core/reports/spec.ts';
import type { Services } from '../context.ts';
import { makeReport } from '../reports/make.ts';
import { zoneOfAccount } from '../accounts/zone.ts';
import { present } from '#core/present.ts';

type Needs = Pick<Services, 'store' | 'config' | 'clock' | 'time' | 'pressing'>;
type Measured = Pick<Goal, 'measure' | 'account' | 'network' | 'timeZone'>;

/** A network that told nothing for so long tells nothing of today. */
const FRESH_DAYS = 2;

/** What a goal is about, as it is now: all conversations count, since a goal is the team's. */
export async function measured(
  services: Needs,
  goal: Measured,
  signal?: AbortSignal,
): Promise<{ actual: number; why: null } | { actual: null; why: Why }> {
  return goal.measure.kind === 'metric'
    ? await ofSnapshots(services, goal)
    : await ofReport(services, goal, goal.measure.id, signal);
}

export async function standingNow(services: Needs, goal: Goal, signal?: AbortSignal): Promise<Standing> {
  return standingOf(goal, { ...(await measured(services, goal, signal)), now: services.clock.now() });
}

async function ofReport(
  services: Needs,
  { account, network, timeZone }: Measured,
  figure: ReportSpec['figures'][number],
  signal?: AbortSignal,
): ReturnType<typeof measured> {
  const spec: ReportSpec = {
    period: 'last-30-days',
    figures: [figure],
    by: 'none',
    clock: 'service',
    shape: 'table',
    compare: 'none',
    only: present({
      account: account === null ? undefined : [account],
      network: network === null ? undefined : [network],
    }),
  };
  const report = await makeReport(services, { spec, timeZone, scope: 'all', signal });
  const value = report.total.cells[0]?.value ?? null;
  return value === null ? { actual: null, why: { kind: 'few' } } : { actual: value, why: null };
}

async function ofSnapshots(services: Needs, { measure, account }: Measured): ReturnType<typeof measured> {
  const none = (kind: 'no-snapshot' | 'old'): { actual: null; why: Why } => ({ actual: null, why: { kind } });
  if (account === null) return none('no-snapshot');
  const today = dayAt(services.clock.now(), zoneOfAccount(services, account));
  const kept = await services.store.snapshots.of(account, dayAfter(today, -30));
  const last = kept.at(-1);
  if (!last) return none('no-snapshot');
  if (last.day < dayAfter(today, -FRESH_DAYS)) return none('old');
  const readings = kept.map(({ readings: all }) => all.find(({ metric }) => metric === measure.id));
  const newest = readings.at(-1);
  if (newest?.value === undefined) return none('no-snapshot');
  if (newest.value === null) return { actual: null, why: { kind: 'gone', words: newest.why ?? '' } };
  if (!isByDay(measure)) return { actual: newest.value, why: null };
  const values = readings.flatMap((reading) => reading?.value ?? []).slice(-DAYS_OF_MEAN);
  return { actual: values.reduce((sum, value) => sum + value, 0) / values.length, why: null };
}
