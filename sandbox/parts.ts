import type { PartFactory } from './server.ts';
import { createSlackPart } from './slack/index.ts';

/** The simulated services of the workspace. */
export const parts: readonly PartFactory[] = [(deps) => createSlackPart(deps)];
