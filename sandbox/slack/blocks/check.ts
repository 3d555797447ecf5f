import { isJson } from '../json.ts';
import type { Json } from '../json.ts';

/** Says what is wrong with a value by adding to `wrong`, in Slack's words. `at` is a JSON pointer. */
export type Check = (value: unknown, at: string, wrong: string[]) => void;
interface Field {
  check: Check;
  required: boolean;
}

export function complain(wrong: string[], at: string, what: string): void {
  wrong.push(`[ERROR] ${what} [json-pointer:${at}]`);
}

export const must = (check: Check): Field => ({ check, required: true });
export const may = (check: Check): Field => ({ check, required: false });

export const lengthOf = (value: string): number => [...value].length;

export function string({ max, min = 0 }: { max?: number; min?: number } = {}): Check {
  return (value, at, wrong) => {
    if (typeof value !== 'string') return complain(wrong, at, 'must provide a string');
    const length = lengthOf(value);
    if (max !== undefined && length > max) complain(wrong, at, `must be less than ${max + 1} characters`);
    if (length < min) complain(wrong, at, `must be more than ${min - 1} characters`);
  };
}

export const boolean: Check = (value, at, wrong) => {
  if (typeof value !== 'boolean') complain(wrong, at, 'must provide a boolean');
};

export function integer({ min, max }: { min?: number; max?: number } = {}): Check {
  return (value, at, wrong) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return complain(wrong, at, 'must provide an integer');
    if (max !== undefined && value > max) complain(wrong, at, `must be less than ${max + 1}`);
    if (min !== undefined && value < min) complain(wrong, at, `must be more than ${min - 1}`);
  };
}

export function oneOf(...values: readonly (string | number)[]): Check {
  return (value, at, wrong) => {
    if (!values.some((one) => one === value)) complain(wrong, at, `must be one of: ${values.join(', ')}`);
  };
}

export function matching(pattern: RegExp, what: string, max?: number): Check {
  const plain = string({ max });
  return (value, at, wrong) => {
    plain(value, at, wrong);
    if (typeof value === 'string' && !pattern.test(value)) complain(wrong, at, what);
  };
}

export function listOf(item: Check, { min = 0, max }: { min?: number; max?: number } = {}): Check {
  return (value, at, wrong) => {
    if (!Array.isArray(value)) return complain(wrong, at, 'must provide an array');
    if (max !== undefined && value.length > max) complain(wrong, at, `no more than ${max} items allowed`);
    if (value.length < min) complain(wrong, at, `no fewer than ${min} items allowed`);
    // A list a thousand too long gets one complaint, not a thousand.
    for (const [index, one] of value.slice(0, max ?? 1000).entries()) item(one, `${at}/${index}`, wrong);
  };
}

/** An object with these fields and no others. */
export function shape(fields: Record<string, Field>, also?: (value: Json, at: string, wrong: string[]) => void): Check {
  return (value, at, wrong) => {
    if (!isJson(value)) return complain(wrong, at, 'must provide an object');
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(fields, key)) complain(wrong, at, `invalid additional property: ${key.slice(0, 80)}`);
    }
    for (const [key, field] of Object.entries(fields)) {
      const one = value[key];
      if (one === undefined || one === null) {
        if (field.required) complain(wrong, at, `missing required field: ${key}`);
      } else {
        field.check(one, `${at}/${key}`, wrong);
      }
    }
    also?.(value, at, wrong);
  };
}

/** Picks the shape by the `type` field. Lazy, because shapes contain each other. */
export function byType(shapes: () => Record<string, Check>): Check {
  return (value, at, wrong) => {
    if (!isJson(value)) return complain(wrong, at, 'must provide an object');
    const type = value['type'];
    if (typeof type !== 'string') return complain(wrong, at, 'missing required field: type');
    const all = shapes();
    const check = Object.hasOwn(all, type) ? all[type] : undefined;
    if (check) check(value, at, wrong);
    else complain(wrong, `${at}/type`, `unsupported type: ${type.slice(0, 80)}`);
  };
}

export const type = (name: string): Field => must(oneOf(name));
