const QUARTER = 900_000;
/** To make one takes as long as to judge a dozen series. */
const formats: Record<string, Intl.DateTimeFormat> = {};

/** Hours since Monday midnight in the brand's own zone, with minutes as a part: a clock change moves the season with the people. */
export function localHours(zone: string): (at: number) => number {
  const format = (formats[zone] ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }));
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  // Every zone is apart from every other by whole quarters, so one question a quarter is enough.
  let known = Number.NaN;
  let hours = 0;
  return (at) => {
    const quarter = Math.floor(at / QUARTER) * QUARTER;
    if (quarter !== known) {
      const parts = new Map(format.formatToParts(quarter).map(({ type, value }) => [type, value]));
      hours =
        days.indexOf(parts.get('weekday') ?? '') * 24 + Number(parts.get('hour')) + Number(parts.get('minute')) / 60;
      known = quarter;
    }
    return hours + (at - quarter) / 3_600_000;
  };
}
