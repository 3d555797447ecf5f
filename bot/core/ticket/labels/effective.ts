import type { Ticket } from '../ticket.ts';
import { eachOf, joined, type Detected, type LabelSource, type Span } from './define.ts';
import {
  indexedLabels,
  isIndexed,
  labelIds,
  labels as definitions,
  type IndexedLabel,
  type LabelColumns,
  type LabelId,
  type LabelValues,
} from './index.ts';
import type { Reading } from './reader.ts';

/** One row: what is known of one version of a message, and who says so. It is as private as the message. */
export interface MessageLabel {
  messageId: string;
  version: number;
  label: LabelId;
  value: string | null;
  sure: number | null;
  why: readonly Span[];
  source: LabelSource;
  model: string;
  /** Person id, where a person says so. */
  by: string | null;
  at: Date;
  /** What it would be without what people set right in other messages; left out where that changes nothing. */
  untaught?: string | null;
}

type Labelled = Pick<Ticket, IndexedLabel | 'labels' | 'corrected'>;

/** What holds for a ticket: a person's word, else the newest message's. */
export function labelsOf(ticket: Labelled): LabelValues {
  return fromEntries((id) => valueOf(ticket, id));
}

export function valueOf(ticket: Labelled, id: LabelId): string | null {
  const { labels = {} } = ticket;
  return isIndexed(id) ? ticket[id] : (labels[String(id)] ?? null);
}

/** The columns of a new ticket. */
export function columnsOf(values: LabelValues): LabelColumns & { labels: Record<string, string> } {
  const others = labelIds.flatMap((id) => (isIndexed(id) || values[id] === null ? [] : [[String(id), values[id]]]));
  return {
    ...(Object.fromEntries(indexedLabels.map((id) => [id, values[id]])) as LabelColumns),
    labels: Object.fromEntries(others),
  };
}

/** A ticket's columns with these values; what is not given stays as it is. */
export function withLabels(ticket: Pick<Ticket, 'labels'>, values: ReadonlyMap<LabelId, string>): Partial<Ticket> {
  const columns = Object.fromEntries([...values].filter(([id]) => isIndexed(id)));
  const others = [...values].filter(([id]) => !isIndexed(id));
  return others.length > 0 ? { ...columns, labels: { ...ticket.labels, ...Object.fromEntries(others) } } : columns;
}

/**
 * What a newer message changes: only what it says something sure about, and nothing that a person set right; of several values none
 * goes. What was learnt says something only where nobody did before.
 */
export function followed(ticket: Labelled, reading: Reading): Partial<Ticket> {
  const values = new Map(
    [...reading].flatMap(([id, { value: said, source }]): [LabelId, string][] => {
      const before = valueOf(ticket, id);
      if (source === 'learnt' && before !== null) return [];
      const value = said !== null && definitions[id].many ? joined([...eachOf(before), ...eachOf(said)]) : said;
      return value === null || value === before || ticket.corrected?.[id] ? [] : [[id, value]];
    }),
  );
  return values.size === 0 ? {} : withLabels(ticket, values);
}

/** What a new ticket begins with. */
export function valuesIn(reading: Reading): LabelValues {
  return fromEntries((id) => reading.get(id)?.value ?? null);
}

/** The rows of what was read. */
export function rowsOf(reading: Reading, message: { id: string; version: number }, at: Date): MessageLabel[] {
  return [...reading].map(([label, { value, sure, why, source, model, untaught }]: [LabelId, Detected]) => ({
    messageId: message.id,
    version: message.version,
    label,
    value,
    sure,
    why,
    source,
    model,
    by: null,
    at,
    untaught,
  }));
}

/** Every label has its value by its definition; TypeScript cannot follow it through a list of entries. */
function fromEntries(value: (id: LabelId) => string | null): LabelValues {
  return Object.fromEntries(labelIds.map((id) => [id, value(id)])) as LabelValues;
}
