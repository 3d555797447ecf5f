import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Table = z.array(
  z.object({
    unified: z.string(),
    non_qualified: z.string().nullish(),
    short_name: z.string(),
    short_names: z.array(z.string()),
    skin_variations: z.record(z.string(), z.object({ unified: z.string() })).optional(),
  }),
);

/** An emoji as Slack's composer makes it of a sign or of a name. */
export interface ComposedEmoji {
  name: string;
  /** Code points with hyphens, in small letters. */
  unicode: string;
  /** From 2 to 6, as Slack counts them; of two people e.g. "2-4". */
  tone?: string;
}

const TONES = ['1F3FB', '1F3FC', '1F3FD', '1F3FE', '1F3FF'];
const toneOf = (modifiers: string): string =>
  modifiers
    .split('-')
    .map((each) => String(TONES.indexOf(each) + 2))
    .join('-');

let known: { bySign: Map<string, ComposedEmoji>; byName: Map<string, ComposedEmoji> } | undefined;

function table(): NonNullable<typeof known> {
  if (known) return known;
  const bySign = new Map<string, ComposedEmoji>();
  const byName = new Map<string, ComposedEmoji>();
  for (const row of Table.parse(
    JSON.parse(readFileSync(fileURLToPath(import.meta.resolve('emoji-datasource/emoji.json')), 'utf8')),
  )) {
    const plain = { name: row.short_name, unicode: row.unified.toLowerCase() };
    bySign.set(row.unified, plain);
    if (row.non_qualified) bySign.set(row.non_qualified, plain);
    for (const name of row.short_names) byName.set(name, { ...plain, name });
    for (const [modifiers, { unified }] of Object.entries(row.skin_variations ?? {}))
      bySign.set(unified, { name: row.short_name, unicode: unified.toLowerCase(), tone: toneOf(modifiers) });
  }
  known = { bySign, byName };
  return known;
}

export function emojiOfSign(sign: string): ComposedEmoji | undefined {
  const points = [...sign].map((each) => (each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0'));
  return table().bySign.get(points.join('-'));
}

export function emojiOfName(name: string, tone?: string): ComposedEmoji | undefined {
  const emoji = table().byName.get(name);
  return emoji && tone !== undefined ? { ...emoji, tone } : emoji;
}
