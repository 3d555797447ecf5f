import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { RecadoError } from '#core/errors.ts';
import type { Log } from '#core/ports/log.ts';
import { Written } from '../wire.ts';

/** Acknowledgements that say that something is kept. */
export interface Receipts {
  /** What was said in this payload could not be kept: Slack is left to deliver it again. */
  refuse(body: object): void;
  /** The same receiver, whose messages are acknowledged after they were handled. */
  holding(receiver: Receiver): Receiver;
}

/**
 * Bolt acknowledges an event before anybody looks at it, and what was acknowledged Slack never sends again: what somebody wrote
 * would be lost with the process. Presses and forms are different: whoever made them sees that nothing came of it.
 */
export function createReceipts(log: Log): Receipts {
  const refused = new WeakSet<object>();

  /** What the SDK itself stumbles over comes again in the same shape: it is answered once and for all. */
  async function handle(app: App, event: ReceiverEvent): Promise<void> {
    try {
      await app.processEvent(event);
    } catch (err) {
      log.error({ err }, 'a slack payload could not be read');
      await event.ack().catch((again: unknown) => log.debug({ err: again }, 'it was answered before'));
    }
  }

  async function process(app: App, event: ReceiverEvent): Promise<void> {
    if (!Written.safeParse(event.body).success) return handle(app, event);
    await handle(app, { ...event, ack: async () => {} });
    // The receiver answers with a failure over HTTP and with nothing on a socket; both mean "again".
    if (refused.has(event.body)) throw new RecadoError('surface.unreachable');
    try {
      await event.ack();
    } catch (err) {
      log.warn({ err }, 'a message was kept, and slack could not be told; it comes again and is known by then');
    }
  }

  return {
    refuse: (body) => void refused.add(body),
    holding: (receiver) => ({
      init: (app) =>
        receiver.init(
          Object.assign(Object.create(app), { processEvent: (event: ReceiverEvent) => process(app, event) }),
        ),
      start: (...given) => receiver.start(...given),
      stop: (...given) => receiver.stop(...given),
    }),
  };
}
