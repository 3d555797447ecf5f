import type { Inline } from '#core/card.ts';
import type { Config } from '#core/config/config.ts';
import { LEAST } from '#core/reports/figures.ts';
import { nameKeyOf, unitOf, type Goal, type Measure, type Standing, type Why } from '#core/reports/goals.ts';
import type { Speaker } from '#core/texts/index.ts';
import { timeTaken } from '../cards/format.ts';
import { accountName } from '../cards/people.ts';
import { dotted, foreign, ours, sentence } from '../cards/sentence.ts';
import { percent } from '../reports/words.ts';
import { dateLocale } from '../date-locale.ts';

/** A value of a goal as people read it. */
export function goalValue(t: Speaker, measure: Measure, value: number | null): string {
  if (value === null) return '–';
  const unit = unitOf(measure);
  if (unit === 'duration') return timeTaken(t, value);
  if (unit === 'share') return percent(t, value);
  return new Intl.NumberFormat(t.voice, { maximumFractionDigits: unit === 'count' ? 0 : 1 }).format(value);
}

export function whereOf(config: Config, t: Speaker, { account, network }: Pick<Goal, 'account' | 'network'>): string {
  if (account !== null) return accountName(config, account, t);
  return network === null ? t('goal.everywhere') : t.network(network);
}

/** "Seguidores · @alba (X)". */
export function goalName(config: Config, t: Speaker, goal: Pick<Goal, 'measure' | 'account' | 'network'>): string {
  return t('goal.name', { measure: t(nameKeyOf(goal.measure)), where: whereOf(config, t, goal) });
}

/** Days are those of its own zone, whoever reads them. */
export function dayText(t: Speaker, day: string): string {
  return new Intl.DateTimeFormat(dateLocale(t), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T12:00:00Z`));
}

/** "Va con retraso: hoy tocaba 13.000". */
export function stateText(t: Speaker, measure: Measure, { state, expected }: Standing): string {
  return t(`goal.state.${state}`, { expected: goalValue(t, measure, expected) });
}

/** "12.400 de 15.000, para el 31 dic 2026 · empezó en ... · lo lleva Lucía". */
export function goalLine(
  t: Speaker,
  goal: Goal,
  { standing, owner }: { standing: Standing | null; owner: string },
): Inline[] {
  const { measure, target, dueOn, baseline, baselineOn } = goal;
  return dotted(
    [
      ours(
        t('goal.of', {
          actual: goalValue(t, measure, standing?.actual ?? null),
          target: goalValue(t, measure, target),
          due: dayText(t, dueOn),
        }),
      ),
    ],
    [ours(t('goal.from', { baseline: goalValue(t, measure, baseline), day: dayText(t, baselineOn) }))],
    sentence(t, 'goal.owner', { name: foreign(owner) }),
  );
}

/** Why there is no value, where there is none. */
export function whyText(t: Speaker, why: Why | null): Inline[] {
  if (why === null) return [];
  if (why.kind === 'gone') return sentence(t, 'goal.why.gone', { why: foreign(why.words) });
  return [ours(t(`goal.why.${why.kind}`, { count: LEAST }))];
}
