import { PUBLIC, withOverrides } from '@microsoft/teams.api';
import type { Client as TeamsApi } from '@microsoft/teams.api';
import { App, ExpressAdapter } from '@microsoft/teams.apps';
import type { AppOptions } from '@microsoft/teams.apps';
import type { Application } from 'express';
import { withoutQuote } from '#core/json.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { InvokeAnswer } from '../inbound/activity.ts';
import { createGuard, createTokens, ISSUER } from './auth.ts';

/** Longer than the time the service itself takes before it gives up. */
const TIMEOUT_MS = 15_000;
export const ENDPOINT = '/api/messages';

export interface TeamsUrls {
  /** OpenID configuration of who signs what Teams sends. */
  openId: string;
  /** Where the app's own access tokens come from. */
  login: string;
  graph: string;
  /** Bot Connector used until an activity tells a nearer one. */
  service: string;
}

export const PUBLIC_URLS: TeamsUrls = {
  openId: PUBLIC.openIdMetadataUrl,
  login: PUBLIC.loginEndpoint,
  graph: 'https://graph.microsoft.com',
  service: 'https://smba.trafficmanager.net/teams',
};

type SdkLog = NonNullable<AppOptions<never>['logger']>;
type Http = App['graph']['http'];

/** The SDK's own messages. Below warnings they would carry activities, that is, people's words. */
function sdkLog(log: Log): SdkLog {
  const told = (words: unknown[]): { detail: string } => ({
    detail: withoutQuote(words.map((word) => (word instanceof Error ? word.message : String(word))).join(' ')).slice(
      0,
      500,
    ),
  });
  const quiet = (): void => undefined;
  const made: SdkLog = {
    debug: quiet,
    info: quiet,
    trace: quiet,
    warn: (...words: unknown[]) => log.warn(told(words), 'teams sdk warns'),
    error: (...words: unknown[]) => log.warn(told(words), 'teams sdk reports an error'),
    log: quiet,
    child: () => made,
  };
  return made;
}

export interface Connection {
  /** The Bot Connector at an address; calls carry our token. */
  at(serviceUrl: string): TeamsApi;
  /** Microsoft Graph, version 1.0. */
  graph: Http;
  /** From now on the address takes activities. */
  start(): Promise<void>;
  stop(): void;
}

interface TeamsConnectionOptions {
  appId: string;
  tenantId: string;
  clientSecret: string;
  app: Application;
  urls: TeamsUrls;
  clock: Clock;
  log: Log;
  /** Gets everything that was signed by Teams. */
  take(activity: unknown): Promise<InvokeAnswer>;
}

/**
 * An SDK app on an express app of ours. Whatever the SDK would read from the environment (CLIENT_ID, CLIENT_SECRET, TENANT_ID,
 * SERVICE_URL, CLOUD, DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS) is given here, so that the environment decides nothing.
 */
export function connect({
  appId,
  tenantId,
  clientSecret,
  app: http,
  urls,
  clock,
  log,
  take,
}: TeamsConnectionOptions): Connection {
  let open = false;
  const login = urls.login.replace(/\/+$/, '');
  const graph = urls.graph.replace(/\/+$/, '');
  const secured = login.startsWith('https:');
  const tokens = createTokens({ login, tenantId, appId, clientSecret, clock });
  const app = new App({
    clientId: appId,
    tenantId,
    // An empty secret keeps the SDK from taking one of the environment in place of our tokens.
    ...(secured ? { clientSecret } : { clientSecret: '', token: (scope: string | string[]) => tokens(String(scope)) }),
    serviceUrl: urls.service,
    cloud: withOverrides(PUBLIC, {
      loginEndpoint: login,
      loginTenant: tenantId,
      openIdMetadataUrl: urls.openId,
      tokenIssuer: ISSUER,
      graphScope: `${graph}/.default`,
    }),
    httpServerAdapter: new ExpressAdapter(http, { logger: sdkLog(log) }),
    messagingEndpoint: ENDPOINT,
    dangerouslyAllowUnauthenticatedRequests: false,
    logger: sdkLog(log),
    // A redirect would take the request, and with it what it carries, to an address that nobody vouched for.
    client: {
      timeout: TIMEOUT_MS,
      logger: sdkLog(log),
      interceptors: [{ request: ({ config }) => Object.assign(config, { maxRedirects: 0 }) }],
    },
    telemetry: { agent365: false },
  });
  app.use(({ activity }) => take(activity));

  const apis = new Map<string, TeamsApi>();
  let routed: Promise<void> | undefined;
  return {
    at(serviceUrl) {
      const known = apis.get(serviceUrl);
      if (known !== undefined) return known;
      const made = app.api.clone({ serviceUrl });
      apis.set(serviceUrl, made);
      return made;
    },
    graph: app.graph.http,
    async start() {
      // Routes of express stay for good, so a second start finds the first one's.
      if (routed === undefined) {
        http.post(ENDPOINT, ...createGuard({ log, open: () => open }));
        routed = app.initialize();
      }
      await routed;
      open = true;
    },
    stop() {
      open = false;
    },
  };
}
