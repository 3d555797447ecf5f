import { withoutLeadingHandles } from './measure.ts';

/** X rewrites addresses and signs, so only letters and digits outside addresses are compared. */
export function fingerprint(text: string): string {
  return withoutLeadingHandles(text)
    .replace(/(?:https?:\/\/|www\.)\S+|(?<![\w-])[\w-]+(?:\.[\w-]+)+(?:\/\S*)?/gi, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, '');
}
