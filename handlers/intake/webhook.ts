import { RecadoError } from '#core/errors.ts';
import { withoutQuote } from '#core/json.ts';
import type { NetworkConnection, NetworkWebhook, WebhookCall } from '#core/ports/network.ts';
import type { Services } from '../context.ts';
import { isAccepted } from '../accounts/is-accepted.ts';
import { accessLost, accessWorks, type OpsServices } from '../alerts/access.ts';
import { takeEvents } from './take-events.ts';

/** Networks give an address up after a day or so without a good answer: it is checked again far more often. */
const CHECK_AGAIN_MS = 60 * 60_000;
const RETRY_MS = 60_000;

export interface WebhookServices extends Pick<Services, 'networks' | 'clock' | 'log' | 'problems' | 'metrics'> {
  config: { brands: Readonly<Record<string, { accounts: Readonly<Record<string, { network: string }>> }>> };
  store: Pick<Services['store'], 'inbox' | 'accounts' | 'alerts'>;
}

interface Account {
  account: string;
  brand: string;
  network: string;
}

/** Has each network know our address, and looks from time to time that it still does. */
export function keepRegistered(services: WebhookServices & OpsServices): { stop(): void } {
  const { networks, log, problems } = services;
  const stopped = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  async function register(of: Account, connection: NetworkConnection, webhook: NetworkWebhook): Promise<void> {
    const { account, network } = of;
    const what = `webhook:${account}`;
    let next = CHECK_AGAIN_MS;
    try {
      await webhook.register();
      problems.clear(what);
      if (!connection.pull) await welcomeBack(services, of);
      await tellMisread(services, of, webhook);
    } catch (error) {
      if (stopped.signal.aborted) return;
      const asked = error instanceof RecadoError ? (error.retryAfterMs ?? 0) : 0;
      next = Math.max(RETRY_MS, Math.min(CHECK_AGAIN_MS, Number.isFinite(asked) ? asked : 0));
      const { url, pollSeconds: seconds } = webhook.about;
      const values = { network, detail: reasonOf(error), url };
      if (await isLost(error, connection)) {
        // Our access is what is wrong, and is told as that.
        problems.clear(what);
        await accessLost(services, of, 'everything');
      } else if (seconds > 0) problems.set(what, 'problem.webhook', { ...values, seconds });
      else problems.set(what, 'problem.webhook-alone', values);
      log.warn({ network, account, err: error }, 'a network could not be told our address');
    }
    if (stopped.signal.aborted) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void register(of, connection, webhook);
    }, next);
    timers.add(timer);
  }
  const hooked = accountsOf(services).flatMap((of) => {
    const connection = networks.get(of.account);
    return connection?.webhook ? [{ of, connection, webhook: connection.webhook }] : [];
  });
  // One after the other: accounts of one app share the address, and the second finds it there.
  void hooked.reduce(
    (before, { of, connection, webhook }) => before.then(() => register(of, connection, webhook)),
    Promise.resolve(),
  );
  return {
    stop() {
      stopped.abort();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Whether the account's own access is refused: the keys of the app, which the address is told with, may be wrong alone. */
async function isLost(error: unknown, connection: NetworkConnection): Promise<boolean> {
  if (!(error instanceof RecadoError) || error.code !== 'network.not-authorised') return false;
  return !(await isAccepted(connection).catch(() => true));
}

/** Where nothing is looked at, this call is the first that says that our access works again. */
async function welcomeBack(services: OpsServices, { network, account }: Account): Promise<void> {
  const row = await services.store.accounts.get(network, account);
  if (row?.brokenFor === 'everything') await accessWorks(services, { network, account });
}

/** Puts what a call says to each account into the inbox. Gives whether any of the webhooks, by account, knows its signature. */
export async function takeCall(
  services: WebhookServices,
  webhooks: ReadonlyMap<string, NetworkWebhook>,
  call: WebhookCall,
): Promise<boolean> {
  const { clock, log } = services;
  const sharing = accountsOf(services).flatMap((of) => {
    const webhook = webhooks.get(of.account);
    return webhook ? [{ ...of, webhook }] : [];
  });
  const theirs = sharing.filter(({ webhook }) => webhook.verify(call));
  if (theirs.length === 0) {
    log.warn(
      { network: sharing[0]?.network, bytes: call.body.byteLength },
      'a call with a wrong signature was refused',
    );
    return false;
  }
  const at = clock.now();
  for (const { network, brand, account, webhook } of theirs) {
    const events = await webhook.receive(call);
    const fresh = await takeEvents(services, { network, account, brand }, events, { by: 'webhook', at });
    log.debug({ network, account, fresh, events: events.map(({ eventKey }) => eventKey) }, 'a network called');
    await tellMisread(services, { network, account }, webhook);
  }
  return true;
}

/** What nobody understood is shown to whoever runs Recado until it is a week old. */
async function tellMisread(
  { problems }: Pick<Services, 'problems'>,
  { network, account }: Pick<Account, 'network' | 'account'>,
  webhook: NetworkWebhook,
): Promise<void> {
  const misread = await webhook.misread?.();
  if (misread === undefined) return;
  const what = `misread:${account}`;
  const count = misread.reduce((sum, each) => sum + each.count, 0);
  if (count === 0) problems.clear(what);
  else
    problems.set(what, 'problem.misread', {
      network,
      count,
      what: misread
        .map((each) => each.what)
        .join('; ')
        .slice(0, 300),
    });
}

function accountsOf({ config }: WebhookServices): Account[] {
  return Object.entries(config.brands).flatMap(([brand, { accounts }]) =>
    Object.entries(accounts).map(([account, { network }]) => ({ account, brand, network })),
  );
}

function reasonOf(error: unknown): string {
  const root = error instanceof RecadoError && error.cause instanceof Error ? error.cause : error;
  return withoutQuote(root instanceof Error ? root.message : String(root)).slice(0, 200);
}
