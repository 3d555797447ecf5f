import type { Form, FormField, FormValues } from '#core/form.ts';
import { figureIds } from '#core/reports/figures.ts';
import { metricIds } from '#core/reports/metrics.ts';
import { nameKeyOf, readNumber, unitOf, type Goal, type Measure } from '#core/reports/goals.ts';
import { dayAfter, dayAt } from '#core/hours/wall-time.ts';
import { accountName } from '../cards/people.ts';
import { DOT } from '../cards/sentence.ts';
import type { ActionContext } from '../context.ts';
import { zoneOf } from '../reports/ask.ts';
import { measured } from './measure.ts';

const MINUTE_MS = 60_000;
const EVERYWHERE = 'all';
const MOST_PLACES = 99;

/** What is wanted, of which account, by when, and who owns it. */
export function goalForm(ctx: ActionContext, goal: Goal | null, ownerId: string): Form {
  const { t, config, networks } = ctx;
  const measures: Measure[] = [
    ...metricIds.map((id): Measure => ({ kind: 'metric', id })),
    ...figureIds.map((id): Measure => ({ kind: 'figure', id })),
  ];
  const accounts = Object.values(config.brands).flatMap((brand) => Object.entries(brand.accounts));
  const places = [
    { value: EVERYWHERE, label: t('goal.everywhere') },
    ...[...new Set(accounts.map(([, { network }]) => network))].map((id) => ({
      value: `network:${id}`,
      label: t.network(id),
    })),
    ...accounts.map(([key, { network }]) => ({
      value: `account:${key}`,
      label: `${accountName(config, key, t)}${DOT}${t.network(network)}`,
    })),
  ].slice(0, MOST_PLACES);
  const firstMeasured = accounts.find(([key]) => networks.get(key)?.accountMetrics !== undefined)?.[0];
  const where = goal
    ? goal.account !== null
      ? `account:${goal.account}`
      : goal.network !== null
        ? `network:${goal.network}`
        : EVERYWHERE
    : firstMeasured === undefined
      ? EVERYWHERE
      : `account:${firstMeasured}`;
  const shown = (value: number | undefined): { initial?: string } =>
    goal === null || value === undefined ? {} : { initial: typed(t.voice, goal.measure, value) };
  const fields: FormField[] = [
    {
      kind: 'choice',
      name: 'measure',
      label: t('goal.field.measure'),
      options: measures.map((measure) => ({ value: keyOf(measure), label: t(nameKeyOf(measure)) })),
      initial: keyOf(
        goal?.measure ??
          ({
            kind: firstMeasured === undefined ? 'figure' : 'metric',
            id: firstMeasured === undefined ? 'answered-share' : 'followers',
          } as Measure),
      ),
    },
    {
      kind: 'choice',
      name: 'where',
      label: t('goal.field.where'),
      options: places,
      initial: places.some(({ value }) => value === where) ? where : EVERYWHERE,
    },
    {
      kind: 'text',
      name: 'target',
      label: t('goal.field.target'),
      hint: t('goal.field.target.hint'),
      maxLength: 20,
      ...shown(goal?.target),
    },
    {
      kind: 'text',
      name: 'baseline',
      label: t('goal.field.baseline'),
      hint: t('goal.field.baseline.hint'),
      optional: true,
      maxLength: 20,
      ...shown(goal?.baseline),
    },
    {
      kind: 'day',
      name: 'due',
      label: t('goal.field.due'),
      initial: goal?.dueOn,
    },
    { kind: 'person', name: 'owner', label: t('goal.field.owner'), initial: ownerId },
  ];
  return {
    action: 'edit-goal',
    meta: goal ? { goal: goal.id } : {},
    title: t(goal ? 'goal.title' : 'button.new-goal'),
    submit: t('form.save'),
    cancel: t('form.cancel'),
    blocks: fields.map((field) => ({ kind: 'field', field })),
  };
}

type Read = Pick<Goal, 'measure' | 'account' | 'network' | 'baseline' | 'baselineOn' | 'target' | 'dueOn' | 'timeZone'>;

/** What she wants, or what is wrong with it and where. */
export async function readGoal(
  ctx: ActionContext,
  values: FormValues,
  before: Goal | null,
): Promise<{ goal: Read } | { errors: Record<string, string> }> {
  const { t, clock, networks } = ctx;
  const wrong = (field: string, words: string): { errors: Record<string, string> } => ({ errors: { [field]: words } });
  const measure = measureOf(values['measure']);
  if (!measure) return wrong('measure', t('report.problem.choice'));
  const [kind, key = ''] = (values['where'] ?? EVERYWHERE).split(':');
  const account = kind === 'account' ? key : null;
  const network = kind === 'network' ? key : null;
  if (measure.kind === 'metric' && (account === null || networks.get(account)?.accountMetrics === undefined))
    return wrong('where', t('goal.problem.where', { measure: t(nameKeyOf(measure)) }));
  const timeZone = before?.timeZone ?? zoneOf(ctx);
  const today = dayAt(clock.now(), timeZone);
  const example = dayAfter(today, 90);
  const number = (field: 'target' | 'baseline'): { value: number } | { errors: Record<string, string> } => {
    const read = readNumber(values[field] ?? '', t.voice);
    if (read === null || read < 0)
      return wrong(field, t('goal.problem.number', { example: new Intl.NumberFormat(t.voice).format(12.5) }));
    if (unitOf(measure) === 'share' && read > 100) return wrong(field, t('goal.problem.share'));
    return { value: stored(measure, read) };
  };
  const target = number('target');
  if ('errors' in target) return target;
  const due = values['due']?.trim() ?? '';
  if (!isDay(due) || due <= today) return wrong('due', t('goal.problem.due', { example }));
  const wanted = { measure, account, network, timeZone, target: target.value, dueOn: due };
  const isGiven = (values['baseline']?.trim() ?? '') !== '';
  const baseline = isGiven ? number('baseline') : { value: (await measured(ctx, wanted)).actual };
  if ('errors' in baseline) return baseline;
  if (baseline.value === null) return wrong('baseline', t('goal.problem.baseline'));
  if (baseline.value === target.value) return wrong('target', t('goal.problem.same'));
  // Whoever changes the target alone does not begin anew.
  const goesOn = before !== null && keyOf(before.measure) === keyOf(measure) && before.baseline === baseline.value;
  return { goal: { ...wanted, baseline: baseline.value, baselineOn: goesOn ? before.baselineOn : today } };
}

function keyOf({ kind, id }: Measure): string {
  return `${kind}:${id}`;
}

function measureOf(value: string | undefined): Measure | undefined {
  const [kind, id] = (value ?? '').split(':');
  const figure = figureIds.find((each) => each === id);
  const metric = metricIds.find((each) => each === id);
  if (kind === 'figure' && figure) return { kind, id: figure };
  return kind === 'metric' && metric ? { kind, id: metric } : undefined;
}

/** Minutes and per cent as people write them. */
function stored(measure: Measure, value: number): number {
  const unit = unitOf(measure);
  return unit === 'duration' ? value * MINUTE_MS : unit === 'share' ? value / 100 : value;
}

function typed(voice: string, measure: Measure, value: number): string {
  const unit = unitOf(measure);
  const shown = unit === 'duration' ? value / MINUTE_MS : unit === 'share' ? value * 100 : value;
  return new Intl.NumberFormat(voice, { useGrouping: false, maximumFractionDigits: 2 }).format(shown);
}

function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
  );
}
