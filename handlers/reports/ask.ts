import { firstSpec, ReportSpec, type Grouping } from '#core/reports/spec.ts';
import { RecadoError } from '#core/errors.ts';
import type { ActionContext } from '../context.ts';
import { makeReport, type Asked } from './make.ts';
import { viewOf, type Viewed } from './view.ts';
import { percent } from './words.ts';

/** A chat lets a form change no more often. */
const TELL_EVERY_MS = 1_000;

/** Days and hours are those of her own clocks. */
export function zoneOf({ actor, config }: Pick<ActionContext, 'actor' | 'config'>): string {
  return actor.timeZone ?? config.timeZone;
}

/** People are told apart by whoever manages them, and by nobody else. */
export function mayAsk({ rights }: Pick<ActionContext['actor'], 'rights'>, by: Grouping): boolean {
  return by !== 'person' || rights.has('manage');
}

/** What she asks for, within what she may read. @throws RecadoError right.missing */
export async function askedBy(ctx: ActionContext, spec: ReportSpec): Promise<Asked> {
  if (!mayAsk(ctx.actor, spec.by)) throw new RecadoError('right.missing', { params: { right: 'manage' } });
  return { spec, timeZone: zoneOf(ctx), scope: await ctx.directory.readable(ctx.actor), progress: counting(ctx) };
}

/** Tells her while she waits how much is counted; undefined where nobody waits. */
function counting({ progress, t }: ActionContext): Asked['progress'] {
  if (!progress) return undefined;
  let told = performance.now();
  return (share) => {
    const now = performance.now();
    if (now - told < TELL_EVERY_MS) return;
    told = now;
    progress(t('report.counting', { share: percent(t, Math.floor(share * 100) / 100) }));
  };
}

/** Counted now, for her. */
export async function viewFor(ctx: ActionContext, spec: ReportSpec, name: string | null): Promise<Viewed> {
  const asked = await askedBy(ctx, spec);
  return await viewOf(ctx, await makeReport(ctx, asked), { t: ctx.t, name });
}

/** What a button carries of a report. A word of an earlier version that means nothing any more gives the first report. */
export function readSpec(text: string | undefined): ReportSpec {
  if (text === undefined || text === '') return firstSpec;
  try {
    return ReportSpec.parse(JSON.parse(text));
  } catch {
    return firstSpec;
  }
}
