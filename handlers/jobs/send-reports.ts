import { z } from 'zod';
import { isRecado } from '../chat-posts/shared/surface-of.ts';
import { accountsOf } from '../chat-posts/shared/accounts-of.ts';
import { plain } from '../cards/sentence.ts';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';
import { makeReport } from '../reports/make.ts';
import { nextAfter } from '../reports/schedule-form.ts';
import { stopOf, tellStop } from '../reports/stop.ts';
import { channelPlaces, directPlaces, goalOf, type ReportPlace } from '../reports/tell.ts';
import { viewOf } from '../reports/view.ts';
import { lineOf } from '../reports/words.ts';
import type { Actor } from '#core/people.ts';
import type { Report } from '#core/reports/report.ts';
import type { ReportSchedule } from '#core/reports/schedule.ts';
import type { SavedReport } from '../../store/reports/reports.ts';

/** Every minute: reports whose time has come are counted for whoever keeps them, as she may read now, and sent. */
export const sendReports = defineJob({
  name: 'send-reports',
  input: z.object({}).loose(),
  retryLimit: 1,
  concurrency: 1,
  cron: '* * * * *',
  async run(services, _input, signal) {
    await services.store.reports.forgetExports(services.clock.now());
    for (const saved of await services.store.reports.due(services.clock.now())) {
      signal.throwIfAborted();
      try {
        await send(services, saved, signal);
      } catch (err) {
        // One that cannot be sent keeps no other from being sent; it is tried again in a minute.
        services.log.error({ err, report: saved.id }, 'a scheduled report was not sent');
      }
    }
  },
});

/** A mail server that is away is asked again every minute for so long. */
const MAIL_TRIED_MS = 10 * 60_000;

async function send(services: Services, saved: SavedReport, signal: AbortSignal): Promise<void> {
  const { store, config, clock, log } = services;
  const { schedule, nextAt, spec, personId, name } = saved;
  if (schedule === null || nextAt === null) return;
  const actor = await actorOf(services, personId);
  const goal = schedule.to;
  const stop = await stopOf(services, actor, saved);
  if (actor === null || stop !== null) {
    log.warn({ report: saved.id, personId, why: stop ?? 'gone' }, 'a scheduled report is sent no more');
    await store.reports.setSchedule(saved.id, null, null);
    await store.reports.note({
      personId,
      what: 'report.stopped',
      detail: { report: saved.id, to: goalOf(schedule), why: stop },
      at: clock.now(),
    });
    if (actor !== null && stop !== null) await tellStop(services, saved, stop);
    return;
  }
  const now = clock.now();
  const scope = await services.directory.readable(actor);
  const report = await makeReport(services, { spec, timeZone: schedule.timeZone, scope, signal });
  const next = nextAfter(config, schedule, now);
  const told = await store.reports.tell(
    { personId, name, report, at: now },
    await placesOf(services, schedule, personId),
    { id: saved.id, was: nextAt, nextAt: next },
  );
  if (told === null) return;
  if (goal.kind === 'mail')
    try {
      await mailTo(services, goal.address, { report, name, actor });
    } catch (err) {
      const isLast = now.getTime() - nextAt.getTime() >= MAIL_TRIED_MS;
      log.warn({ err, report: saved.id, isLast }, 'a scheduled report could not be mailed');
      if (isLast) await tellStop(services, saved, 'mail');
      else await store.reports.setSchedule(saved.id, schedule, nextAt);
      return;
    }
  await store.reports.note({
    personId,
    what: 'report.sent',
    detail: { report: saved.id, to: goalOf(schedule), next: next?.toISOString() ?? null },
    at: now,
  });
}

/** Whoever keeps it, as she is now; null where she has left. */
async function actorOf(services: Services, personId: string): Promise<Actor | null> {
  const [account] = await accountsOf(services, personId);
  if (!account) return null;
  try {
    return await services.directory.actor(account.surface, account.userId);
  } catch (error) {
    if (isRecado(error, 'right.guest')) return null;
    throw error;
  }
}

async function placesOf(services: Services, { to }: ReportSchedule, personId: string): Promise<ReportPlace[]> {
  if (to.kind === 'mail') return [];
  return to.kind === 'channel' ? channelPlaces(services, to.channel) : await directPlaces(services, personId);
}

/** Everything in words: an e-mail is read anywhere. */
async function mailTo(
  services: Services,
  to: string,
  { report, name, actor }: { report: Report; name: string; actor: Actor },
): Promise<void> {
  const t = services.texts.in(actor.locale);
  const view = await viewOf(services, report, { t, name, by: actor.name });
  const rows = [view.table.total, ...view.table.rows];
  const text = [
    view.title,
    ...view.about,
    '',
    ...rows.map((row) => plain(lineOf(t, report, view.table, row))),
    '',
    ...view.notes,
  ].join('\n');
  await services.mail.send({ to, subject: t('report.mail.subject', { name: view.title }), text });
}
