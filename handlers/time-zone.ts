/** Wall-clock times of a zone as instants. */

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** What the zone's clocks are ahead of UTC by at an instant. */
function aheadMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const value = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value);
  return (
    Date.UTC(value('year'), value('month') - 1, value('day'), value('hour'), value('minute'), value('second')) -
    Math.floor(at.getTime() / 1000) * 1000
  );
}

/** The instant at which clocks of the zone show this hour, so many days after today. */
export function atHour(now: Date, timeZone: string, { days, hour }: { days: number; hour: number }): Date {
  const local = now.getTime() + aheadMs(now, timeZone);
  const wall = Math.floor(local / DAY_MS) * DAY_MS + days * DAY_MS + hour * HOUR_MS;
  const near = new Date(wall - aheadMs(new Date(wall), timeZone));
  // Once more from there: the offset may change between the two.
  return new Date(wall - aheadMs(near, timeZone));
}

/** 0 = Sunday. */
export function weekday(now: Date, timeZone: string): number {
  return new Date(now.getTime() + aheadMs(now, timeZone)).getUTCDay();
}

export interface SnoozeChoice {
  kind: 'hour' | 'afternoon' | 'tomorrow' | 'monday';
  at: Date;
}

/** The afternoon is offered while it is still to come by two hours. */
export function snoozeChoices(now: Date, timeZone: string): SnoozeChoice[] {
  const afternoon = atHour(now, timeZone, { days: 0, hour: 16 });
  const untilMonday = (8 - weekday(now, timeZone)) % 7 || 7;
  return [
    { kind: 'hour', at: new Date(now.getTime() + HOUR_MS) },
    ...(afternoon.getTime() - now.getTime() > 2 * HOUR_MS ? [{ kind: 'afternoon' as const, at: afternoon }] : []),
    { kind: 'tomorrow', at: atHour(now, timeZone, { days: 1, hour: 9 }) },
    // On a Sunday that is tomorrow.
    ...(untilMonday > 1
      ? [{ kind: 'monday' as const, at: atHour(now, timeZone, { days: untilMonday, hour: 9 }) }]
      : []),
  ];
}
