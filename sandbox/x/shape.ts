import { createHash } from 'node:crypto';
import { tweetText } from '../social/tweet-text.ts';
import { guessLanguage } from '../social/guess-language.ts';
import { addressOf } from './uploads.ts';
import type { MediaItem, Posts } from '../social/posts.ts';
import type { PostRow, UserRow } from '../social/tables.ts';
import type { Users } from '../social/users.ts';
import { present } from '#core/present.ts';

/** A whole X object; what was not asked for is left out afterwards. */
export type Shape = Record<string, unknown> & { id: string };

interface Span {
  start: number;
  end: number;
}
interface UrlSpan extends Span {
  url: string;
  expanded_url: string;
  display_url: string;
  media_key?: string;
}

export interface Shaper {
  post(row: PostRow): Shape;
  user(row: UserRow): Shape;
  media(row: PostRow): Record<string, unknown>[];
  /** Where the file of an item lies. */
  file(item: MediaItem, isPrivate: boolean): string;
}

const shownLength = 280;

export function createShaper({ posts, users, address }: { posts: Posts; users: Users; address(): string }): Shaper {
  const file = (item: MediaItem, isPrivate: boolean): string => addressOf(item.url, address(), isPrivate);

  /** Text as X stores it: addresses shortened, three signs escaped; positions count whole characters. */
  function written(row: PostRow, raw: string): { text: string; entities: Record<string, unknown> | undefined } {
    const attached = itemsOf(row).map((_, i) => ({
      url: shorten(`${row.root}/media`),
      expanded: `https://x.com/i/status/${row.root}/photo/1`,
      display: `pic.x.com/${row.root.slice(-8)}`,
      key: mediaKey(row, i),
    }));
    const urls: { url: string; expanded: string; display: string; key?: string }[] = [];
    let text = '';
    let at = 0;
    for (const {
      url,
      indices: [start, end],
    } of tweetText().extractUrlsWithIndices(raw)) {
      const expanded = /^https?:/i.test(url) ? url : `https://${url}`;
      const short = {
        url: shorten(`${row.root} ${url}`),
        expanded,
        display: expanded.replace(/^https?:\/\/(www\.)?/i, '').slice(0, 27),
      };
      text += escape(raw.slice(at, start)) + short.url;
      at = end;
      urls.push(short);
    }
    text += escape(raw.slice(at));
    const quoted = row.quote === null ? undefined : posts.byId(row.quote);
    if (quoted !== undefined) {
      const expanded = `https://x.com/${users.byId(quoted.author)?.handle ?? 'i'}/status/${quoted.id}`;
      urls.push({ url: shorten(`${row.root} ${expanded}`), expanded, display: expanded.slice(8, 35) });
      text += ` ${urls.at(-1)?.url ?? ''}`;
    }
    const picture = attached[0];
    if (picture !== undefined) {
      text += ` ${picture.url}`;
      urls.push(...attached);
    }
    return { text, entities: entitiesOf(text, urls) };
  }

  function entitiesOf(
    text: string,
    urls: readonly { url: string; expanded: string; display: string; key?: string }[],
  ): Record<string, unknown> | undefined {
    const mentions = tweetText()
      .extractMentionsWithIndices(text)
      .flatMap(({ screenName, indices }) => {
        const user = users.byHandle(screenName);
        return user === undefined ? [] : [{ ...span(text, indices), username: screenName, id: user.id }];
      });
    const hashtags = tweetText()
      .extractHashtagsWithIndices(text)
      .map(({ hashtag, indices }) => ({ ...span(text, indices), tag: hashtag }));
    const links = urls.flatMap(({ url, expanded, display, key }): UrlSpan[] => {
      const at = text.indexOf(url);
      return at < 0
        ? []
        : [
            {
              ...span(text, [at, at + url.length]),
              url,
              expanded_url: expanded,
              display_url: display,
              media_key: key,
            },
          ];
    });
    const entities = present({
      mentions: mentions.length > 0 ? mentions : undefined,
      hashtags: hashtags.length > 0 ? hashtags : undefined,
      urls: links.length > 0 ? links : undefined,
    });
    return Object.keys(entities).length > 0 ? entities : undefined;
  }

  function media(row: PostRow): Record<string, unknown>[] {
    return itemsOf(row).map((item, i) => ({
      media_key: mediaKey(row, i),
      type: item.type,
      height: 800,
      width: 1200,
      ...(item.type === 'photo'
        ? { url: file(item, false) }
        : {
            preview_image_url: file(item, false),
            variants: [{ content_type: 'video/mp4', bit_rate: 832_000, url: file(item, false) }],
          }),
      alt_text: item.alt,
    }));
  }

  function post(row: PostRow): Shape {
    const whole = written(row, row.prefix + row.text);
    const long = tweetText().parseTweet(row.text).weightedLength > shownLength;
    const cut = `${[...whole.text].slice(0, shownLength - 26).join('')}… ${shorten(`${row.root}/note`)}`;
    const shown = long ? { text: cut, entities: entitiesOf(cut, []) } : whole;
    const target = row.reply_to === null ? undefined : posts.byId(row.reply_to);
    const references = [
      ...(row.reply_to === null ? [] : [{ type: 'replied_to', id: row.reply_to }]),
      ...(row.quote === null ? [] : [{ type: 'quoted', id: row.quote }]),
    ];
    const history = posts.history(row.root).map((each) => each.id);
    const { replies, quotes } = posts.counts(row.root);
    const pictures = itemsOf(row);
    const editableUntil = new Date(row.created_ms + 3_600_000);
    return {
      id: row.id,
      text: shown.text,
      edit_history_tweet_ids: history,
      author_id: row.author,
      conversation_id: row.conversation,
      created_at: new Date(row.edited_ms ?? row.created_ms).toISOString(),
      display_text_range: [lengthOf(row.prefix), lengthOf(shown.text)],
      edit_controls: {
        edits_remaining: Math.max(0, 5 - row.version),
        is_edit_eligible: row.reply_to === null,
        editable_until: editableUntil.toISOString(),
      },
      lang: guessLanguage(row.text),
      possibly_sensitive: false,
      public_metrics: {
        retweet_count: 0,
        reply_count: replies,
        like_count: row.likes,
        quote_count: quotes,
        bookmark_count: 0,
        impression_count: 37 + row.likes * 61,
      },
      reply_settings: row.reply_settings,
      entities: shown.entities,
      note_tweet: long ? { text: whole.text, entities: whole.entities } : undefined,
      in_reply_to_user_id: target?.author,
      referenced_tweets: references.length > 0 ? references : undefined,
      attachments: pictures.length > 0 ? { media_keys: pictures.map((_, i) => mediaKey(row, i)) } : undefined,
    };
  }

  return {
    post,
    media,
    file,
    user: (row) => ({
      id: row.id,
      name: row.name,
      username: row.handle,
      created_at: new Date(row.created_ms).toISOString(),
      description: row.bio,
      protected: false,
      verified: row.account !== null,
      verified_type: row.account === null ? 'none' : 'business',
      profile_image_url: 'https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png',
      url: '',
      public_metrics: {
        followers_count: row.followers,
        following_count: 180,
        tweet_count: 240,
        listed_count: Math.round(row.followers / 900),
        like_count: 320,
      },
    }),
  };
}

function itemsOf(row: PostRow): MediaItem[] {
  return JSON.parse(row.media) as MediaItem[];
}

function mediaKey(row: PostRow, index: number): string {
  return `3_${BigInt(row.root) + BigInt(index) + 1n}`;
}

function shorten(url: string): string {
  return `https://t.co/${createHash('sha256')
    .update(url)
    .digest('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 10)}`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** X counts positions in characters, not in halves of them. */
function span(text: string, [start, end]: [number, number]): Span {
  return { start: lengthOf(text.slice(0, start)), end: lengthOf(text.slice(0, end)) };
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
