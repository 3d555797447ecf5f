import { RecadoError } from '#core/errors.ts';
import type { Surface } from '#core/surface.ts';
import type { Services } from '../../context.ts';

export function surfaceOf(services: Services, id: string): Surface {
  const surface = services.surfaces.get(id);
  if (!surface) throw new RecadoError('surface.unreachable', { params: { surface: id } });
  return surface;
}

/** A RecadoError of one code; everything else is not ours to handle. */
export function isRecado(error: unknown, ...codes: RecadoError['code'][]): error is RecadoError {
  return error instanceof RecadoError && codes.includes(error.code);
}
