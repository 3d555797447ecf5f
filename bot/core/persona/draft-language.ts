import type { TextAnalysis } from '../ports/text.ts';
import { withoutQuoted } from './quoted.ts';

/** "next to the Livraria Bertrand", "en la Rua Garrett": capitals behind a small letter, a number or a comma. */
const NAMES =
  /(?<=[\p{Ll}\p{N},;] )\p{Lu}[\p{L}\p{M}'’-]{0,40}(?: (?:(?:de|da|do|dos|das|del|la|of) ){0,2}\p{Lu}[\p{L}\p{M}'’-]{0,40}){0,8}/gu;

/**
 * The language of an answer. What is quoted and what is a name may be of any: only the rest speaks, and where two languages are as
 * near, it is the customer's.
 *
 * @param body the answer without greeting and signature
 */
export function draftLanguage(
  text: Pick<TextAnalysis, 'language'>,
  body: string,
  { languages, customer }: { languages: readonly string[]; customer: string | null },
): string | null {
  const own = withoutQuoted(body).replace(NAMES, ' ');
  return text.language(own, languages, customer === null ? [] : [customer]);
}
