import { silentLog } from '#core/ports/log.ts';
import { fromComment } from '../../adapters/networks/facebook/message.ts';
import { measure as facebook } from '../../adapters/networks/facebook/measure.ts';
import { measure as instagram } from '../../adapters/networks/instagram/measure.ts';
import { measure as mastodon } from '../../adapters/networks/mastodon/measure.ts';
import { readableText as mastodonText } from '../../adapters/networks/mastodon/text.ts';
import { isOurAddress } from '../../adapters/networks/meta/our-address.ts';
import { measure as whatsapp } from '../../adapters/networks/whatsapp/measure.ts';
import { measure as x, withoutLeadingHandles } from '../../adapters/networks/x/measure.ts';
import { toMessage } from '../../adapters/networks/x/message.ts';
import { readPage } from '../../adapters/networks/x/wire.ts';
import { errorText, label } from '../../adapters/surfaces/slack/drawing/form.ts';
import {
  clean as slackClean,
  escape,
  fallbackText,
  shorten as slackShorten,
  split,
} from '../../adapters/surfaces/slack/drawing/limits.ts';
import { nameFromOutside as slackName } from '../../adapters/surfaces/slack/drawing/rich.ts';
import { plainWords, typedWords } from '../../adapters/surfaces/slack/inbound/words.ts';
import {
  clean as teamsClean,
  oneLine as teamsLine,
  shorten as teamsShorten,
} from '../../adapters/surfaces/teams/drawing/limits.ts';
import { nameFromOutside as teamsName, plainLine } from '../../adapters/surfaces/teams/drawing/rich.ts';
import { htmlText, readCommand, readWritten } from '../../adapters/surfaces/teams/inbound/words.ts';
import { growsWithItsLengthOnly } from '../support/long-texts.ts';

const nobody = async (): Promise<undefined> => undefined;
const reader = { meId: '1', meHandle: 'alba', permalink: () => 'https://x.com/a/status/1', directLink: () => '' };

/** Everything of networks and chats that looks into a text of strangers. */
growsWithItsLengthOnly({
  'a post of X with its addresses': (foreign) => {
    const urls = [...foreign.matchAll(/https:\/\/\S+/g)].map(([url]) => ({
      url,
      expanded_url: `${url}/${'x'.repeat(200)}`,
    }));
    const row = { id: '10', text: foreign, author_id: '7', created_at: '2026-11-21T10:00:00.000Z', entities: { urls } };
    const page = readPage({ data: [{ ...row, edit_history_tweet_ids: ['10'] }] }, silentLog);
    return page.posts.map((post) => toMessage(post, page, reader));
  },
  'length as each network counts it': (foreign) => [
    x(foreign, 280),
    withoutLeadingHandles(foreign),
    facebook(foreign, 8_000),
    instagram(foreign),
    mastodon(foreign, 500, { to: 'ana@m.example' }),
    whatsapp(foreign),
  ],
  'a post of Mastodon': (foreign) => mastodonText(foreign),
  'a name of Facebook, and an address': (foreign) => [
    fromComment(
      {
        id: '1_2',
        message: foreign,
        from: { id: '5', name: foreign },
        created_time: new Date(0),
        message_tags: [],
        like_count: 0,
        comment_count: 0,
      } as Parameters<typeof fromComment>[0],
      { version: 0 },
      { pageId: '1', handle: 'alba', pageName: 'Alba', site: 'https://facebook.example' },
    ),
    isOurAddress(foreign),
  ],
  'words of Slack': (foreign) => plainWords({ text: foreign }, { person: nobody, channel: nobody, group: nobody }),
  'words typed in a form of Slack': typedWords,
  'a text for Slack': (foreign) => [
    escape(slackClean(foreign)),
    slackShorten(foreign, 2_900),
    split(foreign, 2_900),
    fallbackText(foreign),
    slackName(foreign),
    label(foreign, 75),
    errorText(foreign),
  ],
  'words of Teams': (foreign) => [
    readWritten({
      text: foreign,
      entities: [{ type: 'mention', text: foreign, mentioned: { id: '29:x', name: 'x' } } as never],
      attachments: [{ contentType: 'text/html', content: `${foreign}>` }],
      recipient: { id: '28:bot' },
    }),
    htmlText(foreign),
    readCommand({ text: foreign, mentionsUs: true }),
  ],
  'a text for Teams': (foreign) => [
    teamsClean(foreign),
    teamsShorten(foreign, 2_900),
    teamsLine(foreign, 200),
    teamsName(foreign),
    plainLine(foreign),
  ],
});
