/** No two draws of one card stand closer than this. */
const APART_MS = 4_000;
/**
 * Nor do those of all cards that grow at once come faster than this: a chat takes some forty changes a minute, and whoever uses them
 * up stands in line with the draws that tell how it ended.
 */
const EACH_MS = 2_000;
/** What came last is shown once nothing more came for so long, and need not wait its time out. */
const QUIET_MS = 2_000;

/** Milliseconds until the card of a flood may be drawn. */
export function floodRest({
  lastAt,
  drawnAt,
  growing,
  now,
}: {
  /** When a message joined it last. */
  lastAt: Date;
  drawnAt: Date | null;
  /** How many cards of floods grow now, in all channels. */
  growing: number;
  now: Date;
}): number {
  if (drawnAt === null) return 0;
  const since = now.getTime() - drawnAt.getTime();
  const rest = Math.max(APART_MS, growing * EACH_MS) - since;
  const isShown = lastAt <= drawnAt;
  const quiet = isShown ? rest : Math.max(QUIET_MS - (now.getTime() - lastAt.getTime()), QUIET_MS - since);
  return Math.max(0, Math.min(rest, quiet));
}
