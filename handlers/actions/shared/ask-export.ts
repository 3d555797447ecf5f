import { randomBytes } from 'node:crypto';
import { RecadoError } from '#core/errors.ts';
import type { ActionContext } from '../../context.ts';
import type { Store } from '../../../store/store.ts';

const HOUR_MS = 60 * 60_000;

type AskExport = Store['reports']['askExport'];

/**
 * Has a file made and brought to whoever asks, in her direct conversation: where the chat keeps files as one, else behind an
 * address for an hour. @throws RecadoError report.nowhere where it could be handed over in neither way
 */
export function askExport(
  { actor, store, clock, surfaces, publicUrl }: ActionContext,
  wanted: Pick<Parameters<AskExport>[0], 'format' | 'spec' | 'ticketId' | 'name'>,
): ReturnType<AskExport> {
  const holds = surfaces.get(actor.surface)?.files?.holdsFiles === true;
  if (!holds && publicUrl === '') throw new RecadoError('report.nowhere');
  const at = clock.now();
  return store.reports.askExport(
    {
      personId: actor.id,
      surface: actor.surface,
      userId: actor.userId,
      ...wanted,
      secret: randomBytes(32).toString('base64url'),
      at,
      until: new Date(at.getTime() + HOUR_MS),
    },
    holds,
  );
}
