/** How many times slower than a quiet, quick machine this one is; test/run.ts measures it. Without it a slow one is assumed. */
export function slowness(): number {
  const given = Number(process.env['RECADO_TEST_SLOWNESS']);
  return Number.isFinite(given) && given >= 1 ? given : 3;
}

/** A wait that would do on a quick machine, as long as this one needs. It only ever shortens a failure, so it is generous. */
export function patience(ms: number): number {
  return Math.round(ms * slowness());
}
