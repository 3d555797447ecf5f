import { z } from 'zod';
import { isGiven, type FormField, type FormValues } from '#core/form.ts';
import { MARK } from '#core/visible-text.ts';

import { toInstant } from './zone.ts';

/** How a field's value stands in what Teams sends back. */
export const FieldKind = z.enum(['text', 'one', 'many', 'tags', 'datetime', 'file']);
export type FieldKind = z.output<typeof FieldKind>;

/** What stands in the inputs of a card, by their ids. */
export type Inputs = Record<string, string>;

const Sent = z.record(z.string(), z.unknown());

/** The inputs among what came with a press. */
export function readInputs(data: unknown): Inputs {
  const inputs: Inputs = {};
  for (const [id, value] of Object.entries(Sent.safeParse(data).data ?? {})) {
    if (typeof value === 'string') inputs[id] = value;
    else if (typeof value === 'number' || typeof value === 'boolean') inputs[id] = String(value);
  }
  return inputs;
}

export const dateId = (name: string): string => `${name}.date`;
export const timeId = (name: string): string => `${name}.time`;
/** Words that are no suggestion, typed beside the list. */
export const newId = (name: string): string => `${name}.new`;

/** Of what stands for a field that is filled elsewhere. */
export const filesId = (name: string): string => `file.${name}`;

/** Field that an input belongs to. */
export function fieldOf(inputId: string): string {
  return inputId.replace(/^file\.|\.(?:date|time|new)$/, '');
}

/** The value of a choice: never empty, and without the commas that part several of them. */
export function encode(value: string): string {
  return value === '' ? MARK : value.replace(/[%,]/g, (sign) => (sign === ',' ? '%2C' : '%25'));
}

/** What `encode` made a choice of. */
export function decode(value: string): string {
  return value === MARK ? '' : value.replace(/%2C|%25/g, (code) => (code === '%2C' ? ',' : '%'));
}

function several(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .filter((one) => one !== '')
    .map(decode);
}

export function kindOf(field: FormField): FieldKind | undefined {
  switch (field.kind) {
    case 'choice':
    case 'person':
      return 'one';
    // What a client gives for a day is written as we write it.
    case 'day':
      return 'text';
    case 'text':
    case 'many':
    case 'tags':
    case 'datetime':
    case 'file':
      return field.kind;
    default:
      return undefined;
  }
}

/** Values by field, as handlers take them. `broken` names fields that hold half of a time. */
export function readValues(
  inputs: Inputs,
  fields: Record<string, FieldKind>,
  timeZone: string,
): { values: FormValues; broken: string[] } {
  const values: FormValues = {};
  const broken: string[] = [];
  for (const [name, kind] of Object.entries(fields)) {
    if (kind === 'text') values[name] = inputs[name]?.replace(/\r\n?/g, '\n') || undefined;
    // They lie elsewhere: see pending-uploads.ts.
    else if (kind === 'file') values[name] = undefined;
    else if (kind === 'one') values[name] = inputs[name] ? decode(inputs[name]) : undefined;
    else if (kind === 'many') values[name] = several(inputs[name]).join('\n') || undefined;
    else if (kind === 'tags') {
      const added = (inputs[newId(name)] ?? '').split(/[,\n]/).map((word) => word.trim());
      values[name] =
        [...new Set([...several(inputs[name]), ...added])].filter((word) => word !== '').join('\n') || undefined;
    } else {
      const [date = '', time = ''] = [inputs[dateId(name)], inputs[timeId(name)]];
      // Some clients send seconds too.
      const at = date === '' ? undefined : toInstant({ date, time: time.slice(0, 5) }, timeZone);
      if (at === undefined && (date !== '' || time !== '')) broken.push(name);
      values[name] = at?.toISOString();
    }
  }
  return { values, broken };
}

/** The form says of each field what it is, and comes from outside: files are named by their page alone, whatever it says. */
export function asWritten(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value !== undefined && isGiven(value) ? undefined : value]),
  );
}
