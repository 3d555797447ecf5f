import type { Services } from '../context.ts';

export interface AlertPlace {
  surface: string;
  /** Key of a channel in the configuration. */
  channel: string;
}

/** Where managers are told: their channel; else, for what somebody must mend, the first fallback. */
export function placeOf({ config, surfaces }: Pick<Services, 'config' | 'surfaces'>, { urgent }: { urgent: boolean }): AlertPlace | null {
  const surface = [...surfaces.keys()][0];
  const channel = config.managers ?? (urgent ? config.fallback[0] : undefined);
  return surface === undefined || channel === undefined ? null : { surface, channel };
}
