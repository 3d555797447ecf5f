import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Table = z.array(
  z.object({
    unified: z.string(),
    short_names: z.array(z.string()),
    skin_variations: z.record(z.string(), z.object({ unified: z.string() })).optional(),
  }),
);

interface Emoji {
  sign: string;
  /** By the modifiers, e.g. "1F3FC" or "1F3FC-1F3FF" for two people. */
  tones: Readonly<Record<string, string>>;
}

/** Names that Slack writes and that are not in the table of all names. */
const ALIASES: Readonly<Record<string, string>> = { simple_smile: 'slightly_smiling_face' };
/** Slack counts the tones of skin from 2 to 6. */
const TONES: Readonly<Record<string, string>> = {
  '2': '1F3FB',
  '3': '1F3FC',
  '4': '1F3FD',
  '5': '1F3FE',
  '6': '1F3FF',
};

const signOf = (unified: string): string =>
  String.fromCodePoint(...unified.split('-').map((point) => Number.parseInt(point, 16)));

let known: ReadonlyMap<string, Emoji> | undefined;

/** The table is read when the first name must be told, so that a start pays nothing for it, and only what is asked of it is kept. */
function table(): ReadonlyMap<string, Emoji> {
  if (known === undefined) {
    const rows = Table.parse(
      JSON.parse(readFileSync(fileURLToPath(import.meta.resolve('emoji-datasource/emoji.json')), 'utf8')),
    );
    const names = new Map<string, Emoji>();
    for (const { unified, short_names: all, skin_variations: variations = {} } of rows) {
      const emoji = {
        sign: signOf(unified),
        tones: Object.fromEntries(Object.entries(variations).map(([tone, each]) => [tone, signOf(each.unified)])),
      };
      for (const name of all) names.set(name, emoji);
    }
    for (const [alias, name] of Object.entries(ALIASES)) {
      const emoji = names.get(name);
      if (emoji !== undefined) names.set(alias, emoji);
    }
    known = names;
  }
  return known;
}

/** The sign that Slack calls by this name, e.g. "+1"; undefined for what is no emoji or is a team's own. `tone` is "3" or, for two people, "3-6". */
export function emojiSign(name: string, tone?: string): string | undefined {
  const emoji = table().get(name);
  if (emoji === undefined || tone === undefined) return emoji?.sign;
  const modifiers = tone.split('-').map((each) => TONES[each]);
  const [first] = modifiers;
  return emoji.tones[modifiers.join('-')] ?? (first === undefined ? undefined : emoji.tones[first]) ?? emoji.sign;
}
