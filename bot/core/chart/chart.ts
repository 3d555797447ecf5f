/** What a chart shows, in words and figures that are ready to be read. */
export interface Chart {
  title: string;
  /** Period, zone, how many: what makes the figures mean something. */
  subtitle?: string;
  shape: 'line' | 'bars' | 'stacked';
  /** Its figures are counted one by one: between two of them there is nothing. */
  whole?: boolean;
  /** Its points do not follow one another in time: none of them is the newest. */
  unordered?: boolean;
  /** What stands below each point, in order. */
  labels: readonly string[];
  series: readonly ChartSeries[];
  /** A point that something happened at. */
  mark?: { at: number; text: string };
}

export interface ChartSeries {
  name: string;
  /** One for each label; null where nobody knows. */
  values: readonly (number | null)[];
  /** `usual` is a dashed line behind the rest, whatever the shape; `bad` stands out. */
  look?: 'main' | 'usual' | 'bad';
}

/** How figures are written where it is read. */
export type Figure = (value: number) => string;

/** Round values from nothing to at least the highest, four or five of them. */
export function ticksTo(highest: number, isWhole = false): number[] {
  if (!(highest > 0)) return [0, 1];
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  // Nobody counts half a message.
  const whole = isWhole || highest >= 4 ? Math.max(1, Math.ceil(step)) : step;
  const ticks = [];
  for (let at = 0; at < highest + whole * 0.999; at += whole) ticks.push(Number(at.toPrecision(12)));
  return ticks;
}

/** The highest value that the axis must reach. */
export function highestOf({ shape, series, labels }: Chart): number {
  const of = (at: number): number[] => {
    const values = series.map(({ values: all }) => all[at] ?? 0);
    if (shape !== 'stacked') return values;
    const stacked = series.reduce((sum, { look }, index) => (look === 'usual' ? sum : sum + (values[index] ?? 0)), 0);
    return [stacked, ...values];
  };
  return labels.reduce((most, _, at) => Math.max(most, ...of(at)), 0);
}
