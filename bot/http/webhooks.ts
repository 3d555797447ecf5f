import express, { type Application, type Request, type Response } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { Metrics } from '#core/ports/metrics.ts';
import type { NetworkWebhook, WebhookCall } from '#core/ports/network.ts';
import { RecadoError } from '#core/errors.ts';
import type { Problems } from '../../handlers/problems.ts';
import { noteContact } from '../../handlers/intake/contact.ts';
import type { ConnectedAccount } from '../build.ts';
import type { Store } from '../../store/store.ts';

/** More than any event of a network; a stranger's megabytes are not read. */
const BODY_LIMIT = '1mb';
/** Networks give an address up after a day or so without a good answer: it is checked again far more often. */
const CHECK_AGAIN_MS = 60 * 60_000;
const RETRY_MS = 60_000;

interface Deps {
  app: Application;
  accounts: readonly ConnectedAccount[];
  store: Pick<Store, 'inbox' | 'accounts' | 'alerts'>;
  clock: Clock;
  log: Log;
  problems: Problems;
  metrics?: Metrics | undefined;
}

type Hooked = ConnectedAccount & { webhook: NetworkWebhook };

/**
 * Takes the networks' calls at /webhooks/<path> and has each network know the address. An event is in the inbox, committed,
 * before its call is answered with 200; with anything else the network comes again.
 */
export function startWebhooks(deps: Deps): { stop(): void } {
  const { accounts, log, problems } = deps;
  const hooked = accounts.flatMap((account): Hooked[] => (account.connection.webhook ? [{ ...account, webhook: account.connection.webhook }] : []));
  for (const [path, sharing] of Map.groupBy(hooked, ({ webhook }) => webhook.path)) mount(deps, path, sharing);

  const stopped = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  async function keepRegistered({ network, connection, webhook }: Hooked): Promise<void> {
    const what = `webhook:${connection.account}`;
    let next = CHECK_AGAIN_MS;
    try {
      await webhook.register();
      problems.clear(what);
    } catch (error) {
      if (stopped.signal.aborted) return;
      const asked = error instanceof RecadoError ? (error.retryAfterMs ?? 0) : 0;
      next = Math.max(RETRY_MS, Math.min(CHECK_AGAIN_MS, Number.isFinite(asked) ? asked : 0));
      problems.set(what, 'problem.webhook', { network, detail: reasonOf(error), url: webhook.about.url, seconds: webhook.about.pollSeconds });
      log.warn({ network, account: connection.account, err: error }, 'a network could not be told our address');
    }
    if (stopped.signal.aborted) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void keepRegistered({ network, connection, webhook, brand: '' });
    }, next);
    timers.add(timer);
  }
  // One after the other: accounts of one app share the address, and the second finds it there.
  void hooked.reduce((before, each) => before.then(() => keepRegistered(each)), Promise.resolve());
  return {
    stop() {
      stopped.abort();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function reasonOf(error: unknown): string {
  const root = error instanceof RecadoError && error.cause instanceof Error ? error.cause : error;
  return (root instanceof Error ? root.message : String(root)).slice(0, 200);
}

function mount(deps: Deps, path: string, sharing: readonly Hooked[]): void {
  const { app, log } = deps;
  const address = `/webhooks/${path}`;
  app.get(address, (request, response) => {
    const proof = sharing[0]?.webhook.challenge(textsOf(request.query));
    if (proof) response.set('cache-control', 'no-store').json(proof);
    else response.status(400).json({ error: 'This address takes the calls of a network.' });
  });
  app.post(address, express.raw({ type: () => true, limit: BODY_LIMIT }), (request: Request, response: Response) => {
    take(deps, sharing, { headers: textsOf(request.headers), body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0) }).then(
      (status) => void response.status(status).json(status === 200 ? {} : { error: "The signature is not the network's." }),
      (error: unknown) => {
        // The network comes again, and the next look would bring it anyway.
        log.error({ path, err: error }, 'a call of a network could not be taken');
        response.status(error instanceof RecadoError && error.code === 'network.unexpected' ? 400 : 503).json({ error: 'Not taken; please come again.' });
      },
    );
  });
}

async function take({ store, clock, log, metrics }: Deps, sharing: readonly Hooked[], call: WebhookCall): Promise<200 | 401> {
  const theirs = sharing.filter(({ webhook }) => webhook.verify(call));
  if (theirs.length === 0) {
    log.warn({ network: sharing[0]?.network, bytes: call.body.byteLength }, 'a call with a wrong signature was refused');
    return 401;
  }
  const at = clock.now();
  for (const { network, brand, connection, webhook } of theirs) {
    const { account } = connection;
    const events = await webhook.receive(call);
    const fresh = await store.inbox.add(
      events.map((event) => ({ network, account, brand, event })),
      at,
    );
    const hasMessage = fresh > 0 && events.some(({ kind }) => kind === 'message');
    if (hasMessage) await noteContact({ store, clock }, { network, account }, { at, pulled: false, data: true });
    if (fresh > 0) metrics?.messagesIn(network, 'webhook', fresh);
    log.debug({ network, account, fresh, events: events.map(({ eventKey }) => eventKey) }, 'a network called');
  }
  return 200;
}

/** What is given several times counts as not given. */
function textsOf(values: object): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(values).map(([name, value]: [string, unknown]) => [name, typeof value === 'string' ? value : undefined]));
}
