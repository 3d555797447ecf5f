import type { Form, FormField, FormValues } from '#core/form.ts';
import type { Config } from '#core/config/config.ts';
import { scheduleOf } from '#core/hours/rules.ts';
import { shiftsOf } from '#core/hours/schedule.ts';
import { nextSending, ReportSchedule } from '#core/reports/schedule.ts';
import type { ReportSpec } from '#core/reports/spec.ts';
import { z } from 'zod';
import type { ActionContext } from '../context.ts';
import { weekdayName } from './names.ts';
import { zoneOf } from './ask.ts';
import { present } from '#core/present.ts';

const DIRECT = 'direct';
const MAIL = 'mail';
const NO_HOURS = 'any';
/** Names stand on buttons. */
export const NAME_MAX = 60;

/** When a saved report is sent next; null where never. */
export function nextAfter(config: Config, schedule: ReportSchedule, after: Date): Date | null {
  const hours = schedule.hours === null ? undefined : config.hours[schedule.hours];
  if (hours === undefined) return nextSending(schedule, after);
  const days = scheduleOf(hours, config.timeZone);
  return nextSending(schedule, after, (day) => shiftsOf(days, day).length === 0);
}

export function scheduleForm(
  ctx: ActionContext,
  {
    spec,
    name,
    schedule,
    saved,
    channels,
  }: {
    spec: ReportSpec;
    name: string;
    schedule: ReportSchedule | null;
    /** Of hers, the one that is sent. */
    saved: string | undefined;
    channels: { value: string; label: string }[];
  },
): Form {
  const { t, config, mail } = ctx;
  const choice = (
    field: string,
    label: string,
    options: { value: string; label: string }[],
    initial: string,
  ): FormField => ({ kind: 'choice', name: field, label, options, initial });
  const goals = [
    { value: DIRECT, label: t('report.schedule.direct') },
    ...(mail.isConfigured ? [{ value: MAIL, label: t('report.schedule.mail') }] : []),
    ...channels.slice(0, 90),
  ];
  const goal = schedule?.to.kind === 'channel' ? schedule.to.channel : (schedule?.to.kind ?? DIRECT);
  const fields: FormField[] = [
    {
      kind: 'text',
      name: 'name',
      label: t('report.schedule.name'),
      maxLength: NAME_MAX,
      initial: name === '' ? undefined : name,
    },
    choice(
      'every',
      t('report.schedule.every'),
      (['no', 'day', 'week', 'month'] as const).map((value) => ({ value, label: t(`report.schedule.every.${value}`) })),
      schedule?.every ?? 'week',
    ),
    choice(
      'weekday',
      t('report.schedule.weekday'),
      [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayName(day, t, 'long') })),
      String(schedule?.weekday ?? 1),
    ),
    {
      kind: 'text',
      name: 'time',
      // The clock by which it will be sent: hers as she saves it.
      label: t('report.schedule.time', { zone: zoneOf(ctx) }),
      initial: schedule?.time ?? '09:00',
      maxLength: 5,
    },
    ...(Object.keys(config.hours).length === 0
      ? []
      : [
          choice(
            'hours',
            t('report.schedule.hours'),
            [
              { value: NO_HOURS, label: t('report.schedule.hours.any') },
              ...Object.entries(config.hours).map(([key, { name: shown = key }]) => ({
                value: key,
                label: t('report.schedule.hours.wait', { hours: shown }),
              })),
            ],
            schedule?.hours ?? NO_HOURS,
          ),
        ]),
    choice('to', t('report.schedule.to'), goals, goals.some(({ value }) => value === goal) ? goal : DIRECT),
    ...(mail.isConfigured
      ? [
          {
            kind: 'text' as const,
            name: 'address',
            label: t('report.schedule.address'),
            optional: true,
            maxLength: 200,
            initial: schedule?.to.kind === 'mail' ? schedule.to.address : undefined,
          },
        ]
      : []),
  ];
  return {
    action: 'schedule-report',
    meta: present({
      spec: JSON.stringify(spec),
      saved,
      address: schedule?.to.kind === 'mail' ? schedule.to.address : undefined,
    }),
    title: t('button.schedule-report'),
    submit: t('form.save'),
    cancel: t('form.cancel'),
    blocks: fields.map((field) => ({ kind: 'field', field })),
  };
}

/** What she chose; null: it is sent no more. `offered` is the address that the form began with. */
export function readSchedule(
  ctx: ActionContext,
  values: FormValues,
  offered?: string,
): { name: string; schedule: ReportSchedule | null } | { errors: Record<string, string> } {
  const { t } = ctx;
  const name = values['name']?.trim() ?? '';
  if (name === '') return { errors: { name: t('report.schedule.problem.name') } };
  if (values['every'] === 'no') return { name, schedule: null };
  const address = values['address']?.trim() ?? '';
  const goal = values['to'] ?? DIRECT;
  if (goal === MAIL && !z.email().safeParse(address).success)
    return { errors: { address: t('report.schedule.problem.address') } };
  if (goal !== MAIL && address !== '' && address !== offered)
    return { errors: { address: t('report.schedule.problem.no-mail', { to: t('report.schedule.mail') }) } };
  const read = ReportSchedule.safeParse({
    every: values['every'],
    time: values['time']?.trim(),
    timeZone: zoneOf(ctx),
    weekday: Number(values['weekday'] ?? 1),
    hours: values['hours'] === undefined || values['hours'] === NO_HOURS ? null : values['hours'],
    to:
      goal === MAIL
        ? { kind: 'mail', address }
        : goal === DIRECT
          ? { kind: 'direct' }
          : { kind: 'channel', channel: goal },
  });
  if (read.success) return { name, schedule: read.data };
  const field = String(read.error.issues[0]?.path[0] ?? 'time');
  return { errors: { [field]: t(field === 'time' ? 'report.schedule.problem.time' : 'report.problem.choice') } };
}
