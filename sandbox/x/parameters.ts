import { invalidRequest } from './problem.ts';

/** Field names of API 2.164; a name outside these is refused, as X does. */
export const fieldNames = {
  'tweet.fields': [
    'article',
    'attachments',
    'author_id',
    'card_uri',
    'community_id',
    'context_annotations',
    'conversation_id',
    'created_at',
    'display_text_range',
    'edit_controls',
    'edit_history_tweet_ids',
    'entities',
    'geo',
    'id',
    'in_reply_to_user_id',
    'lang',
    'matched_media_notes',
    'media_metadata',
    'non_public_metrics',
    'note_request_suggestions',
    'note_tweet',
    'organic_metrics',
    'possibly_sensitive',
    'promoted_metrics',
    'public_metrics',
    'referenced_tweets',
    'reply_settings',
    'scopes',
    'source',
    'suggested_source_links',
    'suggested_source_links_with_counts',
    'text',
    'withheld',
  ],
  'user.fields': [
    'affiliation',
    'confirmed_email',
    'connection_status',
    'created_at',
    'description',
    'entities',
    'id',
    'is_identity_verified',
    'location',
    'most_recent_tweet_id',
    'name',
    'parody',
    'pinned_tweet_id',
    'profile_banner_url',
    'profile_image_url',
    'protected',
    'public_metrics',
    'receives_your_dm',
    'subscription',
    'subscription_type',
    'url',
    'username',
    'verified',
    'verified_followers_count',
    'verified_type',
    'withheld',
  ],
  'media.fields': [
    'alt_text',
    'duration_ms',
    'height',
    'media_key',
    'non_public_metrics',
    'organic_metrics',
    'preview_image_url',
    'promoted_metrics',
    'public_metrics',
    'type',
    'url',
    'variants',
    'width',
  ],
  'poll.fields': ['duration_minutes', 'end_datetime', 'id', 'options', 'voting_status'],
  'place.fields': ['contained_within', 'country', 'country_code', 'full_name', 'geo', 'id', 'name', 'place_type'],
} as const;
const tweetExpansions = [
  'article.cover_media',
  'article.media_entities',
  'attachments.media_keys',
  'attachments.media_source_tweet',
  'attachments.poll_ids',
  'author_id',
  'edit_history_tweet_ids',
  'entities.mentions.username',
  'geo.place_id',
  'in_reply_to_user_id',
  'entities.note.mentions.username',
  'referenced_tweets.id',
  'referenced_tweets.id.attachments.media_keys',
  'referenced_tweets.id.author_id',
];
const userExpansions = ['affiliation.user_id', 'most_recent_tweet_id', 'pinned_tweet_id'];

export type ParameterRule =
  | { kind: 'list'; values: readonly string[] }
  | { kind: 'ids'; atMost: number; required: true }
  | { kind: 'id' }
  | { kind: 'number'; min: number; max: number }
  | { kind: 'time' }
  | { kind: 'text'; max: number; required?: boolean };
export type Rules = Readonly<Record<string, ParameterRule>>;

const list = (values: readonly string[]): ParameterRule => ({ kind: 'list', values });
const fields: Rules = Object.fromEntries(Object.entries(fieldNames).map(([name, values]) => [name, list(values)]));
const userObject: Rules = {
  'user.fields': list(fieldNames['user.fields']),
  'tweet.fields': list(fieldNames['tweet.fields']),
  expansions: list(userExpansions),
};
const tweetObject: Rules = { ...fields, expansions: list(tweetExpansions) };
const paged = (min: number): Rules => ({
  max_results: { kind: 'number', min, max: 100 },
  pagination_token: { kind: 'text', max: 19 },
});
const window: Rules = {
  since_id: { kind: 'id' },
  until_id: { kind: 'id' },
  start_time: { kind: 'time' },
  end_time: { kind: 'time' },
};
const exclude = list(['replies', 'retweets']);
const directObject: Rules = {
  'dm_event.fields': list([
    'attachments',
    'cashtags',
    'created_at',
    'dm_conversation_id',
    'entities',
    'event_type',
    'hashtags',
    'id',
    'mentions',
    'participant_ids',
    'referenced_tweets',
    'sender_id',
    'text',
    'urls',
  ]),
  event_types: list(['MessageCreate', 'ParticipantsJoin', 'ParticipantsLeave']),
  expansions: list(['attachments.media_keys', 'participant_ids', 'referenced_tweets.id', 'sender_id']),
  'media.fields': list(fieldNames['media.fields']),
  'user.fields': list(fieldNames['user.fields']),
  'tweet.fields': list(fieldNames['tweet.fields']),
};

/** Query parameters that each endpoint takes. */
export const parameters = {
  user: userObject,
  tweet: tweetObject,
  tweets: { ...tweetObject, ids: { kind: 'ids', atMost: 100, required: true } },
  mentions: { ...tweetObject, ...paged(5), ...window },
  timeline: { ...tweetObject, ...paged(5), ...window, exclude },
  quotes: { ...tweetObject, ...paged(10), exclude },
  search: {
    ...tweetObject,
    ...paged(10),
    ...window,
    next_token: { kind: 'text', max: 19 },
    sort_order: list(['recency', 'relevancy']),
    query: { kind: 'text', max: 4096, required: true },
  },
  followers: {
    ...userObject,
    max_results: { kind: 'number', min: 1, max: 1000 },
    pagination_token: { kind: 'text', max: 32 },
  },
  direct: { ...directObject, ...paged(1) },
  none: {},
} as const satisfies Record<string, Rules>;

/** @throws Problem 400 that names every parameter that is wrong */
export function checkParameters(query: URLSearchParams, rules: Rules): void {
  const errors: { message: string; parameters: Record<string, string[]> }[] = [];
  for (const name of new Set(query.keys())) {
    const rule = rules[name];
    const values = query.getAll(name);
    const bad =
      rule === undefined
        ? `The query parameter [${name}] is not one of [${['id', ...Object.keys(rules)].join(',')}]`
        : values.length > 1
          ? `Duplicate query parameter [${name}]`
          : fault(name, values[0] ?? '', rule);
    if (bad !== undefined) errors.push({ message: bad, parameters: { [name]: values } });
  }
  for (const [name, rule] of Object.entries(rules)) {
    if ('required' in rule && rule.required === true && !query.has(name))
      errors.push({ message: `The \`${name}\` query parameter can not be empty`, parameters: { [name]: [] } });
  }
  if (errors.length > 0) throw invalidRequest(errors);
}

function fault(name: string, value: string, rule: ParameterRule): string | undefined {
  const says = (what: string): string => `The \`${name}\` query parameter value [${value}] ${what}`;
  switch (rule.kind) {
    case 'list': {
      const bad = value.split(',').find((each) => !rule.values.includes(each));
      return bad === undefined
        ? undefined
        : `The \`${name}\` query parameter value [${bad}] is not one of [${rule.values.join(',')}]`;
    }
    case 'ids': {
      const ids = value.split(',');
      if (ids.length > rule.atMost) return says(`does not contain between 1 and ${rule.atMost} ids`);
      return ids.every((id) => /^\d{1,19}$/.test(id)) ? undefined : says('is not valid');
    }
    case 'id':
      return /^\d{1,19}$/.test(value) ? undefined : says('is not valid');
    case 'number':
      return /^\d+$/.test(value) && Number(value) >= rule.min && Number(value) <= rule.max
        ? undefined
        : says(`is not between ${rule.min} and ${rule.max}`);
    case 'time':
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) && !Number.isNaN(Date.parse(value))
        ? undefined
        : says('is not a valid RFC3339 date-time');
    case 'text':
      return value.length >= 1 && value.length <= rule.max
        ? undefined
        : says(`is not between 1 and ${rule.max} characters`);
    default:
      return rule satisfies never;
  }
}
