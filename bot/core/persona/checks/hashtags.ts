import { fold } from '../../routing/words.ts';
import type { Check } from '../check.ts';

const HASHTAG = /(?<![\p{L}\p{N}_&/])#(?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]{1,140}/gu;

export const hashtags: Check = {
  find({ clause, draft }) {
    const allowed = (clause?.allowed ?? []).map((tag) => fold(tag).replace(/^#/u, ''));
    const found = [...draft.written.matchAll(HASHTAG)].map(({ 0: tag, index }) => ({
      tag,
      place: { start: index, end: index + tag.length },
    }));
    const max = clause?.max;
    const over = max === undefined ? undefined : found[max];
    const strange =
      allowed.length === 0
        ? []
        : found.filter(({ tag, place }) => place !== over?.place && !allowed.includes(fold(tag).slice(1)));
    return [
      ...(over && max !== undefined
        ? [
            {
              place: over.place,
              say: 'finding.hashtags.many' as const,
              params: { words: over.tag, count: found.length, max },
            },
          ]
        : []),
      ...strange.map(({ tag, place }) => ({
        place,
        params: { words: tag, allowed: clause?.allowed.join(' ') ?? '', max: max ?? found.length },
      })),
    ];
  },
};
