/** Wilson's interval at 95 %, for few cases too. */
export function wilson(hits: number, of: number): [low: number, high: number] {
  if (of === 0) return [0, 1];
  const z = 1.96;
  const share = hits / of;
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)];
}

/** "0.952 (40/42, 0.84..0.99)"; "-" of nothing. */
export function share(hits: number, of: number): string {
  if (of === 0) return '-';
  const [low, high] = wilson(hits, of);
  return `${(hits / of).toFixed(3)} (${hits}/${of}, ${low.toFixed(2)}..${high.toFixed(2)})`;
}
