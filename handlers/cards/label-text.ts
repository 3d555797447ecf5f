import type { Config } from '#core/config/config.ts';
import { catalogue, type Speaker, type TextKey } from '#core/texts/index.ts';
import { labels, type LabelId } from '#core/ticket/labels/index.ts';
import { languageName } from './format.ts';

type Said = Speaker | (((key: TextKey) => string) & Pick<Speaker, 'language'>);

/** A value in words: keys of the configuration go by their names. */
export function labelText(
  config: Pick<Config, 'areas' | 'centres' | 'regions'>,
  t: Said,
  id: LabelId,
  value: string,
): string {
  const { values } = labels[id];
  if (values === 'languages') return languageName(value, t.language);
  if (typeof values === 'string') return config[values][value]?.name ?? value;
  const key = `label.${id}.${value}`;
  return isTextKey(key) ? t(key) : value;
}

/** Every value that somebody may choose, in the order of the configuration. */
export function valuesOf(config: Config, id: LabelId, brand: string): string[] {
  const { values } = labels[id];
  if (values === 'languages') return [...(config.brands[brand]?.languages ?? [])];
  return typeof values === 'string' ? Object.keys(config[values]) : [...values];
}

function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(catalogue, key);
}
