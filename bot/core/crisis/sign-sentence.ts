import { RED_WORDS } from '../ports/labels.ts';
import type { Speaker } from '../texts/index.ts';
import type { SignSeen } from './incident.ts';

const MOST_WHATS = 3;

/** Why single messages are told, in words alone: what they speak of, or who wrote. */
export function signSentence(t: Speaker, signs: readonly SignSeen[], count: number, author: string): string {
  const last = signs.at(-1);
  if (last?.kind === 'influential')
    return author === '' ? t('incident.influential.somebody') : t('incident.influential', { author: `@${author}` });
  // All are counted together, so all are named; the newest first.
  const whats = [...new Set(signs.filter(({ kind }) => kind === 'red').map(({ what }) => what))].reverse();
  const names = whats.slice(0, MOST_WHATS).map((what) => {
    const label = RED_WORDS.find((each) => each === what);
    return label === undefined ? t('say.quoted', { words: what }) : t(`incident.kind.${label}`);
  });
  return t('incident.red', { count, what: new Intl.ListFormat(t.voice, { type: 'disjunction' }).format(names) });
}
