import type { Button, Inline } from './card.ts';

export type FormField =
  | { kind: 'text'; name: string; label: string; initial?: string; multiline?: boolean; maxLength?: number; optional?: boolean; hint?: string; focus?: boolean }
  | { kind: 'choice'; name: string; label: string; options: { value: string; label: string }[]; initial?: string; optional?: boolean };

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

/** What the person sees after pressing the form's button. */
export type FormReply =
  | { kind: 'close' }
  | { kind: 'errors'; errors: Record<string, string> }
  | { kind: 'update'; form: Form };
