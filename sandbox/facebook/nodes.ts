import { message, thread, type Node } from '../meta/node.ts';

export { message, thread };

export const page: Node = {
  name: 'Page',
  fields: ['id', 'name', 'username', 'link', 'about', 'followers_count', 'fan_count', 'category'],
  edges: {
    'GET ': [],
    'GET feed': ['include_hidden', 'limit', 'show_expired', 'with'],
    'GET insights': ['breakdown', 'metric', 'period', 'since', 'until'],
    'GET visitor_posts': ['include_hidden', 'limit', 'show_expired', 'with'],
    'POST feed': ['message', 'link', 'published'],
    'POST subscribed_apps': ['subscribed_fields'],
    'GET subscribed_apps': [],
    'GET conversations': ['folder', 'platform', 'tags', 'user_id'],
    'POST message_attachments': ['message', 'platform'],
    'POST photos': ['alt_text_custom', 'caption', 'message', 'published', 'temporary', 'url'],
    'POST messages': ['message', 'messaging_type', 'recipient', 'tag', 'notification_type', 'persona_id'],
  },
};

export const post: Node = {
  name: 'PagePost',
  fields: [
    'id',
    'message',
    'story',
    'created_time',
    'updated_time',
    'from',
    'message_tags',
    'permalink_url',
    'shares',
    'is_hidden',
    'full_picture',
  ],
  edges: {
    'GET ': [],
    'GET comments': ['filter', 'live_filter', 'order', 'since'],
    'POST comments': ['attachment_id', 'attachment_share_url', 'attachment_url', 'message'],
    'POST likes': ['feedback_source', 'nectar_module', 'tracking'],
    'DELETE likes': ['nectar_module', 'tracking'],
    'DELETE ': [],
    'GET attachments': [],
    'GET reactions': ['type'],
  },
};

export const comment: Node = {
  name: 'Comment',
  fields: [
    'id',
    'message',
    'created_time',
    'from',
    'parent',
    'message_tags',
    'attachment',
    'comment_count',
    'like_count',
    'is_hidden',
    'permalink_url',
    'can_hide',
    'can_remove',
    'can_reply_privately',
    'user_likes',
  ],
  edges: {
    'GET ': [],
    'GET comments': ['filter', 'live_filter', 'order', 'since'],
    'POST comments': ['attachment_id', 'attachment_share_url', 'attachment_url', 'message'],
    'POST likes': ['feedback_source', 'nectar_module', 'tracking'],
    'DELETE likes': ['feedback_source', 'nectar_module', 'tracking'],
    'POST ': ['is_hidden', 'message', 'attachment_id', 'attachment_share_url', 'attachment_url'],
    'DELETE ': [],
  },
};

/** By what an id names. */
export const byKind = { page, post, comment, thread, message } as const;
