import type { Args } from '../args.ts';
import type { Json } from '../json.ts';
import type { World } from '../world.ts';

export interface Method {
  /** Any one of these is enough; none: every token may. */
  scopes?: readonly string[];
  /** Which token it takes; a bot's unless said. */
  token?: 'app' | 'none';
  perMinute: number;
  run(world: World, args: Args): Json;
}
