import { languages, type Config, type Language } from '#core/config/config.ts';
import { byLocale, countryOf } from '#core/persona/locale.ts';
import type { Author } from '#core/message.ts';
import type { Translate } from '#core/texts/index.ts';
import type { Ticket } from '#core/ticket/ticket.ts';

export interface Opening {
  /** What stands in the box. */
  text: string;
  greeting: string;
  signature: string;
}

/** How an answer begins and ends, in the customer's language where the brand speaks it; what she writes goes between. */
export function openingFor(config: Config, ticket: Ticket, author: Author, t: Translate): Opening {
  const brand = config.brands[ticket.brand];
  if (!brand) return { text: '', greeting: '', signature: '' };
  const spoken = languages.find((code) => code === ticket.language);
  const language: Language | undefined =
    spoken !== undefined && brand.languages.includes(spoken) ? spoken : brand.languages[0];
  const country = countryOf(config, ticket);
  const greeting = byLocale(brand.persona.greeting, language, country);
  const signature = byLocale(brand.persona.signature, language, country) ?? '';
  const first = greeting ? `${greeting.replaceAll('{name}', () => firstName(author, t))} ` : '';
  // She goes on writing behind the greeting; where the box does not end there, no space is left in it.
  return { text: signature ? `${first.trimEnd()}\n\n${signature}` : first, greeting: first.trim(), signature };
}

/** A display name may hold anything; what is not a plain first name would address a stranger or look odd. */
export function firstName(
  { name, handle, network }: Pick<Author, 'name' | 'handle' | 'network'>,
  t: Pick<Translate, 'handle'>,
): string {
  return plainFirstName(name) ?? t.handle(network, handle);
}

/** The first word of a display name where it can only be a first name. */
export function plainFirstName(name: string): string | undefined {
  return /^\p{L}[\p{L}\p{M}'’-]{1,29}(?=$|\s)/u.exec(name.trim())?.[0];
}

/** What she wrote between greeting and signature: names and set words tell nothing of the answer, nor of its language. */
export function bodyOf(text: string, { greeting, signature }: Opening): string {
  const whole = text.trim();
  const open = greeting !== '' && whole.startsWith(greeting) ? whole.slice(greeting.length) : whole;
  return (signature !== '' && open.endsWith(signature) ? open.slice(0, -signature.length) : open).trim();
}
