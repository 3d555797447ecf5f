import type { CardBlock } from '#core/card.ts';
import type { Media } from '#core/message.ts';
import type { Translate } from '#core/texts/index.ts';
import { dotted, sentence } from './sentence.ts';

const MOST_PICTURES = 4;
const others = ['video', 'gif', 'file'] as const;

/** Pictures that a chat can fetch, then one line that names what cannot be seen on the card. */
export function mediaBlocks(media: Media[], author: string, t: Translate): CardBlock[] {
  const pictures = media.flatMap(({ kind, url, previewUrl, alt }): CardBlock[] => {
    const address = previewUrl ?? (kind === 'image' ? url : undefined);
    return address !== undefined && isFetchable(address) ? [{ kind: 'image', url: address, alt: alt?.trim() ? alt : t('card.image-alt', { author }) }] : [];
  });
  const images = media.filter(({ kind }) => kind === 'image');
  const unseen = media.filter(({ kind, url, previewUrl }) => kind === 'image' && !isFetchable(previewUrl ?? url ?? '')).length;
  const left = pictures.length - MOST_PICTURES;
  const line = dotted(
    left > 0 ? sentence(t, 'card.more-images', { count: left }) : null,
    unseen > 0 ? sentence(t, unseen === images.length ? 'card.media.image' : 'card.more-images', { count: unseen }) : null,
    ...others.map((kind) => {
      const count = media.filter((each) => each.kind === kind).length;
      return count > 0 ? sentence(t, `card.media.${kind}`, { count }) : null;
    }),
  );
  return [...pictures.slice(0, MOST_PICTURES), ...(line.length > 0 ? [{ kind: 'context' as const, inlines: line }] : [])];
}

/** Chats load pictures over https only. */
function isFetchable(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:';
}
