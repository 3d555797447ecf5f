import { setTimeout as pause } from 'node:timers/promises';
import { buttonsOf } from './hands.ts';
import { createCalls, isExpected } from './calls.ts';
import type { Tortured } from './tortured.ts';

const APART_MS = 8_000;

/** A channel has one queue message for good, so they are deleted now and then: each is posted anew at its next redraw. Gives how many were. */
export async function deleteQueues({
  tortured: { recado, slackBotToken },
  channels,
  signal,
}: {
  tortured: Pick<Tortured, 'recado' | 'slackBotToken'>;
  channels: readonly { id: string; name: string }[];
  signal: AbortSignal;
}): Promise<number> {
  const base = `http://127.0.0.1:${recado.sandboxPort}`;
  const calls = createCalls(base);
  let deleted = 0;

  async function deleteOne(channel: string): Promise<void> {
    const queue = (await calls.messages(channel)).find((message) =>
      buttonsOf(message).some(({ action }) => action === 'queue'),
    );
    if (!queue) return;
    const response = await fetch(`${base}/api/chat.delete`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slackBotToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel, ts: queue.ts }),
    });
    if (((await response.json()) as { ok: boolean }).ok) deleted += 1;
  }

  for (let turn = 0; !signal.aborted; turn += 1) {
    await pause(APART_MS, undefined, { signal }).catch(() => undefined);
    const { id } = channels[turn % channels.length] ?? {};
    try {
      if (id !== undefined) await deleteOne(id);
    } catch (error) {
      if (!isExpected(error)) throw error;
    }
  }
  return deleted;
}
