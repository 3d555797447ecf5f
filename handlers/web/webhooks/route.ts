import { RecadoError } from '#core/errors.ts';
import type { NetworkWebhook } from '#core/ports/network.ts';
import type { Services } from '../../context.ts';
import { defineRoute } from '../../define.ts';
import { takeCall, type WebhookServices } from '../../intake/webhook.ts';
import { BodyTooLarge, raw } from '../body.ts';
import { onlyOne } from '../guards.ts';

/** More than any call of a network, some of which bring thousands of events at once; a stranger's megabytes are not read. */
const BODY_MAX = 4 * 1024 * 1024;

/**
 * Where networks call us. An event is in the inbox, committed, before its call is answered with 200; with anything else the
 * network comes again.
 */
export const webhooks = defineRoute<WebhookServices>({
  path: '/webhooks/:path',
  methods: ['GET', 'POST'],
  limit: BODY_MAX,
  async handle(services, request, { params: { path = '' } }) {
    const theirs = webhooksAt(services, path);
    if (theirs.size === 0) return Response.json({ error: 'No network calls this address.' }, { status: 404 });
    if (request.method !== 'POST') return prove(theirs, request);
    try {
      const body = await raw(request, BODY_MAX);
      const isTaken = await takeCall(services, theirs, { headers: Object.fromEntries(request.headers), body });
      return isTaken
        ? Response.json({})
        : Response.json({ error: "The signature is not the network's." }, { status: 401 });
    } catch (err) {
      if (err instanceof BodyTooLarge) {
        services.log.warn({ path, limit: err.limit }, 'a call of a network is too long and was refused');
        throw err;
      }
      // The network comes again, and the next look would bring it anyway.
      services.log.error({ path, err }, 'a call of a network could not be taken');
      return Response.json(
        { error: 'Not taken; please come again.' },
        { status: err instanceof RecadoError && err.code === 'network.unexpected' ? 400 : 503 },
      );
    }
  },
});

/** Shows a network that the address is ours. */
function prove(theirs: ReadonlyMap<string, NetworkWebhook>, request: Request): Response {
  const [webhook] = theirs.values();
  const names = [...new URL(request.url).searchParams.keys()];
  const proof = webhook?.challenge(Object.fromEntries(names.map((name) => [name, onlyOne(request, name)])));
  const headers = { 'cache-control': 'no-store' };
  if (typeof proof === 'string') return new Response(proof, { headers: { ...headers, 'content-type': 'text/plain' } });
  return proof
    ? Response.json(proof, { headers })
    : Response.json({ error: 'This address takes the calls of a network.' }, { status: 400 });
}

/** By account key. */
function webhooksAt({ networks }: Pick<Services, 'networks'>, path: string): Map<string, NetworkWebhook> {
  return new Map(
    [...networks].flatMap(([account, { webhook }]) => (webhook?.path === path ? [[account, webhook] as const] : [])),
  );
}
