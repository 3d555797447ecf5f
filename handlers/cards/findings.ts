import type { Inline } from '#core/card.ts';
import { adviceKey, findingKey } from '#core/persona/say.ts';
import type { TextKey, Translate } from '#core/texts/index.ts';
import type { Finding } from '#core/ticket/draft.ts';
import { foreign, ours, plain, sentence, type Piece } from './sentence.ts';

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

/** Findings of one clause are one line: "3.1 No echamos la culpa: «Es culpa tuya», «haber leído»". */
export function clauseLine(t: Translate, found: readonly Finding[], title = titleOf(t, found[0])): Inline[] {
  const what = found.map((finding): Inline[] => {
    const { excerpt, params } = finding;
    const kind = params['kind'];
    if (excerpt === undefined) return findingSentence(t, finding);
    if (finding.check !== 'personal-data' || typeof kind !== 'string')
      return sentence(t, 'finding.excerpt', { excerpt: foreign(excerpt) });
    return sentence(t, 'finding.data', { kind, excerpt: foreign(excerpt) });
  });
  return sentence(t, 'draft.finding', {
    clause: found[0]?.clause ?? '',
    title,
    finding: what.flatMap((each, index) => (index === 0 ? each : [ours(', '), ...each])),
  });
}

/** What to do about findings, each thing once. */
export function adviceFor(t: Translate, found: readonly Finding[]): Inline[] {
  const said = new Map(found.map((finding) => [plain(adviceSentence(t, finding)), adviceSentence(t, finding)]));
  return [...said.values()].flatMap((each, index) => (index === 0 ? each : [ours(' '), ...each]));
}

/** What keeps an answer from going out says so first. */
export const stopLine = (t: Translate, line: Inline[]): Inline[] => [
  ours(t('draft.finding.stop'), 'bold'),
  ours(' · '),
  ...line,
];

/** A clause that stands in for one of the manual is named by the catalogue. */
const titleOf = (t: Translate, finding: Finding | undefined): string =>
  t('draft.finding.title', { title: finding?.params['title'] ?? '' });
