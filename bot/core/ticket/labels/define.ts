import type { Label as Read } from '../../ports/labels.ts';
import type { TextAnalysis, TextReading } from '../../ports/text.ts';
import type { WordList } from '../../routing/word-list.ts';

/** Where in the message's text: from, and up to but without. Never a copy of its words. */
export type Span = readonly [from: number, to: number];

/**
 * What says so: the message itself, the account that it came to, what its author says of herself, how she wrote before, her network,
 * what people set right in other messages, or a person of ours.
 */
export type LabelSource = 'text' | 'account' | 'profile' | 'author' | 'network' | 'learnt' | 'person';

/** Who set a label of a ticket right, and when. */
export interface Correction {
  by: string;
  at: string;
}

/** What was read of one message. */
export interface Detected {
  /** Null: unsure. */
  value: string | null;
  /** From 0 to 1; null where what reads it cannot tell. */
  sure: number | null;
  why: readonly Span[];
  source: LabelSource;
  /** Version of the rules or weights that read it. */
  model: string;
  /** The configuration's own word or account that made it so; never the customer's. */
  by?: string;
  /** Where people's corrections made it so: how many, and person id of the last. */
  lessons?: { count: number; last: string | null };
  /** What it would be without what people set right in other messages; left out where that changes nothing. */
  untaught?: string | null;
}

/** What a label may be read from. */
export interface LabelFacts {
  text: string;
  /** What the customer says about herself on the network: name, description, place. */
  profile: string;
  brand: string;
  /** Keys of the accounts addressed, the answering one first. */
  accounts: readonly string[];
  /** Languages of the brand. */
  languages: readonly string[];
  /** What the network takes the language for. */
  hint: string | null;
  /** What the author wrote in before. */
  before: string | null;
  /** What the words say of feeling, purpose and haste; read once, when the first label asks. */
  read(): TextReading;
}

/** What reads labels. */
export interface LabelModels {
  text: Pick<TextAnalysis, 'language' | 'read'>;
  areas: WordList;
  centres: WordList;
  regions: WordList;
  /** Region of the first of these accounts that has one. */
  regionOf(brand: string, accounts: readonly string[]): { region: string; account: string } | null;
}

/** Parts of the configuration that name values: `brands` are ours and those of others, `topics` those of `crisis`. */
export type Section = 'areas' | 'centres' | 'regions' | 'brands' | 'topics';
/** Values of a label: a fixed list, the keys of a section of the configuration, or languages by ISO 639-1. */
export type Values = readonly string[] | Section | 'languages';

export interface Label<Id extends string = string, V extends Values = Values> {
  id: Id;
  values: V;
  /** What the message says; null where it says nothing. Left out: only people set it. */
  detect?(facts: LabelFacts, models: LabelModels): Detected | null;
  /** On the card and in More, only in More, or nowhere. */
  shown: 'card' | 'more' | 'nowhere';
  /** Several of its values may hold at once: they stand in one text, as `joined` writes them. */
  many?: boolean;
  /** Stands on the card behind its name: its values alone would say too little. */
  named?: boolean;
  /** Go without saying on the card, unless a person said so. */
  unsaid?: readonly string[];
  /** A route and an approval may ask for it, and the card says so. */
  routable: boolean;
  /** Whoever may tag sets it right. */
  correctable: boolean;
  /** A column of its own, with an index: lists and `/recado find` filter by it. */
  indexed: boolean;
}

/** What was read of the text, as it is kept; nothing where nothing could be read. */
export function readFrom(read: Read<string> | undefined, model: string): Detected | null {
  if (read === undefined || (read.value === null && read.sure === 0)) return null;
  const { value, sure, why } = read;
  return { value, sure, why: why.places, source: 'text', model };
}

/** The same of several values; that there are none is nothing to be told. */
export function allReadFrom(read: Read<readonly string[]> | undefined, model: string): Detected | null {
  if (!read?.value?.length) return null;
  return { value: joined(read.value), sure: read.sure, why: read.why.places, source: 'text', model };
}

/** Several values as one, each once; an empty text says that there are none. No value holds a comma. */
export function joined(values: readonly string[]): string {
  return [...new Set(values)].join(',');
}

export function eachOf(value: string | null): string[] {
  return value === null || value === '' ? [] : value.split(',');
}

/** A fact about a message that is known, shown, routed on, found and set right in the same way as all others. */
export function defineLabel<
  const Id extends string,
  const V extends Values,
  const Indexed extends boolean,
  const Routable extends boolean,
  const Many extends boolean = false,
>(
  label: Label<Id, V> & { indexed: Indexed; routable: Routable; many?: Many },
): Label<Id, V> & { indexed: Indexed; routable: Routable; many?: Many } {
  return label;
}
