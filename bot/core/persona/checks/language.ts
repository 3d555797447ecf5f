import type { Check } from '../check.ts';

export const language: Check = {
  without: 'warn',
  find: ({ customerLanguage: customer, draftLanguage: draft }) =>
    customer === null || draft === null || customer === draft ? [] : [{ params: { customer, draft } }],
};
