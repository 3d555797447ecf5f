import { keep } from './keep.ts';
import { makeRunFolder, removeLeftRuns, runEnvironment } from './folder.ts';

let cleanUp: (() => Promise<void>) | undefined;

/** For `vitest run` by itself: the folder and the keeper that test/run.ts gives its suites. Asked once for each project. */
export async function setup(): Promise<void> {
  if (process.env['RECADO_TEST_RUN'] !== undefined) return;
  await removeLeftRuns();
  const folder = makeRunFolder();
  Object.assign(process.env, runEnvironment(folder));
  cleanUp = keep(folder);
}

export async function teardown(): Promise<void> {
  await cleanUp?.();
}
