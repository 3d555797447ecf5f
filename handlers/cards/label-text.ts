import type { Config } from '#core/config/config.ts';
import { sectionOf, type Sections } from '#core/config/sections.ts';
import { catalogue, type Speaker, type TextKey } from '#core/texts/index.ts';
import { eachOf } from '#core/ticket/labels/define.ts';
import { labels, type LabelId } from '#core/ticket/labels/index.ts';
import { languageName } from './format.ts';

type LabelSpeaker = Speaker | (((key: TextKey) => string) & Pick<Speaker, 'language'>);

/** A value in words, or several of them: keys of the configuration go by their names. */
export function labelText(config: Sections, t: LabelSpeaker, id: LabelId, value: string): string {
  const { values, many } = labels[id];
  if (many && value === '') return t('label.none');
  if (many && value.includes(','))
    return eachOf(value)
      .map((each) => labelText(config, t, id, each))
      .join(', ');
  if (values === 'languages') return languageName(value, t.language);
  if (typeof values === 'string') return sectionOf(config, values)[value]?.name ?? value;
  const key = `label.${id}.${value}`;
  return isTextKey(key) ? t(key) : value;
}

/** Every value that somebody may choose, in the order of the configuration. */
export function valuesOf(config: Config, id: LabelId, brand: string): string[] {
  const { values } = labels[id];
  if (values === 'languages') return [...(config.brands[brand]?.languages ?? [])];
  if (typeof values !== 'string') return [...values];
  const keys = Object.keys(sectionOf(config, values));
  // That it names the brand it is written to goes without saying.
  return values === 'brands' ? keys.filter((each) => each !== brand) : keys;
}

function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(catalogue, key);
}
