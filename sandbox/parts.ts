import type { PartFactory } from './server.ts';
import { createSlackPart } from './slack/index.ts';
import { createXPart } from './x/index.ts';

/** The simulated services of the workspace. */
export const parts: readonly PartFactory[] = [(deps) => createSlackPart(deps), (deps) => createXPart(deps)];
