import { listed, type Form, type FormField, type FormValues } from '#core/form.ts';
import { figureIds, figures, type FigureId } from '#core/reports/figures.ts';
import { dayAt } from '#core/hours/wall-time.ts';
import {
  comparisons,
  groupings,
  MOST_FIGURES,
  MOST_ONLY,
  periods,
  problemOf,
  ReportSpec,
  shapes,
  type SpecProblem,
} from '#core/reports/spec.ts';
import { clocks } from '#core/reports/figures.ts';
import type { ActionContext } from '../context.ts';
import { plainButton } from '../cards/buttons.ts';
import type { SavedReport } from '../../store/reports/reports.ts';
import { mayAsk, zoneOf } from './ask.ts';
import { readOnly, wordsOfOnly } from './only.ts';
import { present } from '#core/present.ts';

const GROUPS = ['volume', 'time', 'quality'] as const;
/** Names stand on buttons. */
const NAME_MAX = 60;
const MOST_SAVED = 5;

/** Everything that can be chosen of a report; saved ones open with one press. */
export function editForm(ctx: ActionContext, spec: ReportSpec, saved: readonly SavedReport[]): Form {
  const { t, actor } = ctx;
  const choice = <T extends string>(
    name: string,
    label: string,
    { options, say, initial }: { options: readonly T[]; say(value: T): string; initial: T },
  ): FormField => ({
    kind: 'choice',
    name,
    label,
    options: options.map((value) => ({ value, label: say(value) })),
    initial,
  });
  const day = (name: 'from' | 'to'): FormField => ({
    kind: 'day',
    name,
    label: t(`report.${name}`),
    hint: t('report.day-hint'),
    optional: true,
    initial: spec[name],
  });
  const fields: FormField[] = [
    choice('period', t('report.period'), {
      options: periods,
      say: (value) => t(`report.period.${value}`),
      initial: spec.period,
    }),
    day('from'),
    day('to'),
    ...GROUPS.map((group): FormField => {
      const ids = figureIds.filter((id) => figures[id].group === group);
      return {
        kind: 'many',
        name: group,
        label: t(`report.figures.${group}`),
        options: ids.map((id) => ({ value: id, label: t(`figure.${id}`) })),
        initial: spec.figures.filter((id) => ids.includes(id)),
        optional: true,
      };
    }),
    choice('by', t('report.by'), {
      options: groupings.filter((by) => mayAsk(actor, by)),
      say: (value) => t(`report.by.${value}`),
      initial: spec.by,
    }),
    choice('clock', t('report.clock'), {
      options: clocks,
      say: (value) => t(`report.clock.${value}`),
      initial: spec.clock,
    }),
    choice('shape', t('report.shape'), {
      options: shapes,
      say: (value) => t(`report.shape.${value}`),
      initial: spec.shape,
    }),
    choice('compare', t('report.compare'), {
      options: comparisons,
      say: (value) => t(`report.compare.${value}`),
      initial: spec.compare,
    }),
    {
      kind: 'tags',
      name: 'only',
      label: t('report.only'),
      hint: t('report.only.hint'),
      initial: wordsOfOnly(ctx, spec.only),
      optional: true,
      max: 10,
    },
    { kind: 'text', name: 'name', label: t('report.save.name'), optional: true, maxLength: NAME_MAX },
  ];
  const shown = saved.slice(0, MOST_SAVED);
  return {
    action: 'report',
    meta: present({ from: spec.from, to: spec.to }),
    title: t('report.title'),
    submit: t('report.show'),
    cancel: t('form.cancel'),
    blocks: [
      ...(shown.length > 0
        ? [
            { kind: 'context' as const, inlines: [{ kind: 'text' as const, text: t('report.open') }] },
            {
              kind: 'buttons' as const,
              buttons: shown.map(({ id, name }) => plainButton(t, 'report', { saved: id }, name)),
            },
            { kind: 'divider' as const },
          ]
        : []),
      ...fields.map((field) => ({ kind: 'field' as const, field })),
    ],
  };
}

/** What she chose, or what is wrong with it and where. `offered` are the days that the form began with. */
export function readForm(
  ctx: ActionContext,
  values: FormValues,
  offered: { from?: string | undefined; to?: string | undefined },
): { spec: ReportSpec; name: string } | { errors: Record<string, string> } {
  const { t } = ctx;
  const chosen = new Set(GROUPS.flatMap((group) => listed(values[group])));
  const picked = figureIds.filter((id) => chosen.has(id));
  const read = readOnly(ctx, listed(values['only']));
  if ('unknown' in read) return { errors: { only: t('report.problem.only', { word: read.unknown }) } };
  const isBetween = values['period'] === 'between';
  const given = (name: 'from' | 'to'): string | undefined => {
    const value = values[name]?.trim();
    return value === undefined || value === '' ? undefined : value;
  };
  // Days that stood there already are left for a period that she chooses now; those that she chose herself are not.
  const unused = (['from', 'to'] as const).find(
    (name) => !isBetween && given(name) !== undefined && given(name) !== offered[name],
  );
  if (unused) return { errors: { [unused]: t('report.problem.not-between', { period: t('report.period.between') }) } };
  const draft = {
    period: values['period'],
    ...(isBetween && { from: given('from'), to: given('to') }),
    figures: picked,
    by: values['by'],
    clock: values['clock'],
    shape: values['shape'],
    compare: values['compare'],
    only: read.only,
  } as ReportSpec;
  const unknown = (['period', 'by', 'clock', 'shape', 'compare'] as const).find(
    (field) => !ReportSpec.shape[field].safeParse(values[field]).success,
  );
  if (unknown) return { errors: { [unknown]: t('report.problem.choice') } };
  const problem = problemOf(draft);
  if (problem) return { errors: { [fieldOf(problem)]: sayProblem(ctx, problem) } };
  return { spec: ReportSpec.parse(JSON.parse(JSON.stringify(draft))), name: values['name']?.trim() ?? '' };
}

/** The field that she can mend it in. */
function fieldOf(problem: SpecProblem): string {
  return problem.field === 'figures' ? 'volume' : problem.field;
}

function sayProblem(ctx: ActionContext, problem: SpecProblem): string {
  const { t } = ctx;
  const example = dayAt(ctx.clock.now(), zoneOf(ctx));
  const figure = (id: FigureId): string => t(`figure.${id}`);
  switch (problem.what) {
    case 'missing':
    case 'no-day':
      return t(`report.problem.${problem.what}`, { example });
    case 'before-from':
    case 'too-long':
    case 'none':
      return t(`report.problem.${problem.what}`);
    case 'no-person':
    case 'now-only':
      return t(`report.problem.${problem.what}`, { figure: figure(problem.figure) });
    case 'no-age':
      return t('report.problem.no-age', { figure: figure('backlog') });
    case 'too-many-only':
      return t('report.problem.too-many-only', { count: MOST_ONLY.words });
    case 'long-only':
      return t('report.problem.long-only', { word: `${problem.word.slice(0, 30)}…`, count: MOST_ONLY.signs });
    case 'too-many':
      return t('report.problem.too-many', { count: MOST_FIGURES });
    default:
      return problem satisfies never;
  }
}
