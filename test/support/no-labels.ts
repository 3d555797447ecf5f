import type { TextReading } from '#core/ports/text.ts';
import { columnsOf, valuesIn } from '#core/ticket/labels/effective.ts';

const { labels: _others, ...columns } = columnsOf(valuesIn(new Map()));
/** The columns of a ticket of which nothing is known. */
export const noLabels = columns;

const unsure = { value: null, guess: null, sure: 0, why: { key: 'evidence.unread', places: [] } } as const;
/** A message that says nothing of itself. */
export const nothingRead = (): TextReading => ({ sentiment: unsure, category: unsure, urgency: unsure });
