import { allReadFrom, defineLabel } from './define.ts';

/** Competitors and other brands of ours that the text names; the brand that was addressed goes without saying. */
export const mentioned = defineLabel({
  id: 'mentioned',
  values: 'brands',
  many: true,
  detect({ read, brand }) {
    const found = read().brands;
    return allReadFrom(found && { ...found, value: found.value?.filter((each) => each !== brand) ?? null }, 'words');
  },
  shown: 'card',
  named: true,
  routable: true,
  correctable: true,
  indexed: true,
});
