import { message, thread, type Node } from '../meta/node.ts';

export { message, thread };

/** What the account's Page is asked. */
export const page: Node = {
  name: 'Page',
  fields: ['id', 'name', 'instagram_business_account'],
  edges: {
    'GET ': [],
    'GET conversations': ['folder', 'platform', 'tags', 'user_id'],
    'POST message_attachments': ['message', 'platform'],
    'POST messages': ['message', 'messaging_type', 'recipient', 'tag'],
    'POST subscribed_apps': ['subscribed_fields'],
  },
};

export const user: Node = {
  name: 'IGUser',
  fields: [
    'id',
    'username',
    'name',
    'biography',
    'followers_count',
    'follows_count',
    'media_count',
    'mentioned_media',
    'mentioned_comment',
  ],
  edges: {
    'GET ': [],
    'GET insights': ['breakdown', 'metric', 'metric_type', 'period', 'since', 'timeframe', 'until'],
    'GET media': ['since', 'until'],
    'GET tags': [],
    'POST mentions': ['comment_id', 'media_id', 'message'],
  },
};

export const media: Node = {
  name: 'IGMedia',
  fields: [
    'id',
    'caption',
    'timestamp',
    'permalink',
    'comments_count',
    'like_count',
    'media_type',
    'media_url',
    'username',
    'owner',
  ],
  edges: { 'GET ': [], 'GET comments': [], 'POST comments': ['message'] },
};

export const comment: Node = {
  name: 'IGComment',
  fields: ['id', 'text', 'timestamp', 'from', 'username', 'like_count', 'hidden', 'parent_id', 'media'],
  edges: { 'GET ': [], 'GET replies': [], 'POST replies': ['message'], 'POST ': ['hide'], 'DELETE ': [] },
};

/** By what an id names. */
export const byKind = { page, user, media, comment } as const;
