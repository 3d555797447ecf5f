import type { RecadoError } from '#core/errors.ts';
import type { InboundMessage } from '#core/message.ts';
import type { Reread } from '#core/ports/network.ts';
import { GraphCallError, type GraphParameters } from './client.ts';
import { parseDirectId } from './direct-id.ts';
import { fromWire, toDirect } from './direct-message.ts';
import { WireDirect } from './direct-wire.ts';
import { isGone } from './errors.ts';
import { ageOf } from './events.ts';
import type { LookSettings, MetaSession } from './session.ts';

/** Graph takes so many readings in one call. */
const PER_CALL = 50;

interface OfNetwork {
  ourId: string;
  /** Where something public is read. */
  readingOf(id: string): { path: string; parameters: GraphParameters };
  /** What Graph shows of it; undefined for what makes no sense. */
  messageIn(answer: unknown, id: string, now: Date): InboundMessage | 'gone' | undefined;
  error(error: unknown): RecadoError;
}

/**
 * Messages as they are now. Graph says the same of what is gone and of what is not for us to see; it is read again for a while, so
 * that one that comes back is found.
 */
export async function rereadMeta(
  { client, clock, directs }: MetaSession<unknown, LookSettings>,
  ids: readonly string[],
  { ourId, readingOf, messageIn, error: told }: OfNetwork,
): Promise<Reread> {
  const states: Reread = new Map();
  const asked = [...new Set(ids)];
  for (let at = 0; at < asked.length; at += PER_CALL) {
    const some = asked.slice(at, at + PER_CALL);
    let answers: unknown[];
    try {
      answers = await client.batch(
        some.map((id) => {
          const direct = parseDirectId(id);
          return direct
            ? { path: encodeURIComponent(direct.mid), parameters: { fields: directs?.fields } }
            : readingOf(id);
        }),
      );
    } catch (error) {
      throw told(error);
    }
    for (const [index, id] of some.entries()) {
      const answer = answers[index];
      if (answer instanceof GraphCallError && !isGone(answer)) throw told(answer);
      const now = clock.now();
      const found = isGone(answer) ? 'gone' : parseDirectId(id) ? direct(answer, now) : messageIn(answer, id, now);
      if (found === 'gone') states.set(id, { state: 'gone' });
      else if (found) states.set(id, { state: 'live', message: found });
    }
  }
  return states;

  function direct(answer: unknown, now: Date): InboundMessage | undefined {
    const wire = WireDirect.safeParse(answer).data;
    const said = wire && fromWire(wire, ourId);
    return said && directs && toDirect({ ...said, version: ageOf(said.at, now) }, directs, ourId);
  }
}
