import type { Check } from '../check.ts';

export const personalData: Check = {
  without: 'warn',
  find({ private: isPrivate, personalData: data, draft }) {
    if (isPrivate) return [];
    let from = 0;
    return data.map(({ kind, excerpt }) => {
      const start = draft.written.indexOf(excerpt, from);
      if (start === -1) return { params: { kind, words: excerpt } };
      from = start + excerpt.length;
      return { place: { start, end: from }, params: { kind, words: excerpt } };
    });
  },
};
