import type { Config } from '../config/config.ts';
import type { IngestPlan } from '../intake/types.ts';
import { fold } from '../routing/words.ts';
import type { StandsOut } from './watch.ts';

type Opening = Pick<Extract<IngestPlan, { kind: 'open' }>, 'author' | 'ticket' | 'labels' | 'counted'>;

/** A message is angry only where its reading is this sure. */
const SURE = 0.9;

/** Says why a conversation that begins is not one of many; null where it is. Compiles the configuration's handles once. */
export function createStandsOut({ crisis }: Pick<Config, 'crisis'>): (opening: Opening) => StandsOut | null {
  const listed = new Set(crisis.influence.authors.map((handle) => fold(handle.replace(/^@/, ''))));
  return ({ author, ticket, labels = [], counted }) => {
    const { handle, followers = 0 } = author;
    if (followers >= crisis.influence.followers || listed.has(fold(handle))) return 'listed';
    if (counted?.sign?.kind === 'red') return 'red';
    const sentiment = labels.find(({ label }) => label === 'sentiment');
    if (ticket.sentiment === 'negative' && (sentiment?.sure ?? 0) >= SURE) return 'angry';
    return ticket.category === 'question' ? 'question' : null;
  };
}
