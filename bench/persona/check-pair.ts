import type { Config } from '#core/config/config.ts';
import type { TextAnalysis } from '#core/ports/text.ts';
import type { Finding } from '#core/ticket/draft.ts';
import { tryText } from '../../bot/persona/try.ts';
import { placeOf, type Pair } from './pairs.ts';

/** What the check says of one pair, with the manual of the configuration. */
export function checkPair(config: Config, text: TextAnalysis, pair: Pair): Finding[] {
  return tryText(config, text, {
    text: pair.draft,
    replyTo: pair.replyTo ?? undefined,
    isPrivate: !pair.public,
    locale: placeOf(pair),
    accountKind: pair.accountKind ?? undefined,
    answered: pair.answered,
  });
}
