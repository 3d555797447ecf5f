import type { WebServices } from '../../context.ts';
import { defineRoute } from '../../define.ts';
import { languageOf } from '../guards.ts';
import { CLOSED_HEADERS, drawNotice, pageOf } from '../page.ts';
import { behindTheDoor, scopesOf } from '../../accounts/connecting.ts';
import { begun } from './journeys.ts';

/** Requests of one address in a minute. */
const A_MINUTE = 30;

type ConnectServices = Omit<WebServices, 'publicFiles'>;

/** Takes whoever asked in the chat on to the network's own page, and remembers that it was this browser. */
export const connect = defineRoute<ConnectServices>({
  path: '/connect/:token',
  methods: ['GET'],
  limit: 0,
  async handle(services, request, { address, params: { token = '' } }) {
    const { connecting, texts, config, publicUrl, log, limits, clock } = services;
    const language = languageOf(request, config.language);
    const t = texts.in(language);
    const say = (sentence: string, status: number): Response =>
      pageOf(drawNotice({ texts, language, sentence }), status);
    if (await limits.isTooMuch('connect', address, A_MINUTE)) return say(t('public-files.busy'), 429);
    const link = connecting.read(token);
    const found = link && connecting.accounts.get(link.account);
    if (link === undefined || found === undefined) return say(t('connect.unknown'), 404);
    if (link.past) return say(t('connect.past'), 410);
    const { network, oauth, env } = found;
    const scopes = scopesOf(behindTheDoor(connecting, found).map(([, each]) => each)).map(({ scope }) => scope);
    const journey = await begun(services, {
      now: clock.now(),
      network,
      account: link.account,
      by: link.by,
      go: (state) => oauth.begin({ redirectUri: connecting.redirectUri(network), state, scopes, env }),
    });
    log.info({ network, account: link.account, by: link.by }, 'somebody goes to a network to let us in');
    const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
    return new Response(null, {
      status: 303,
      headers: {
        ...CLOSED_HEADERS,
        location: journey.url,
        // Sent along when the network sends her back, which is a plain link from another site.
        'set-cookie': `recado_connect=${journey.browser}; Path=/connected; Max-Age=900; HttpOnly; SameSite=Lax${secure}`,
      },
    });
  },
});
