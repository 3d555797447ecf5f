import { RecadoError } from '#core/errors.ts';
import type { FormValues } from '#core/form.ts';
import type { AnswerTemplate, NetworkConnection } from '#core/ports/network.ts';
import type { TemplateUse } from '#core/ticket/draft.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** The fields of a template's variables begin so. */
const VALUE = 'value.';

export const valueField = (variable: string): string => `${VALUE}${variable}`;

/** A name stands for one text in each language. */
export const templateId = ({ name, language }: Pick<AnswerTemplate, 'name' | 'language'>): string =>
  `${name}/${language}`;

/**
 * What may still go out once the time for an answer in free words is over: the network's approved templates, those in the customer's
 * language first. Undefined while any answer is taken. @throws RecadoError window.closed where nothing may, network.*
 */
export async function lateTemplates(
  connection: NetworkConnection | undefined,
  { ticket }: Pick<TicketDetail, 'ticket'>,
  { until, now, network, author }: { until: Date | undefined; now: Date; network: string; author: string },
): Promise<readonly AnswerTemplate[] | undefined> {
  if (until === undefined || until > now) return undefined;
  const templates = (await connection?.templates?.()) ?? [];
  if (templates.length === 0) throw new RecadoError('window.closed', { params: { network, author } });
  const isHers = ({ language }: AnswerTemplate): boolean => language.split(/[_-]/)[0] === ticket.language;
  return [...templates.filter(isHers), ...templates.filter((each) => !isHers(each))];
}

/** The one that was chosen, or the first. */
export function chosenTemplate(
  templates: readonly AnswerTemplate[] | undefined,
  id: string | undefined,
): AnswerTemplate | undefined {
  return templates?.find((each) => templateId(each) === id) ?? templates?.[0];
}

/** What stands before a name where a template greets, in the languages that we answer in. */
const GREETING =
  /(?:^|\n)\s*[¡]?(?:hola|buenas|buen[oa]s (?:d[ií]as|tardes|noches)|estimad[oa]|querid[oa]|ol[áa]|oi|bom dia|boa (?:tarde|noite)|car[oa]|prezad[oa]|hi|hello|hey|dear)[\s,!]*$/iu;
const NAMED = /^(?:first_?name|name|nombre|nome)$/i;

/** What is known of its variables: the customer's first name, where a template greets by it. */
export function knownValues({ text, variables }: AnswerTemplate, firstName: string | undefined): FormValues {
  if (firstName === undefined) return {};
  const isHerName = (variable: string): boolean =>
    NAMED.test(variable) || GREETING.test(text.slice(0, Math.max(0, text.indexOf(`{{${variable}}}`))));
  return Object.fromEntries(variables.filter(isHerName).map((variable) => [valueField(variable), firstName]));
}

/** The words that will go out, what goes to the network in their place, and the variables that nobody filled in. */
export function filledTemplate(
  { name, language, text, variables }: AnswerTemplate,
  values: FormValues,
): { text: string; use: TemplateUse; missing: string[] } {
  // The network takes no lines in a value.
  const given = variables.map((each) => [each, (values[valueField(each)] ?? '').replace(/\s+/g, ' ').trim()] as const);
  return {
    text: given.reduce((words, [each, value]) => words.replace(`{{${each}}}`, () => value), text),
    use: { name, language, values: Object.fromEntries(given) },
    missing: given.flatMap(([each, value]) => (value === '' ? [each] : [])),
  };
}
