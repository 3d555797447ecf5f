import type { Inline } from '#core/card.ts';
import { adviceKey, findingKey } from '#core/persona/say.ts';
import type { TextKey, Translate } from '#core/texts/index.ts';
import type { Finding } from '#core/ticket/draft.ts';
import { foreign, ours, sentence, type Piece } from './sentence.ts';

/** Values that sentences look up; all others are words of the draft, of the customer or of the manual. */
const OURS: ReadonlySet<string> = new Set(['customer', 'draft', 'kind', 'title']);

/** What was found, as a sentence. */
export const findingSentence = (t: Translate, finding: Finding): Inline[] => said(t, findingKey(finding), finding);

/** What to do about it. */
export const adviceSentence = (t: Translate, finding: Finding): Inline[] => said(t, adviceKey(finding), finding);

function said(t: Translate, key: TextKey, { params }: Finding): Inline[] {
  const pieces = Object.entries(params).map(([name, value]): [string, Piece] => [
    name,
    typeof value === 'string' && !OURS.has(name) ? foreign(value) : value,
  ]);
  return sentence(t, key, Object.fromEntries(pieces));
}

/** "3.2 No prometemos plazos: «mañana mismo»", with a word before it where it keeps the answer from going out. */
export function findingLine(t: Translate, finding: Finding, title = titleOf(t, finding)): Inline[] {
  const { clause, excerpt, severity } = finding;
  const what =
    excerpt === undefined
      ? sentence(t, 'draft.finding', { clause, title, finding: findingSentence(t, finding) })
      : sentence(t, 'draft.finding.excerpt', { clause, title, excerpt: foreign(excerpt) });
  return severity === 'stop' && finding.overridden === undefined
    ? [ours(t('draft.finding.stop'), 'bold'), ours(' · '), ...what]
    : what;
}

/** A clause that stands in for one of the manual is named by the catalogue. */
const titleOf = (t: Translate, { params }: Finding): string =>
  t('draft.finding.title', { title: params['title'] ?? '' });
