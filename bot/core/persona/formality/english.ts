import { words } from '../check.ts';
import type { Against } from './against.ts';

/** Said to the customer, not of a colleague or a street: behind a greeting or a comma, and with a stop behind it. */
const FORMAL = words(
  "(?<=^|\\n|dear |hi |hello |good (?:morning|afternoon|evening) |thank you,? |thanks,? |sorry,? |apologies,? |[,.!?:] )(?:mr|mrs|ms|miss|mx|sir|madam|ma'am)(?:\\.? \\p{L}[\\p{L}'-]+)?(?=[,.!?:\\n]|$| we | i | and we )|" +
    "dear (?:sir|madam|mr|mrs|ms|miss|customer|client|valued \\p{L}+|guest|shopper|user)|sir or madam|(?:yes|no|thank you|thanks|sorry),? (?:sir|madam|ma'am)|to whom it may concern|yours (?:faithfully|sincerely)",
);
const CASUAL = words('hey|hiya|yo|mate|buddy|dude|guys|hun|babe|love(?=[,!])|gonna|wanna|gotcha|cheers');

/** Forms that are not of the wanted way of speaking. */
export function againstEnglish(wanted: string): Against | undefined {
  if (wanted === 'first name') return { clear: [FORMAL], unclear: [], wanted: [] };
  return wanted === 'surname' ? { clear: [CASUAL], unclear: [], wanted: [] } : undefined;
}
