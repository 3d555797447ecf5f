import type { Named } from '../ports/labels.ts';
import type { Section } from '../ticket/labels/define.ts';
import type { Config } from './config.ts';

/** Where the values of labels have their names. */
export type Sections = Pick<Config, 'areas' | 'centres' | 'regions' | 'brands' | 'competitors' | 'crisis'>;

/** What a section of the configuration names, by its key; our brands and those of others are one list. */
export function sectionOf(config: Sections, section: Section): Readonly<Record<string, { name: string }>> {
  if (section === 'brands') return { ...config.brands, ...config.competitors };
  return section === 'topics' ? config.crisis.topics : config[section];
}

/** By what names, handles and hashtags a text may mention each brand. */
export function brandsNamed({ brands, competitors }: Pick<Config, 'brands' | 'competitors'>): Named[] {
  return [
    ...Object.entries(brands).map(([id, { name, accounts }]) => ({
      id,
      // Of alba@mastodon.social people write the first part alone.
      words: [name, ...Object.values(accounts).map(({ handle }) => `@${handle.split('@')[0] ?? handle}`)],
    })),
    ...Object.entries(competitors).map(([id, { name, words }]) => ({ id, words: [name, ...words] })),
  ];
}
