import { RecadoError } from '#core/errors.ts';
import type { ProtocolStep } from '#core/holds/protocol.ts';
import type { ActionContext } from '../context.ts';

/** A step that she may mark. @throws RecadoError hold.not-there, hold.not-owner */
export async function stepFor(
  store: ActionContext['store'],
  actor: ActionContext['actor'],
  { incident, step }: { incident: string; step: number },
): Promise<ProtocolStep> {
  const found = (await store.protocol.of(incident)).find((each) => each.step === step);
  if (!found) throw new RecadoError('hold.not-there');
  if (found.owner !== actor.id && !actor.rights.has('manage'))
    throw new RecadoError('hold.not-owner', { params: { owner: found.owner } });
  return found;
}
