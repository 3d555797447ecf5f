import type { NativeChart } from './chart/native.ts';

/**
 * A neutral card: plain data that each surface turns into its own JSON. Text is of two kinds and never mixed: `ours` was
 * written by Recado or the team and may carry style; what a customer wrote only ever stands in `quote`, which no surface formats.
 */
export type Inline =
  | {
      kind: 'text';
      text: string;
      style?: 'bold' | 'muted' | 'strike';
      /** Read from a customer's words: where they may not stand, it may not either. */
      derived?: true;
    }
  /** A name, handle or title that came from outside: shown as it is, never as formatting. */
  | { kind: 'foreign'; text: string; style?: 'bold' | 'muted' }
  /** Shown in the reader's own zone; with `ago` also as time passed where the surface keeps that up to date itself. */
  | { kind: 'time'; at: Date; ago?: boolean; /** the instant matters more than the hour */ seconds?: boolean }
  | { kind: 'link'; text: string; url: string }
  /** `mention` notifies; without it only the name is shown. */
  | { kind: 'person'; person: PersonRef; mention?: boolean };

export interface PersonRef {
  /** Person id of ours. */
  id: string;
  name: string;
  /** Her id on the surface that will show the card; without it only the name can be shown. */
  userId?: string;
}

export interface Button {
  /** Id of an action = name of its file. */
  action: string;
  label: string;
  /** Opaque to the surface, at most 2,000 characters; usually the ticket or draft id. */
  value: string;
  style?: 'primary' | 'danger';
  /** Opens in the browser instead of (not beside) an action. */
  url?: string;
}

export type CardBlock =
  | { kind: 'title'; inlines: Inline[] }
  /** `strong`: the one line of a card that says what needs a person now; every surface makes all of it stand out. */
  | { kind: 'line'; inlines: Inline[]; strong?: true }
  /** Small print. */
  | { kind: 'context'; inlines: Inline[] }
  /** A customer's words. */
  | { kind: 'quote'; text: string }
  /** The text of a draft or an answer exactly as it will be published. */
  | { kind: 'answer'; text: string }
  /** `small`: beside other things, as large as is needed to see what it is. */
  | {
      kind: 'image';
      url: string;
      alt: string;
      small?: true;
      /** The same picture as this chat shows it already, by the chat's own reference. */ file?: string;
      /** The same figures, for a chat that draws charts itself; in place of the picture. */ chart?: NativeChart;
    }
  | { kind: 'divider' }
  | { kind: 'buttons'; buttons: Button[] };

export interface Card {
  blocks: CardBlock[];
  /** One plain line for notifications and readers that show no blocks; foreign text in it is escaped by the surface. */
  fallback: string;
}
