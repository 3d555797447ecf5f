import type { Button, Inline } from './card.ts';

export type FormField =
  | { kind: 'text'; name: string; label: string; initial?: string; multiline?: boolean; maxLength?: number; optional?: boolean; hint?: string; focus?: boolean }
  | { kind: 'choice'; name: string; label: string; options: { value: string; label: string }[]; initial?: string; optional?: boolean }
  /** Somebody of the team, found by typing; its value is her id on the surface. */
  | { kind: 'person'; name: string; label: string; initial?: string; hint?: string; optional?: boolean }
  /** Any of at most ten options. Its value is read with `listed`. */
  | { kind: 'many'; name: string; label: string; options: { value: string; label: string }[]; initial?: string[]; optional?: boolean }
  /** Any number of words, found or made while typing: `onSuggest` of the handlers says which. Its value is read with `listed`. */
  | { kind: 'tags'; name: string; label: string; initial?: string[]; max?: number; placeholder?: string; hint?: string; optional?: boolean }
  /** An instant; its value is ISO 8601 in UTC. */
  | { kind: 'datetime'; name: string; label: string; initial?: Date; hint?: string; optional?: boolean };

export type FormBlock =
  | { kind: 'field'; field: FormField }
  | { kind: 'line'; inlines: Inline[] }
  | { kind: 'context'; inlines: Inline[] }
  | { kind: 'quote'; text: string }
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
  cancel: string;
  blocks: FormBlock[];
}

export type FormValues = Record<string, string | undefined>;

/** The single values of a field that takes several. */
export function listed(value: string | undefined): string[] {
  return (value ?? '').split('\n').filter((one) => one !== '');
}

/** What the person sees after pressing the form's button. */
export type FormReply =
  /** `all`: forms that lie below it too. */
  { kind: 'close'; all?: boolean } | { kind: 'errors'; errors: Record<string, string> } | { kind: 'update'; form: Form };
