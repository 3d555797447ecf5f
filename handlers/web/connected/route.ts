import { OAuthError } from '#core/ports/oauth.ts';
import { accessWorks, tellOfEnd } from '../../alerts/access.ts';
import type { WebServices } from '../../context.ts';
import { defineRoute } from '../../define.ts';
import { BodyTooLarge, formFields } from '../body.ts';
import { ended, goesOn, type Journey } from '../connect/journeys.ts';
import { isFromOurPage, languageOf, onlyOne } from '../guards.ts';
import { drawNotice, pageOf } from '../page.ts';
import { offeredBy, type Offered } from './offered.ts';
import { drawChoice } from './page.ts';

const A_MINUTE = 30;
/** No code of a network is longer. */
const LONGEST = 2_000;
const BODY_MAX = 16 * 1024;

type ConnectedServices = Omit<WebServices, 'publicFiles'>;

/** What a visit is bound to while she chooses. */
const aboutVisit = ({ network, by }: Pick<Journey, 'network' | 'by'>): string => `visit ${network} ${by}`;

/** Where a network sends back whoever let us in, or did not; and where she chooses which of our accounts that is for. */
export const connected = defineRoute<ConnectedServices>({
  path: '/connected/:network',
  methods: ['GET', 'POST'],
  limit: BODY_MAX,
  async handle(services, request, { address, params: { network = '' } }) {
    const { connecting, texts, config, log, limits, clock, publicUrl } = services;
    const language = languageOf(request, config.language);
    const t = texts.in(language);
    const say = (sentence: string, status: number): Response =>
      pageOf(drawNotice({ texts, language, sentence, once: true }), status, {
        'set-cookie': 'recado_connect=; Path=/connected; Max-Age=0; HttpOnly; SameSite=Lax',
      });
    if (await limits.isTooMuch('connected', address, A_MINUTE)) return say(t('public-files.busy'), 429);
    const isChoosing = request.method === 'POST';
    if (isChoosing && !isFromOurPage(request, publicUrl)) return say(t('connect.unknown'), 403);
    const given = isChoosing ? await fieldsOf(request) : undefined;
    const state = (given ? given.get('state') : onlyOne(request, 'state')) ?? '';
    const code = onlyOne(request, 'code') ?? '';
    if (state.length > LONGEST || code.length > LONGEST) return say(t('connect.unknown'), 400);
    const browser = /(?:^|;\s*)recado_connect=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? '';
    const now = clock.now();
    const journey = await ended(services, { state, browser, network, now });
    const found = journey && connecting.accounts.get(journey.account);
    if (!journey || !found || (journey.visit !== undefined) !== isChoosing) return say(t('connect.unknown'), 400);
    const { account, by } = journey;
    const { handle, oauth, env } = found;
    const named = { network: t.network(network), account: t.handle(network, handle) };
    if (!isChoosing && code === '') {
      log.warn({ network, account, by, error: onlyOne(request, 'error')?.slice(0, 100) }, 'a network was not let in');
      return say(t('connect.denied', named), 200);
    }
    try {
      const redirectUri = connecting.redirectUri(network);
      const visit = journey.visit
        ? connecting.vault?.open(journey.visit, aboutVisit(journey))
        : await oauth.finish({ code, keep: journey.keep, redirectUri, env, now });
      if (visit === undefined) return say(t('connect.unknown'), 400);
      const { ours, others } = await offeredBy(connecting, found, { visit, now });
      const names = [...ours.map(({ offer }) => offer.name), ...others];
      if (!ours.some(({ key }) => key === account)) {
        log.warn({ network, account, by, offered: names.length }, 'a network was let in for other accounts');
        if (names.length === 0) return say(t('connect.none-offered', named), 422);
        const words = oauth.as === 'person' ? 'connect.not-among' : 'connect.other-account';
        return say(t(words, { ...named, detail: names.join(', ') }), 422);
      }
      const chosen = given
        ? ours.filter(({ key }) => given.getAll('account').includes(key))
        : ours.length === 1
          ? ours
          : [];
      if (chosen.length > 0) return say(await connectAll(services, chosen, { by, language }), 200);
      if (!connecting.vault) return say(t('connect.unknown'), 400);
      const next = await goesOn(services, { ...journey, visit: connecting.vault.seal(visit, aboutVisit(journey)) });
      return pageOf(
        drawChoice({
          texts,
          language,
          ours,
          others,
          chosen: isChoosing ? [] : [account],
          state: next,
          isEmpty: isChoosing,
        }),
      );
    } catch (err) {
      if (!(err instanceof OAuthError)) throw err;
      log.warn({ network, account, by, why: err.why, detail: err.message }, 'an account could not be connected');
      return say(t(`connect.${err.why}`, { ...named, detail: err.message }), err.why === 'unreachable' ? 502 : 422);
    }
  },
});

/** Keeps what each was granted, and says what is connected and what it lacks. */
async function connectAll(
  services: ConnectedServices,
  chosen: readonly Offered[],
  { by, language }: { by: string; language: ReturnType<typeof languageOf> },
): Promise<string> {
  const { texts, log, pollNow } = services;
  const t = texts.in(language);
  const lacks: string[] = [];
  for (const { key, account, offer } of chosen) {
    const { network, handle, granted, oauth } = account;
    await granted.keep(offer.grant, by);
    log.info({ network, account: key, by, lacks: offer.lacks }, 'an account was connected');
    await accessWorks(services, { network, account: key });
    await tellOfEnd(services, { network, account: key }, offer.grant.endsAt);
    pollNow(key);
    for (const { scope, why } of oauth.scopes)
      if (offer.lacks.includes(scope))
        lacks.push(t('connect.lacks', { account: t.handle(network, handle), why: t(why), scope }));
  }
  const [first, ...more] = chosen.map(({ account: { network, handle } }) => ({
    network: t.network(network),
    account: t.handle(network, handle),
  }));
  const accounts = [first, ...more].map((each) => `${each?.account} (${each?.network})`).join(', ');
  const done = first && more.length === 0 ? t('connect.done', first) : t('connect.done-several', { accounts });
  return [...lacks, done].join(' ');
}

async function fieldsOf(request: Request): Promise<URLSearchParams> {
  try {
    return await formFields(request, BODY_MAX);
  } catch (error) {
    if (error instanceof BodyTooLarge) return new URLSearchParams();
    throw error;
  }
}
