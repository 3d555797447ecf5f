import type { Check } from '../check.ts';

/** The network refuses what is too long whatever the manual says, so that always stops; the manual may want it shorter. */
export const length: Check = {
  without: 'stop',
  find({ clause, measured, draft }) {
    const over = measured.filter(({ length: letters, max }) => letters > max);
    if (over.length > 0)
      return over.map(({ length: letters, max }) => ({
        params: { length: letters, max, count: letters - max },
        stops: true,
      }));
    const [letters, own] = [measured[0]?.length ?? [...draft.written].length, clause?.max];
    return own === undefined || letters <= own ? [] : [{ params: { length: letters, max: own, count: letters - own } }];
  },
};
