import { RecadoError } from '#core/errors.ts';
import type { Surface } from '#core/ports/surface.ts';
import type { Services } from '../../context.ts';

export function surfaceOf(services: Services, id: string): Surface {
  const surface = services.surfaces.get(id);
  if (!surface) throw new RecadoError('surface.unreachable', { params: { surface: id } });
  return surface;
}

/** Does it on one surface, or on each: what cannot be done on one of them now keeps no other from its part. */
export async function onSurfaces(
  { surfaces }: Pick<Services, 'surfaces'>,
  only: string | undefined,
  work: (surface: string) => Promise<void>,
): Promise<void> {
  const later: unknown[] = [];
  for (const id of surfaces.keys()) {
    if (only !== undefined && id !== only) continue;
    try {
      await work(id);
    } catch (error) {
      later.push(error);
    }
  }
  if (later.length > 0) throw later[0];
}

/** A RecadoError of one code; everything else is not ours to handle. */
export function isRecado(error: unknown, ...codes: RecadoError['code'][]): error is RecadoError {
  return error instanceof RecadoError && codes.includes(error.code);
}
