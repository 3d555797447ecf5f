import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { NetworkWebhook } from '#core/ports/network.ts';
import type { WebServices } from '../../context.ts';
import { defineRoute } from '../../define.ts';
import { takenBackProblem } from '../../alerts/access.ts';
import { takeEvents } from '../../intake/take-events.ts';
import { formFields } from '../body.ts';
import { languageOf, onlyOne } from '../guards.ts';
import { drawNotice, pageOf } from '../page.ts';

const BODY_MAX = 20 * 1024;
/** Requests of one address in a minute. */
const A_MINUTE = 60;
/** Under which the wishes are remembered, beside what the chats do not forget. */
const KEPT_UNDER = 'erasures';

const Wish = z.object({ network: z.string(), userId: z.string(), at: z.string() });

type PrivacyServices = Omit<WebServices, 'publicFiles'>;

/** Where a network tells that somebody wants to be forgotten or took our access back, and where she reads what became of it. */
export const privacy = defineRoute<PrivacyServices>({
  path: '/webhooks/:path/:what',
  methods: ['GET', 'POST'],
  limit: BODY_MAX,
  async handle(services, request, { address, params: { path = '', what = '' } }) {
    const theirs = [...services.networks].flatMap(([account, { webhook }]) =>
      webhook?.path === path && webhook.signedRequest ? [{ account, webhook }] : [],
    );
    if (theirs.length === 0 || !['deletion', 'deauthorise'].includes(what))
      return Response.json({ error: 'No network calls this address.' }, { status: 404 });
    if (await services.limits.isTooMuch('privacy', address, A_MINUTE))
      return Response.json({ error: 'Too many requests.' }, { status: 429, headers: { 'retry-after': '60' } });
    if (request.method !== 'POST') return tell(services, request, onlyOne(request, 'code') ?? '');
    const signed = (await formFields(request, BODY_MAX)).get('signed_request') ?? '';
    const [found] = theirs.flatMap(({ account, webhook }) => {
      const about = webhook.signedRequest?.(signed);
      return about ? [{ ...about, account, webhook }] : [];
    });
    if (found === undefined) {
      services.log.warn({ path, what }, 'a request that the network did not sign was refused');
      return Response.json({ error: "The signature is not the network's." }, { status: 401 });
    }
    const network = networkOf(services, found.account);
    if (what === 'deauthorise') {
      services.log.warn({ network }, 'somebody took our access back');
      services.problems.set(takenBackProblem(network), 'problem.deauthorised', { network });
      return Response.json({});
    }
    return Response.json(await forget(services, { ...found, network }));
  },
});

/** What she wrote is deleted as if she had deleted each of her messages, so that cards, files and drafts follow. */
async function forget(
  services: PrivacyServices,
  { network, userId, webhook }: { network: string; userId: string; webhook: NetworkWebhook },
): Promise<{ url: string; confirmation_code: string }> {
  const { store, clock, log } = services;
  const at = clock.now();
  const code = randomBytes(10).toString('hex');
  const written = await store.messages.writtenBy(network, userId);
  // First, so that no card is drawn again with her name or what she added to a rating.
  await store.messages.forgetPerson(network, userId);
  for (const [account, brand] of accountsOf(services, network)) {
    const events = written.flatMap((each) =>
      each.account === account
        ? [
            {
              kind: 'deleted' as const,
              eventKey: `forget:${each.nativeId}:${code}`,
              nativeId: each.nativeId,
              at,
              forget: true as const,
            },
          ]
        : [],
    );
    await takeEvents(services, { network, account, brand }, events, { by: 'webhook', at });
  }
  await store.memory(KEPT_UNDER).put(code, { network, userId, at: at.toISOString() });
  log.info({ network, messages: written.length }, 'somebody wants to be forgotten');
  return { url: `${webhook.about.url}/deletion?code=${code}`, confirmation_code: code };
}

async function tell({ store, texts, config }: PrivacyServices, request: Request, code: string): Promise<Response> {
  const language = languageOf(request, config.language);
  const t = texts.in(language);
  const wish = /^[0-9a-f]{20}$/.test(code) ? Wish.safeParse(await store.memory(KEPT_UNDER).get(code)) : undefined;
  if (!wish?.success) return pageOf(drawNotice({ texts, language, sentence: t('erasure.unknown') }), 404);
  const { network, userId } = wish.data;
  const left = (await store.messages.writtenBy(network, userId)).some(({ hasWords }) => hasWords);
  const key = left ? 'erasure.under-way' : 'erasure.done';
  return pageOf(drawNotice({ texts, language, sentence: t(key, { code, network: t.network(network) }) }));
}

function networkOf(services: PrivacyServices, account: string): string {
  for (const { accounts } of Object.values(services.config.brands)) {
    const found = accounts[account];
    if (found) return found.network;
  }
  throw new Error(`the account ${account} is in no brand`);
}

function accountsOf({ config }: PrivacyServices, network: string): [account: string, brand: string][] {
  return Object.entries(config.brands).flatMap(([brand, { accounts }]) =>
    Object.entries(accounts).flatMap(([account, each]): [string, string][] =>
      each.network === network ? [[account, brand]] : [],
    ),
  );
}
