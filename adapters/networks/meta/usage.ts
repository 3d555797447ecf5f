import { z } from 'zod';

const MINUTE_MS = 60_000;
/** Nobody makes us wait longer, whatever the headers say. */
const LONGEST_WAIT_MS = 60 * MINUTE_MS;

const percent = z.number().optional().catch(undefined);
const Usage = z.object({
  call_count: percent,
  total_time: percent,
  total_cputime: percent,
  estimated_time_to_regain_access: z.number().min(0).optional().catch(undefined),
});
const OfBusiness = z.record(z.string(), z.array(Usage).catch([]));

/** How long Graph wants us to wait, as its usage headers say: minutes, for each Page. Undefined where it does not. */
export function waitOf(headers: Headers): number | undefined {
  const told = OfBusiness.safeParse(json(headers.get('x-business-use-case-usage')));
  const minutes = told.success
    ? Object.values(told.data)
        .flat()
        .map((usage) => usage.estimated_time_to_regain_access ?? 0)
    : [];
  const longest = Math.max(0, ...minutes) * MINUTE_MS;
  return longest > 0 ? Math.min(LONGEST_WAIT_MS, longest) : undefined;
}

function json(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
