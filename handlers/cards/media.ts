import type { CardBlock } from '#core/card.ts';
import type { Draft } from '#core/ticket/draft.ts';
import type { FileType } from '#core/ports/files.ts';
import type { Media } from '#core/message.ts';
import type { Translate } from '#core/texts/index.ts';
import { dotted, sentence } from './sentence.ts';

const MOST_PICTURES = 4;
const others = ['video', 'gif', 'file', 'unshown'] as const;

interface MediaLook {
  author: string;
  /** Nobody outside may see them, a chat's servers neither; or they stand in the thread themselves. */
  namedOnly?: boolean;
  /** Only a look at the first: the others are counted. */
  first?: true;
  /** What the thread shows already, by its place among what can be fetched. */
  shown?: ReadonlyMap<number, string>;
}

/** Pictures that a chat can fetch, then one line that names what cannot be seen on the card. */
export function mediaBlocks(
  media: Media[],
  { author, namedOnly = false, first, shown }: MediaLook,
  t: Translate,
): CardBlock[] {
  const addressOf = ({ kind, url, previewUrl }: Media): string | undefined => {
    const address = previewUrl ?? (kind === 'image' ? url : undefined);
    return address !== undefined && !namedOnly && isOpen(address) ? address : undefined;
  };
  const there = media.filter(({ url }) => url !== undefined);
  const fileOf = (each: Media): string | undefined =>
    each.kind === 'image' ? shown?.get(there.indexOf(each)) : undefined;
  const pictures = media.flatMap((each): CardBlock[] => {
    const [url, file] = [addressOf(each), fileOf(each)];
    if (url === undefined && file === undefined) return [];
    const alt = each.alt?.trim() ? each.alt : t('card.image-alt', { author });
    return [
      {
        kind: 'image',
        url: url ?? '',
        alt,
        small: first ? true : undefined,
        file,
      },
    ];
  });
  const images = media.filter(({ kind }) => kind === 'image');
  const unseen = images.filter((each) => addressOf(each) === undefined && fileOf(each) === undefined).length;
  const most = first ? 1 : MOST_PICTURES;
  const left = Math.max(0, pictures.length - most) + unseen;
  const line = dotted(
    left > 0 ? sentence(t, left === images.length ? 'card.media.image' : 'card.more-images', { count: left }) : null,
    ...others.map((kind) => {
      const count = media.filter((each) => each.kind === kind).length;
      return count > 0 ? sentence(t, `card.media.${kind}`, { count }) : null;
    }),
  );
  return [...pictures.slice(0, most), ...(line.length > 0 ? [{ kind: 'context' as const, inlines: line }] : [])];
}

function kindOf({ kind = 'file' }: Partial<Pick<Media, 'kind'>> = {}): Exclude<Media['kind'], 'unshown'> {
  return kind === 'unshown' ? 'file' : kind;
}

/** Chats load pictures over https only. */
function isOpen(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:';
}

interface FileLook {
  /** Of its bytes. */
  type: FileType | undefined;
  media: Media | undefined;
  /** The version that it goes out with, in place of a customer's message. */
  draft: Draft | undefined;
  place: number;
  author: string;
}

/** What a file in the thread is called. Its name is ours: one of a stranger's could pretend to be another type. */
export function fileWords(
  { type, media, draft, place, author }: FileLook,
  t: Translate,
): { name: string; title: string; alt?: string } {
  const name = `recado-${place + 1}.${type?.extension ?? 'bin'}`;
  const given = draft?.attachments[place];
  if (draft && given)
    return {
      name,
      title: t('file.title.version', { version: draft.version, name: given.name }),
      alt: given.alt,
    };
  const alt = media?.alt?.trim();
  return {
    name,
    title: t('file.title.from', { what: t(`file.title.${kindOf(type ?? media)}`), author }),
    alt: alt || undefined,
  };
}
