import { fold } from '../../routing/words.ts';
import type { Check } from '../check.ts';
import { byLocale } from '../locale.ts';

const WORD = /[\p{L}\p{N}]+/gu;
/** Handles that a network puts before an answer are no part of it. */
const LEADING_HANDLES = /^(?:\s*@[\p{L}\p{N}_.@-]+)+/u;
/** As many words as a name may have. */
const NAME_WORDS = 4;

export const greeting: Check = {
  find({ persona, draft, draftLanguage, customerLanguage, country }) {
    const wanted = byLocale(persona.greeting, draft.language ?? draftLanguage ?? customerLanguage, country);
    if (wanted === undefined) return [];
    const open = draft.folded.text.replace(LEADING_HANDLES, '').slice(0, 300).match(WORD) ?? [];
    const [before = '', after = ''] = fold(wanted).split('{name}');
    const first = before.match(WORD) ?? [];
    const then = after.match(WORD) ?? [];
    const fits =
      first.every((word, at) => open[at] === word) && (then.length === 0 || followed(open.slice(first.length), then));
    return fits ? [] : [{ params: { greeting: wanted.replace(/\s*\{name\}/u, ' …') } }];
  },
};

function followed(open: readonly string[], then: readonly string[]): boolean {
  for (let skipped = 0; skipped <= NAME_WORDS; skipped += 1)
    if (then.every((word, at) => open[skipped + at] === word)) return true;
  return false;
}
