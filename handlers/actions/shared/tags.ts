import type { FormField } from '#core/form.ts';
import { nearTags } from '#core/ticket/near-tags.ts';
import { foldTag, toTag, uniqueTags } from '#core/ticket/tags.ts';
import type { ActionContext } from '../../context.ts';

const SHOWN = 50;

export function tagsField({ t }: Pick<ActionContext, 't'>, initial: string[]): Extract<FormField, { kind: 'tags' }> {
  return {
    focus: true,
    kind: 'tags',
    name: 'tags',
    label: t('form.tags.label'),
    initial,
    max: 20,
    placeholder: t('form.tags.placeholder'),
    hint: t('form.tags.hint'),
    optional: true,
  };
}

/**
 * Tags with these letters, those that begin with them first; then those that look like what was typed; what does not exist yet is
 * offered after them all, so that nobody makes a second tag for one thing.
 */
export async function suggestTags(
  { store, config, t }: ActionContext,
  brands: string[],
  query: string,
): Promise<{ value: string; label: string }[]> {
  const used = await Promise.all([...new Set(brands)].map((brand) => store.tags.known(brand)));
  const all = uniqueTags([...used.flat(), ...config.tags]);
  const wanted = foldTag(query);
  const found = all
    .filter((tag) => foldTag(tag).includes(wanted))
    .toSorted((a, b) => Number(foldTag(b).startsWith(wanted)) - Number(foldTag(a).startsWith(wanted)));
  const options = found.slice(0, SHOWN).map((tag) => ({ value: tag, label: tag }));
  const fresh = toTag(query);
  if (fresh === '' || all.some((tag) => foldTag(tag) === wanted)) return options;
  const near = nearTags(
    fresh,
    all.filter((tag) => !found.includes(tag)),
  );
  return [
    ...options,
    ...near.map((tag) => ({ value: tag, label: t('form.tags.near', { tag }) })),
    { value: fresh, label: t('form.tags.create', { tag: fresh }) },
  ];
}
