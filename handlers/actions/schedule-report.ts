import { z } from 'zod';
import { channelLabel } from '#core/channels.ts';
import { RecadoError } from '#core/errors.ts';
import type { ReportSpec } from '#core/reports/spec.ts';
import type { ActionContext } from '../context.ts';
import { defineOperation } from '../define.ts';
import { readSpec } from '../reports/ask.ts';
import { NAME_MAX, nextAfter, readSchedule, scheduleForm } from '../reports/schedule-form.ts';
import { channelsFor, goalOf, mayBeMailed } from '../reports/tell.ts';
import { titleOf } from '../reports/words.ts';
import { channelOptions } from './share-report.ts';
import { dateLocale } from '../date-locale.ts';

/** Has a report sent by itself, under the name that it is kept under. */
export const scheduleReport = defineOperation({
  id: 'schedule-report',
  input: z.object({
    spec: z.string().max(2_000),
    name: z.string().max(100).optional(),
    saved: z.string().max(100).optional(),
    address: z.string().max(200).optional(),
  }),
  async form(ctx, { spec: text, name = '', saved }) {
    const spec = readSpec(text);
    const kept = saved === undefined ? null : await ctx.store.reports.get(saved);
    const schedule = kept?.personId === ctx.actor.id ? kept.schedule : null;
    return scheduleForm(ctx, {
      spec,
      name: name === '' ? await freeName(ctx, spec) : name,
      schedule,
      saved: kept?.personId === ctx.actor.id ? kept.id : undefined,
      channels: await channelOptions(ctx, spec),
    });
  },
  async submit(ctx, { spec: text, address, saved }, values) {
    const { store, actor, clock, config } = ctx;
    const spec = readSpec(text);
    const read = readSchedule(ctx, values, address);
    if ('errors' in read) return { kind: 'errors', errors: read.errors };
    const { name, schedule } = read;
    const to = schedule?.to;
    if (to?.kind === 'channel' && !(await channelsFor(ctx, actor, { spec })).includes(to.channel))
      throw new RecadoError('report.not-there', {
        params: { channel: channelLabel(config, to.channel, actor.surface) },
      });
    if (to?.kind === 'mail' && !mayBeMailed({ spec }))
      return { kind: 'errors', errors: { to: ctx.t('report.schedule.problem.person-mail') } };
    // The one that she opened is called otherwise from now on, and not left behind under its old name.
    if (saved !== undefined && (await store.reports.get(saved))?.personId === actor.id)
      if (!(await store.reports.rename(saved, actor.id, name)))
        return { kind: 'errors', errors: { name: ctx.t('report.schedule.problem.taken') } };
    const now = clock.now();
    const nextAt = schedule === null ? null : nextAfter(config, schedule, now);
    const kept = await store.reports.save({ personId: actor.id, name, spec, at: now });
    await store.reports.setSchedule(kept.id, schedule, nextAt);
    await store.reports.note({
      personId: actor.id,
      what: 'report.scheduled',
      detail: { report: kept.id, to: schedule === null ? null : goalOf(schedule) },
      at: now,
    });
    if (nextAt === null) return { kind: 'close', say: { key: 'say.report-unscheduled' } };
    const when = new Intl.DateTimeFormat(dateLocale(ctx.t), {
      dateStyle: 'full',
      timeStyle: 'short',
      timeZone: schedule?.timeZone,
    }).format(nextAt);
    return { kind: 'close', say: { key: 'say.report-scheduled', params: { when } } };
  },
});

/** What the report tells, where none of hers is called so: another one would be overwritten. */
async function freeName({ t, store, actor }: ActionContext, spec: ReportSpec): Promise<string> {
  const title = titleOf(t, spec);
  const saved = await store.reports.saved(actor.id);
  return title.length > NAME_MAX || saved.some(({ name }) => name === title) ? '' : title;
}
