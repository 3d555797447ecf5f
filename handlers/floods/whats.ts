import type { FloodWork } from '../../store/floods/flood.ts';

export type FloodWhat = FloodWork['what'];

/** What may be done with all of a flood at once. */
export const FLOOD_WHATS = ['tag', 'claim', 'archive'] as const satisfies readonly FloodWhat[];
