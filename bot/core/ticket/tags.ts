/** Longer ones do not fit in the chat's lists beside the words that offer to create them. */
export const TAG_MAX = 40;

/** What somebody typed as a tag: without its sign, in small letters, one word. Empty where nothing is left. */
export function toTag(typed: string): string {
  const word = typed
    .normalize('NFC')
    .trim()
    .replace(/^#+/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return [...word].slice(0, TAG_MAX).join('').replace(/-+$/, '');
}

/** The same tag whatever its capitals, accents and signs between words. */
export function foldTag(tag: string): string {
  return toTag(tag).normalize('NFD').replace(/\p{M}/gu, '');
}

/** The list without what is named twice; the first spelling stays. */
export function uniqueTags(tags: readonly string[]): string[] {
  const seen = new Set<string>();
  return tags.filter((tag) => {
    const key = foldTag(tag);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
