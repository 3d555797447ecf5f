import type { Config } from '../config/config.ts';
import { fold } from '../routing/words.ts';

type Lists = Pick<Config, 'lists'>;

/** Whether what somebody writes is told to managers each time, or never. */
export type Standing = 'every-message' | 'never' | 'usual';

const folded = new WeakMap<Config['lists'], Map<string, string[]>>();

/** Keys of the lists that the configuration itself names her on. */
export function configuredLists({ lists }: Lists, handle: string): readonly string[] {
  return foldedOf(lists).get(plain(handle)) ?? [];
}

/** Whom the configuration itself names on a list, without @. */
export function configuredHandles({ lists }: Lists, list: string): string[] {
  return (lists[list]?.authors ?? []).map((handle) => handle.replace(/^@/, ''));
}

/** Keys of all lists that she is on, in the order of the configuration; what is not configured any more counts nowhere. */
export function listsOf(config: Lists, handle: string, stored: readonly string[]): string[] {
  const configured = configuredLists(config, handle);
  return Object.keys(config.lists).filter((list) => stored.includes(list) || configured.includes(list));
}

/** Whoever is never to alarm does not, whatever other lists she is on. */
export function standingOf({ lists }: Lists, on: readonly string[]): Standing {
  const said = on.map((list) => lists[list]?.alerts);
  return said.includes('never') ? 'never' : said.includes('every-message') ? 'every-message' : 'usual';
}

/** Made once for a configuration: a burst of messages asks it for each. */
function foldedOf(lists: Config['lists']): Map<string, string[]> {
  const known = folded.get(lists);
  if (known) return known;
  const made = new Map<string, string[]>();
  for (const [list, { authors }] of Object.entries(lists))
    for (const handle of authors) made.set(plain(handle), [...(made.get(plain(handle)) ?? []), list]);
  folded.set(lists, made);
  return made;
}

function plain(handle: string): string {
  return fold(handle.replace(/^@/, ''));
}
