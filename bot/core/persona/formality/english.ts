import { words } from '../check.ts';

const FORMAL = words(
  "(?:mr|mrs|ms|miss|mx)\\.? \\p{L}[\\p{L}'-]+|sir(?: or madam|/madam)?|madam|ma'am|dear (?:customer|client|valued \\p{L}+|guest|shopper|user)|to whom it may concern|yours (?:faithfully|sincerely)",
);
const CASUAL = words('hey|hiya|yo|mate|buddy|dude|guys|hun|babe|love(?=[,!])|gonna|wanna|gotcha|cheers');

/** Forms that are not of the wanted way of speaking. */
export function againstEnglish(wanted: string): readonly RegExp[] | undefined {
  return wanted === 'first name' ? [FORMAL] : wanted === 'surname' ? [CASUAL] : undefined;
}
