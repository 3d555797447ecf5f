import { defineLabel } from './define.ts';

/** Where it belongs: the region of the account that was addressed, else the place that the text names, else the author's own. */
export const region = defineLabel({
  id: 'region',
  values: 'regions',
  detect({ text, profile, brand, accounts }, { regions, regionOf }) {
    const of = regionOf(brand, accounts);
    if (of) return { value: of.region, sure: 1, why: [], source: 'account', model: 'account', by: of.account };
    const said = regions(text);
    if (said) return { value: said.key, sure: 1, why: [said.span], source: 'text', model: 'words', by: said.word };
    const lives = regions(profile);
    return lives && { value: lives.key, sure: null, why: [], source: 'profile', model: 'words', by: lives.word };
  },
  shown: 'card',
  routable: true,
  correctable: true,
  indexed: true,
});
