const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** "45s", "30m", "8h", "2d", "1h30m" as milliseconds; null where it is none. */
export function readDuration(text: string): number | null {
  const trimmed = text.trim();
  if (!/^(?:\d{1,5}[smhd]\s*)+$/.test(trimmed)) return null;
  const ms = [...trimmed.matchAll(/(\d+)([smhd])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit as keyof typeof UNITS],
    0,
  );
  return ms > 0 ? ms : null;
}
