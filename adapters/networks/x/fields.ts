/** What is asked of X with every post: no more than is read, since each object read is billed. Values of query parameters of GET /2/tweets. */
export const postFields = {
  'tweet.fields':
    'attachments,author_id,conversation_id,created_at,edit_history_tweet_ids,entities,in_reply_to_user_id,lang,note_tweet,public_metrics,referenced_tweets',
  'user.fields': 'created_at,description,name,profile_image_url,public_metrics,username,verified',
  'media.fields': 'alt_text,media_key,preview_image_url,type,url,variants',
  expansions: 'author_id,attachments.media_keys,referenced_tweets.id',
} as const;

/** For what others say: whom they quote is not asked, since each post that comes along is billed. */
export const heardFields = { ...postFields, expansions: 'author_id,attachments.media_keys' } as const;

/** For direct messages: values of query parameters of GET /2/dm_events. */
export const directFields = {
  'dm_event.fields': 'attachments,created_at,dm_conversation_id,entities,event_type,id,participant_ids,sender_id,text',
  'user.fields': postFields['user.fields'],
  'media.fields': postFields['media.fields'],
  expansions: 'sender_id,attachments.media_keys',
} as const;

/** For looking at our own posts only: their numbers and what they answer. */
export const ownFields = {
  'tweet.fields':
    'author_id,conversation_id,created_at,edit_history_tweet_ids,entities,in_reply_to_user_id,note_tweet,public_metrics,referenced_tweets',
  expansions: 'author_id',
  'user.fields': 'username,name',
} as const;
