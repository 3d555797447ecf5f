import { OAuthError } from '#core/ports/oauth.ts';
import type { WebServices } from '../../context.ts';
import { defineRoute } from '../../define.ts';
import { accessWorks } from '../../alerts/access.ts';
import { languageOf, onlyOne } from '../guards.ts';
import { drawNotice, pageOf } from '../page.ts';
import { ended } from '../connect/journeys.ts';

const A_MINUTE = 30;
/** No code of a network is longer. */
const LONGEST = 2_000;

type ConnectedServices = Omit<WebServices, 'publicFiles'>;

/** Where a network sends back whoever let us in, or did not. */
export const connected = defineRoute<ConnectedServices>({
  path: '/connected/:network',
  methods: ['GET'],
  limit: 0,
  async handle(services, request, { address, params: { network = '' } }) {
    const { connecting, texts, config, log, limits, clock, pollNow } = services;
    const language = languageOf(request, config.language);
    const t = texts.in(language);
    const say = (sentence: string, status: number): Response =>
      pageOf(drawNotice({ texts, language, sentence, once: true }), status, {
        'set-cookie': 'recado_connect=; Path=/connected; Max-Age=0; HttpOnly; SameSite=Lax',
      });
    if (await limits.isTooMuch('connected', address, A_MINUTE)) return say(t('public-files.busy'), 429);
    const [state = '', code = ''] = [onlyOne(request, 'state'), onlyOne(request, 'code')];
    if (state.length > LONGEST || code.length > LONGEST) return say(t('connect.unknown'), 400);
    const browser = /(?:^|;\s*)recado_connect=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? '';
    const now = clock.now();
    const journey = await ended(services, { state, browser, network, now });
    const found = journey && connecting.accounts.get(journey.account);
    if (journey === undefined || found === undefined) return say(t('connect.unknown'), 400);
    const { account, by, keep } = journey;
    const { handle, oauth, env, granted } = found;
    const named = { network: t.network(network), account: t.handle(network, handle) };
    if (code === '') {
      log.warn({ network, account, by, error: onlyOne(request, 'error')?.slice(0, 100) }, 'a network was not let in');
      return say(t('connect.denied', named), 200);
    }
    try {
      const redirectUri = connecting.redirectUri(network);
      await granted.keep(await oauth.finish({ code, keep, redirectUri, handle, env, now }), by);
    } catch (err) {
      if (!(err instanceof OAuthError)) throw err;
      log.warn({ network, account, by, why: err.why, detail: err.message }, 'an account could not be connected');
      return say(t(`connect.${err.why}`, { ...named, detail: err.message }), err.why === 'unreachable' ? 502 : 422);
    }
    log.info({ network, account, by }, 'an account was connected');
    await accessWorks(services, { network, account });
    pollNow(account);
    return say(t('connect.done', named), 200);
  },
});
