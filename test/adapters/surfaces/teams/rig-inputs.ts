import { toInstant, toLocal } from '../../../../adapters/surfaces/teams/inbound/zone.ts';
import { every, wordsOfCard } from '../../../support/adaptive-card.ts';
import { inputsOf } from '../../../support/teams/people.ts';

/** Values of choices: several are parted by commas, and none is empty. */
const encode = (value: string): string => (value === '' ? '…' : value.replaceAll('%', '%25').replaceAll(',', '%2C'));
export const decode = (value: string): string =>
  value === '…' ? '' : value.replaceAll('%2C', ',').replaceAll('%25', '%');

const NAMED = /^(.*)\.(date|time|new)$/;

/** What stands in each field of a form; several inputs may hold one. */
export function fieldsOf(card: unknown, zone: string): Record<string, string> {
  const fields: Record<string, string> = {};
  const times = new Map<string, { date: string; time: string }>();
  for (const { id, value = '', isMultiSelect } of inputsOf(card)) {
    const [, name, part] = NAMED.exec(id) ?? [undefined, id, undefined];
    if (name === undefined) continue;
    if (part === 'date' || part === 'time') times.set(name, { date: '', time: '', ...times.get(name), [part]: value });
    else if (part === 'new')
      fields[name] = [fields[name], ...value.split(',').map((word) => word.trim())]
        .filter((word) => word !== undefined && word !== '')
        .join('\n');
    else
      fields[name] =
        isMultiSelect === true
          ? value
              .split(',')
              .filter((one) => one !== '')
              .map(decode)
              .join('\n')
          : inputIsChoice(card, id)
            ? decode(value)
            : value;
  }
  for (const [name, { date, time }] of times)
    fields[name] = date === '' ? '' : (toInstant({ date, time }, zone)?.toISOString() ?? '');
  return fields;
}
function inputIsChoice(card: unknown, id: string): boolean {
  return inputsOf(card).find((input) => input.id === id)?.type === 'Input.ChoiceSet';
}

/** Values by field as inputs hold them. */
export function toInputs(card: unknown, values: Record<string, string>, zone: string): Record<string, string> {
  const typed: Record<string, string> = {};
  const inputs = new Map(inputsOf(card).map((input) => [input.id, input]));
  for (const [name, value] of Object.entries(values)) {
    const input = inputs.get(name);
    // Files lie on a page of their own; the form sends nothing of them.
    if (every(card, ({ id }) => id === `file.${name}`).length > 0) continue;
    if (inputs.has(`${name}.date`)) {
      const local = toLocal(new Date(value), zone);
      Object.assign(typed, { [`${name}.date`]: local.date, [`${name}.time`]: local.time });
      continue;
    }
    if (inputs.has(`${name}.new`)) {
      const words = value.split('\n').filter((word) => word !== '');
      const offered = words.filter((word) => input?.choices?.some((choice) => choice.value === encode(word)) === true);
      if (input !== undefined) typed[name] = offered.map(encode).join(',');
      typed[`${name}.new`] = words.filter((word) => !offered.includes(word)).join(', ');
      continue;
    }
    if (input?.isMultiSelect === true)
      typed[name] = value
        .split('\n')
        .filter((one) => one !== '')
        .map(encode)
        .join(',');
    else typed[name] = input?.type === 'Input.ChoiceSet' ? encode(value) : value;
  }
  return typed;
}

/** What is said to be wrong, by field. */
export function errorsIn(card: unknown): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const element of every(card, ({ id }) => typeof id === 'string' && id.startsWith('error.')))
    errors[String(element['id']).slice('error.'.length)] = wordsOfCard({ body: [element] }).replace(/^⚠ /, '');
  return errors;
}
