import { fold } from '#core/routing/words.ts';

/** More of a text than this tells nothing more about whether another is the same. */
const LOOKED_AT = 1_000;

/** What two messages that say the same have in common: no handles in front, no accents, capitals, signs or addresses; empty where nothing is left. */
function sameSaid(text: string): string {
  return fold(text.slice(0, LOOKED_AT))
    .replace(/^(?:\s*@\w+(?:@[\w.-]*\w)?)+/u, '')
    .replace(/https?:\/\/\S+/gu, ' ')
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, ' ')
    .trim();
}

/** In the order of the first of each; what says nothing is like nothing else. */
export function groupAlike<T>(all: readonly T[], textOf: (one: T) => string): T[][] {
  const result: T[][] = [];
  const bySaid = new Map<string, T[]>();
  for (const one of all) {
    const said = sameSaid(textOf(one));
    const group = bySaid.get(said);
    if (group && said !== '') group.push(one);
    else {
      const fresh = [one];
      bySaid.set(said, fresh);
      result.push(fresh);
    }
  }
  return result;
}
