import { catalogue, type TextKey } from '../texts/index.ts';
import type { Finding } from '../ticket/draft.ts';

/** The sentence that says what was found. */
export const findingKey = ({ say, check }: Finding): TextKey => say ?? `finding.${check}`;

/** The sentence that says what to do. */
export function adviceKey({ say, check, params }: Finding): TextKey {
  const phrase = params['phrase'];
  if (check === 'next-step' && phrase !== undefined && phrase !== '') return 'advice.next-step.phrase';
  const own = say?.replace(/^finding/u, 'advice');
  return own !== undefined && isKey(own) ? own : `advice.${check}`;
}

const isKey = (key: string): key is Extract<TextKey, `advice.${string}`> => Object.hasOwn(catalogue, key);
