import { fold } from '../../routing/words.ts';
import type { Check } from '../check.ts';
import { byLocale } from '../locale.ts';

const WORD = /[\p{L}\p{N}]+/gu;
/** A hashtag may stand behind the signature. */
const TRAILING_TAGS = /(?:\s*#[\p{L}\p{M}\p{N}_]+)+\s*$/u;

export const signature: Check = {
  find({ persona, draft, draftLanguage, customerLanguage, country }) {
    const wanted = byLocale(persona.signature, draft.language ?? draftLanguage ?? customerLanguage, country);
    if (wanted === undefined || wanted === '') return [];
    const last = fold(wanted).match(WORD) ?? [];
    const close = draft.folded.text.slice(-400).replace(TRAILING_TAGS, '').match(WORD) ?? [];
    return last.every((word, at) => close[close.length - last.length + at] === word)
      ? []
      : [{ params: { signature: wanted } }];
  },
};
