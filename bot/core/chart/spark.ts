const STEPS = '▁▂▃▄▅▆▇█';

/** A line of figures as a picture of one line, each by its height; the highest fills it. */
export function spark(values: readonly number[]): string {
  const highest = Math.max(...values, 1);
  return values.map((value) => STEPS.charAt(Math.round((Math.max(value, 0) / highest) * (STEPS.length - 1)))).join('');
}
