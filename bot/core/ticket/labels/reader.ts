import type { Config } from '../../config/config.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import { createWordList } from '../../routing/word-list.ts';
import type { Detected, LabelFacts, LabelModels } from './define.ts';
import { labelIds, labels, type LabelId } from './index.ts';

/** What was read of a message, by label; a label that it says nothing about is not there. */
export type Reading = ReadonlyMap<LabelId, Detected>;
export type LabelReader = (facts: Omit<LabelFacts, 'language'>) => Reading;

/** Compiles the configuration's words once. */
export function createLabelReader(
  config: Pick<Config, 'brands' | 'areas' | 'centres' | 'regions'>,
  text: Pick<TextAnalysis, 'language'>,
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
    // The language comes first: what the others read depends on it.
    const language = labels.language.detect?.({ ...facts, language: null }, models) ?? null;
    const known = { ...facts, language: language?.value ?? null };
    const read = labelIds.flatMap((id): [LabelId, Detected][] => {
      const found = id === 'language' ? language : (labels[id].detect?.(known, models) ?? null);
      return found ? [[id, found]] : [];
    });
    return new Map(read);
  };
}
