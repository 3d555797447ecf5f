import type { Config } from '../../config/config.ts';
import { lazily } from '../../lazily.ts';
import type { RedWord } from '../../ports/labels.ts';
import type { TextAnalysis, TextReading } from '../../ports/text.ts';
import { createWordList } from '../../routing/word-list.ts';
import type { Detected, LabelFacts, LabelModels } from './define.ts';
import { labelIds, labels, type LabelId } from './index.ts';

/** What was read of a message, by label; a label that it says nothing about is not there. */
export type Reading = ReadonlyMap<LabelId, Detected> & {
  /** What managers must know of at once, where it is sure; no label of a ticket. */ readonly red?: readonly RedWord[];
};
export type LabelReader = (facts: Omit<LabelFacts, 'read'>) => Reading;

/** Compiles the configuration's words once. */
export function createLabelReader(
  config: Pick<Config, 'brands' | 'areas' | 'centres' | 'regions'>,
  text: Pick<TextAnalysis, 'language' | 'read'>,
): LabelReader {
  const models: LabelModels = {
    text,
    areas: createWordList(config.areas, (area) => area.words),
    centres: createWordList(config.centres, (centre) => centre.places),
    regions: createWordList(config.regions, (region) => [
      ...region.places,
      ...region.centres.flatMap((centre) => config.centres[centre]?.places ?? []),
    ]),
    regionOf(brand, accounts) {
      for (const account of accounts) {
        const region = config.brands[brand]?.accounts[account]?.region;
        if (region !== undefined) return { region, account };
      }
      return null;
    },
  };
  return (facts) => {
    const readIn = (language: string | null): (() => TextReading) =>
      lazily(() => text.read(facts.text, { allowed: facts.languages, signs: signsOf(facts) }, language));
    // The language comes first: what the words say depends on it.
    const language = labels.language.detect?.({ ...facts, read: readIn(null) }, models) ?? null;
    const reading = readIn(language?.value ?? null);
    const read = labelIds.flatMap((id): [LabelId, Detected][] => {
      const found = id === 'language' ? language : (labels[id].detect?.({ ...facts, read: reading }, models) ?? null);
      return found ? [[id, found]] : [];
    });
    return Object.assign(new Map(read), { red: reading().red?.value ?? [] });
  };
}

/** Languages that something else than the text names, the surest first. */
function signsOf({ hint, before }: Pick<LabelFacts, 'hint' | 'before'>): string[] {
  return [hint, before].filter((sign) => sign !== null);
}
