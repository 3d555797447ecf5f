import { expect, it } from 'vitest';
import { CALLS } from '../../../../adapters/networks/instagram/calls.ts';
import { read, sources } from '../../../support/source.ts';

/** What stands in the source for each call of the table: what is written there is looked for, so that none is left out or made up. */
const WRITTEN: Readonly<Record<string, string>> = {
  'GET /me': "read('me'",
  'GET /:user': 'path: igId',
  'GET /:user/insights': '`${igId}/insights`',
  'GET /:user/media': "edge: 'media' }",
  'GET /:user/tags': "edge: 'tags' }",
  'GET /:media': 'fields: MEDIA_FIELDS } }',
  'GET /:media/comments': '`${media.id}/comments`',
  'GET /:comment': 'fields: COMMENT_FIELDS } }',
  'GET /:comment/replies': '`${first}/replies`',
  'GET /me/conversations': "'me/conversations'",
  'GET /:thread/messages': '`${thread}/messages`',
  'GET /:message': 'encodeURIComponent(direct.mid)',
  'POST /:comment/replies': 'client.post(`${place.id}/replies`',
  'POST /:media/comments': 'client.post(`${place.id}/comments`',
  'POST /:user/mentions': 'client.post(`${me.igId}/mentions`',
  'POST /:comment': 'client.post(id, { hide',
  'DELETE /:comment': 'client.delete(id)',
  'POST /me/message_attachments': "'me/message_attachments'",
  'POST /me/messages': "client.post('me/messages'",
  'POST /me/subscribed_apps': "client.post('me/subscribed_apps'",
  'POST /oauth/access_token': "asApp(app).post('oauth/access_token'",
  'GET /debug_token': "path: 'debug_token'",
  'GET /me/accounts': "client.get('me/accounts'",
  'GET /:own': 'asPerson(app, user).get(ownId',
  'POST /:app/subscriptions': 'app.post(`${parts.appId}/subscriptions`',
};

it('the table of calls has every call that the source makes, and no other', () => {
  const text = [...sources('adapters/networks/instagram'), ...sources('adapters/networks/meta')].map(read).join('\n');
  expect(CALLS.map(({ call }) => call).toSorted()).toEqual(Object.keys(WRITTEN).toSorted());
  expect(Object.entries(WRITTEN).filter(([, words]) => !text.includes(words))).toEqual([]);
  // Whoever adds a call that publishes or deletes must add its row.
  const changing = [...text.matchAll(/(?:client|app)\.(?:post|delete)\((?:`[^`]+`|'[^']+'|\w+)/g)].map(
    ([words]) => words,
  );
  expect(changing.filter((words) => !Object.values(WRITTEN).some((known) => known.includes(words)))).toEqual([]);
});
