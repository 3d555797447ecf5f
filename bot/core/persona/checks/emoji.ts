import type { Check } from '../check.ts';

const EMOJI =
  /\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|(?![©®™‼⁉])\p{Extended_Pictographic})(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic}|[\u{E0020}-\u{E007F}]){0,16}/gu;
/** Colours of skin and the mark that asks for a picture make no other emoji. */
const bare = (emoji: string): string => emoji.replace(/[\p{Emoji_Modifier}\uFE0F]/gu, '');

export const emoji: Check = {
  find({ clause, draft }) {
    const found = [...draft.written.matchAll(EMOJI)].map(({ 0: sign, index }) => ({
      sign,
      place: { start: index, end: index + sign.length },
    }));
    const allowed = clause?.allowed.map(bare) ?? [];
    const seen = new Set<string>();
    const strange =
      allowed.length === 0
        ? []
        : found.filter(({ sign }) => !allowed.includes(bare(sign)) && !seen.has(bare(sign)) && seen.add(bare(sign)));
    const max = clause?.max;
    const over = max === undefined ? undefined : found[max];
    return [
      ...(over && max !== undefined
        ? [
            {
              place: over.place,
              say: 'finding.emoji.many' as const,
              params: { words: over.sign, count: found.length, max },
            },
          ]
        : []),
      ...strange
        .filter(({ place }) => place !== over?.place)
        .map(({ sign, place }) => ({
          place,
          params: { words: sign, allowed: clause?.allowed.join(' ') ?? '', max: max ?? found.length },
        })),
    ];
  },
};
