import { z } from 'zod';
import type { Button, CardBlock, Inline } from './card.ts';
import type { FileRules } from './ports/network.ts';

export type FormField =
  | {
      kind: 'text';
      name: string;
      label: string;
      initial?: string;
      multiline?: boolean;
      maxLength?: number;
      optional?: boolean;
      hint?: string;
      focus?: boolean;
    }
  | {
      kind: 'choice';
      name: string;
      label: string;
      options: { value: string; label: string }[];
      initial?: string;
      optional?: boolean;
    }
  /** Somebody of the team, found by typing; its value is her id on the surface. `without` is not offered where the list is ours. */
  | {
      kind: 'person';
      name: string;
      label: string;
      initial?: string;
      without?: string;
      hint?: string;
      optional?: boolean;
    }
  /**
   * Any of at most a hundred options, each with a smaller second line if it needs one; more than ten fold into a list. Its value is read
   * with `listed`.
   */
  | {
      kind: 'many';
      name: string;
      label: string;
      options: { value: string; label: string; detail?: string }[];
      initial?: string[];
      optional?: boolean;
    }
  /** Any number of words, found or made while typing: `onSuggest` of the handlers says which. Its value is read with `listed`. */
  | {
      kind: 'tags';
      name: string;
      label: string;
      initial?: string[];
      max?: number;
      placeholder?: string;
      hint?: string;
      optional?: boolean;
      focus?: boolean;
    }
  /**
   * Files of her own machine, at most `max`, of types that end so; only for surfaces that have `files`. Its value is read with `given`.
   */
  | {
      kind: 'file';
      name: string;
      label: string;
      extensions: readonly string[];
      max: number;
      /** What each may be, judged again when the form is taken. */ kinds?: FileRules['kinds'];
      hint?: string;
      optional?: boolean;
    }
  /** A day of the calendar, whatever the zone: "2026-12-01", as is its value. */
  | { kind: 'day'; name: string; label: string; initial?: string; hint?: string; optional?: boolean }
  /** An instant; its value is ISO 8601 in UTC. */
  | { kind: 'datetime'; name: string; label: string; initial?: Date; hint?: string; optional?: boolean };

export type FormBlock =
  | { kind: 'field'; field: FormField }
  | { kind: 'line'; inlines: Inline[]; strong?: true }
  | { kind: 'context'; inlines: Inline[] }
  | { kind: 'quote'; text: string }
  | Extract<CardBlock, { kind: 'image' }>
  | { kind: 'divider' }
  | { kind: 'buttons'; buttons: Button[] };

/** One column, top to bottom. Without `submit` it is only read. */
export interface Form {
  /** Id of the action that takes its values. */
  action: string;
  /** Carried round and given back at submit; at most 3,000 characters as JSON. */
  meta: Record<string, string>;
  title: string;
  submit?: string;
  /** Sending it in deletes something: shown so where the chat can. */
  danger?: true;
  /** It leads elsewhere, and what comes of that shows on the card: where a form stands in the card, that may be drawn in its place. */
  givesWay?: true;
  cancel: string;
  blocks: FormBlock[];
}

export type FormValues = Record<string, string | undefined>;

/** The single values of a field that takes several. */
export function listed(value: string | undefined): string[] {
  return (value ?? '').split('\n').filter((one) => one !== '');
}

/** A file that a person gave in a form; its bytes stay where the surface keeps them. */
export interface GivenFile {
  /** What the surface finds its bytes by. */
  ref: string;
  name: string;
  /** Bytes, as the surface says. */
  size: number;
}

const Given = z.object({ ref: z.string(), name: z.string(), size: z.number() });

/** The files of a `file` field. */
export function given(value: string | undefined): GivenFile[] {
  return listed(value).map((line) => Given.parse(JSON.parse(line)));
}

/** Whether a value is a list of files, which no person types. */
export function isGiven(value: string): boolean {
  try {
    return given(value).length > 0;
  } catch {
    return false;
  }
}

/** What `given` reads. */
export function toGiven(files: readonly GivenFile[]): string {
  return files.map(({ ref, name, size }) => JSON.stringify({ ref, name, size })).join('\n');
}

/** What the person sees after pressing the form's button. */
export type FormReply =
  /** `all`: forms that lie below it too. */
  | { kind: 'close'; all?: boolean }
  | { kind: 'errors'; errors: Record<string, string> }
  | { kind: 'update'; form: Form };
