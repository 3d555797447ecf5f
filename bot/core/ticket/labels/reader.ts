import { alarming } from '../../crisis/alarm.ts';
import { brandsNamed, type Sections } from '../../config/sections.ts';
import { once } from '../../lazily.ts';
import type { Named, RedWord } from '../../ports/labels.ts';
import type { TextAnalysis, TextReading } from '../../ports/text.ts';
import { createWordList } from '../../routing/word-list.ts';
import type { Detected, LabelFacts, LabelModels } from './define.ts';
import { labelIds, labels, type LabelId } from './index.ts';

/** What was read of a message, by label; a label that it says nothing about is not there. */
export type Reading = ReadonlyMap<LabelId, Detected> & {
  /** What managers are told of at once; no label of a ticket. */ readonly red?: readonly RedWord[];
};
export type LabelReader = (facts: Omit<LabelFacts, 'read'>) => Reading;

/** Compiles the configuration's words once. */
export function createLabelReader(config: Sections, text: Pick<TextAnalysis, 'language' | 'read'>): LabelReader {
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
  // Lists that stay the same are prepared once by whoever reads.
  const brands = brandsNamed(config);
  const topics = Object.entries(config.crisis.topics).map(([id, { words }]): Named => ({ id, words }));
  return (facts) => {
    const readIn = (language: string | null): (() => TextReading) =>
      once(() => text.read(facts.text, { allowed: facts.languages, signs: signsOf(facts), brands, topics }, language));
    // The language comes first: what the words say depends on it.
    const told = labels.language.detect?.({ ...facts, read: readIn(null) }, models) ?? null;
    const reading = readIn(told?.value ?? null);
    const language = told && { ...told, sure: sureOf(told, reading()) };
    const read = labelIds.flatMap((id): [LabelId, Detected][] => {
      const found = id === 'language' ? language : (labels[id].detect?.({ ...facts, read: reading }, models) ?? null);
      return found ? [[id, found]] : [];
    });
    const { red } = reading();
    return Object.assign(new Map(read), { red: red ? alarming(red) : [] });
  };
}

/** How sure the language is, where the text itself says so. */
function sureOf({ value, sure, source }: Detected, { language }: TextReading): number | null {
  return source === 'text' && language !== undefined && language.value === value ? language.sure : sure;
}

/** Languages that something else than the text names, the surest first. */
function signsOf({ hint, before }: Pick<LabelFacts, 'hint' | 'before'>): string[] {
  return [hint, before].filter((sign) => sign !== null);
}
