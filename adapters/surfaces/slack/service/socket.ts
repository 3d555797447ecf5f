import { SocketModeReceiver } from '@slack/bolt';
import type { webApi } from '@slack/bolt';
import type { Log } from '#core/ports/log.ts';
import { RecadoError } from '#core/errors.ts';
import { sdkLog } from './api.ts';
import { RETRY, toRecadoError } from './errors.ts';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 30_000;
const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 3_000;

export interface Socket {
  readonly receiver: SocketModeReceiver;
  /** Resolves when Slack has said hello. @throws RecadoError surface.* */
  start(): Promise<void>;
  stop(): Promise<void>;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, ms, 'late');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Socket Mode with a reconnection of our own: the SDK's waits five seconds after each of Slack's regular refreshes, in
 * which every press fails, and ends in an unhandled rejection when the address of the next socket cannot be had.
 */
export function createSocket({
  appToken,
  clientOptions,
  log,
}: {
  appToken: string;
  clientOptions: webApi.WebClientOptions;
  log: Log;
}): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: sdkLog(log),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { ...clientOptions } },
  });
  const { client } = receiver;
  let state: 'stopped' | 'connecting' | 'connected' = 'stopped';
  let waiting: { timer: NodeJS.Timeout; done: () => void } | undefined;

  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      waiting = { timer: setTimeout(resolve, ms), done: resolve };
    });
  }

  async function connect(): Promise<void> {
    await client.start();
    // Stopped while the address was fetched: the SDK went on and connected all the same.
    if (state === 'stopped') await client.disconnect();
    else state = 'connected';
  }

  async function reconnect(): Promise<void> {
    state = 'connecting';
    for (let ms = FIRST_WAIT_MS; stillWanted(); ms = Math.min(ms * 2, LONGEST_WAIT_MS)) {
      await wait(ms * (0.5 + Math.random()));
      if (!stillWanted()) return;
      try {
        await connect();
        log.info({}, 'slack socket connected again');
        return;
      } catch (error) {
        log.warn({ err: error }, 'slack socket cannot be opened');
      }
    }
  }

  function stillWanted(): boolean {
    return state !== 'stopped';
  }

  client.on('disconnected', () => {
    if (state === 'connected') void reconnect();
  });

  return {
    receiver,
    async start() {
      state = 'connecting';
      try {
        const first = await within(START_TIMEOUT_MS, connect());
        if (first === 'late') throw new RecadoError('surface.unreachable', { retryAfterMs: RETRY.unreachableMs });
      } catch (error) {
        state = 'stopped';
        throw toRecadoError(error, { effect: 'repeatable' });
      }
    },
    async stop() {
      state = 'stopped';
      clearTimeout(waiting?.timer);
      waiting?.done();
      const ended = await within(STOP_TIMEOUT_MS, client.disconnect());
      if (ended === 'late') log.warn({}, 'slack socket did not close in time');
    },
  };
}
