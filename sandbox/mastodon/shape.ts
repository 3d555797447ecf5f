import { guessLanguage } from '../social/guess-language.ts';
import { ownMedia } from '../social/media.ts';
import type { Social } from '../social/social.ts';
import type { PostRow, UserRow } from '../social/tables.ts';
import { mediaOf } from '../social/view.ts';
import { toHtml, type Links } from './content.ts';
import type { Statuses } from './statuses.ts';
import type { NotificationRow } from './tables.ts';
import { entitiesIn } from './text.ts';

export type Shape = Record<string, unknown>;

export interface Shaper {
  status(row: PostRow, viewer: UserRow | undefined): Shape;
  account(row: UserRow): Shape;
  /** As its owner sees it. */
  ownAccount(row: UserRow): Shape;
  notification(row: NotificationRow, viewer: UserRow): Shape;
}

const kinds = { photo: 'image', video: 'video', animated_gif: 'gifv', file: 'unknown' } as const;

/** What Mastodon's API shows, in the shapes of 4.5. */
export function createShaper(
  { users, posts, acts, rules }: Social,
  { statuses, domain, address }: { statuses: Statuses; domain: string; address(): string },
): Shaper {
  const profile = (handle: string): string => `${address()}/@${handle}`;
  const links: Links = {
    account: (handle) => {
      const named = rules.handle.safeParse(handle).data;
      const user = named === undefined ? undefined : users.byHandle(named);
      return user && { url: profile(user.handle), username: user.handle.split('@')[0] ?? user.handle };
    },
    tag: (name) => `${address()}/tags/${encodeURIComponent(name.toLowerCase())}`,
  };

  function account(row: UserRow): Shape {
    const [username = row.handle, server] = row.handle.split('@');
    const missing = (what: string): string => `${address()}/${what}/original/missing.png`;
    const since = new Date(row.created_ms);
    since.setUTCHours(0, 0, 0, 0);
    return {
      id: row.id,
      username,
      acct: row.handle,
      display_name: row.name,
      locked: false,
      bot: false,
      discoverable: true,
      indexable: false,
      group: false,
      created_at: since.toISOString(),
      note: row.bio === '' ? '' : toHtml(row.bio, links),
      url: server === undefined ? profile(row.handle) : `https://${server}/@${username}`,
      uri: server === undefined ? `${address()}/users/${username}` : `https://${server}/users/${username}`,
      avatar: missing('avatars'),
      avatar_static: missing('avatars'),
      header: missing('headers'),
      header_static: missing('headers'),
      followers_count: row.followers,
      following_count: 180,
      statuses_count: 240,
      last_status_at: null,
      hide_collections: null,
      emojis: [],
      fields: [],
    };
  }

  function media(row: PostRow): Shape[] {
    return mediaOf(row).map(({ type, url, alt }, i) => {
      const at = ownMedia.test(url) ? `${address()}${url}` : url;
      return {
        id: ownMedia.exec(url)?.[2] ?? String(BigInt(row.root) + BigInt(i) + 1n),
        type: kinds[type],
        url: at,
        preview_url: at,
        remote_url: null,
        text_url: null,
        meta: { original: { width: 1200, height: 800, size: '1200x800', aspect: 1.5 } },
        description: alt ?? null,
        blurhash: null,
      };
    });
  }

  function status(row: PostRow, viewer: UserRow | undefined): Shape {
    const author = users.byId(row.author);
    const text = row.prefix + row.text;
    const entities = entitiesIn(text);
    const above = statuses.above(row);
    const answered = row.reply_root === null ? undefined : posts.latest(row.reply_root)?.author;
    const counts = posts.counts(row.root);
    const language = guessLanguage(row.text);
    const quoted = row.quote_root === null ? undefined : posts.latest(row.quote_root);
    const [username = '', server = domain] = (author?.handle ?? '').split('@');
    return {
      id: row.root,
      created_at: new Date(row.created_ms).toISOString(),
      in_reply_to_id: above?.root ?? null,
      in_reply_to_account_id: answered ?? null,
      sensitive: row.title !== '',
      spoiler_text: row.title,
      visibility: row.visibility,
      language: language === 'und' ? null : language,
      uri: `https://${server}/users/${username}/statuses/${row.root}`,
      url: `${profile(author?.handle ?? '')}/${row.root}`,
      replies_count: counts.replies,
      reblogs_count: 0,
      favourites_count: row.likes,
      quotes_count: counts.quotes,
      edited_at: row.edited_ms === null ? null : new Date(row.edited_ms).toISOString(),
      ...(viewer && { favourited: acts.likes(viewer.id, row), reblogged: false, muted: false, bookmarked: false }),
      content: toHtml(text, links),
      filtered: [],
      reblog: null,
      application: author?.account === null ? null : { name: 'Recado', website: null },
      account: author ? account(author) : null,
      media_attachments: media(row),
      mentions: statuses.named(row).flatMap((id) => {
        const user = users.byId(id);
        if (user === undefined) return [];
        return [{ id, username: user.handle.split('@')[0], url: profile(user.handle), acct: user.handle }];
      }),
      tags: entities.flatMap(({ kind, value }) =>
        kind === 'hashtag' ? [{ name: value.toLowerCase(), url: links.tag(value) }] : [],
      ),
      emojis: [],
      card: null,
      poll: null,
      quote: quoted === undefined ? null : quoteOf(quoted, viewer),
    };
  }

  function quoteOf(row: PostRow, viewer: UserRow | undefined): Shape {
    if (row.deleted === 1) return { state: 'deleted', quoted_status: null };
    return statuses.isSeen(row, viewer?.id)
      ? { state: 'accepted', quoted_status: status({ ...row, quote_root: null }, viewer) }
      : { state: 'unauthorized', quoted_status: null };
  }

  return {
    status,
    account,
    ownAccount: (row) => ({
      ...account(row),
      source: {
        privacy: 'public',
        sensitive: false,
        language: null,
        note: row.bio,
        fields: [],
        follow_requests_count: 0,
        hide_collections: null,
        discoverable: true,
        indexable: false,
        attribution_domains: [],
      },
      role: { id: '-99', name: '', permissions: '65536', color: '', highlighted: false },
    }),
    notification: (row, viewer) => {
      const author = users.byId(row.author);
      const post = posts.latest(row.root);
      return {
        id: String(row.id),
        type: row.type,
        created_at: new Date(row.created_ms).toISOString(),
        group_key: `ungrouped-${row.id}`,
        account: author ? account(author) : null,
        status: post ? status(post, viewer) : undefined,
      };
    },
  };
}
