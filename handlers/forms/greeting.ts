import { languages, type Config, type Language } from '#core/config.ts';
import type { Author } from '#core/message.ts';
import type { Ticket } from '#core/ticket.ts';

/** How an answer opens, in the customer's language where the brand speaks it. */
export function greetingFor(config: Config, ticket: Ticket, author: Author): string {
  const brand = config.brands[ticket.brand];
  if (!brand) return '';
  const spoken = languages.find((code) => code === ticket.language);
  const language: Language | undefined = spoken !== undefined && brand.languages.includes(spoken) ? spoken : brand.languages[0];
  const greeting = language && brand.persona.greeting[language];
  return greeting ? `${greeting.replaceAll('{name}', () => firstName(author))} ` : '';
}

/** A display name may hold anything; what is not a plain first name would address a stranger or look odd. */
function firstName({ name, handle }: Author): string {
  const word = /^\p{L}[\p{L}\p{M}'’-]{1,29}(?=$|\s)/u.exec(name.trim())?.[0];
  return word ?? `@${handle}`;
}
