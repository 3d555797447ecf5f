import { createHash } from 'node:crypto';
import type { FormValues } from '#core/form.ts';
import type { Measured } from '#core/ports/network.ts';
import type { Translate } from '#core/texts/index.ts';
import type { Draft, Finding } from '#core/ticket/draft.ts';
import { adviceGroups, findingGroups } from '../../cards/draft-message.ts';
import type { Drawing } from '../../cards/people.ts';
import type { AnswerForm } from '../../forms/answer.ts';

/** An answer that was sent in and comes back, with what the check says of it. */
export interface Judged {
  how: 'stopped' | 'warned';
  findings: Finding[];
  size: Measured | undefined;
  values: FormValues;
}

/** What keeps it from going out stands apart from what the manual only warns of, so that she mends both in one go. */
export function findingsShown(
  t: Translate,
  drawing: Drawing,
  { judged, base }: { judged: Judged | undefined; base: Draft | undefined },
): Pick<AnswerForm, 'findings' | 'alsoWarned' | 'advice'> {
  if (!judged) return { findings: findingGroups(drawing, base?.findings ?? [], t) };
  const { findings: found } = judged;
  if (judged.how !== 'stopped') return { findings: findingGroups(drawing, found, t), advice: adviceGroups(found, t) };
  const stops = found.filter(({ severity }) => severity === 'stop');
  const warns = found.filter(({ severity }) => severity !== 'stop');
  return {
    findings: findingGroups(drawing, stops, t),
    alsoWarned: findingGroups(drawing, warns, t),
    advice: [...adviceGroups(stops, t), ...adviceGroups(warns, t)],
  };
}

/** The same warnings again are none that she has not read. */
export function markOf(findings: Finding[]): string {
  return createHash('sha256').update(JSON.stringify(findings)).digest('hex').slice(0, 16);
}
