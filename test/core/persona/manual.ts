import path from 'node:path';
import type { Finding } from '#core/ticket/draft.ts';
import { createTextAnalysis } from '../../../adapters/text/index.ts';
import { loadConfig } from '../../../bot/config/load.ts';
import { tryText, type Tried } from '../../../bot/persona/try.ts';

const config = loadConfig(path.join(import.meta.dirname, '..', '..', '..', 'recado.yaml'));
const text = createTextAnalysis();

/** What the example's manual says of a text. */
export function found(draft: string, how: Omit<Tried, 'text'> = {}): Finding[] {
  return tryText(config, text, { text: draft, ...how });
}

/** The words that one check marks; the whole text where it is about that. */
export function marked(check: Finding['check'], draft: string, how: Omit<Tried, 'text'> = {}): string[] {
  return found(draft, how).flatMap((each) => (each.check === check ? [each.excerpt ?? 'all'] : []));
}
