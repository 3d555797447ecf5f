/** From one time of the day to another, as minutes since its midnight; past 24 hours it ends on the next day. */
export interface Shift {
  from: number;
  to: number;
}

export const DAY_MINUTES = 24 * 60;

/** Two shifts that hold at one time: on the day itself, or where one of the day before has not ended. */
export function overlap(before: readonly Shift[], day: readonly Shift[]): [Shift, Shift] | null {
  const all = [
    ...before.map((shift) => ({ shift, from: shift.from - DAY_MINUTES, to: shift.to - DAY_MINUTES, isHere: false })),
    ...day.map((shift) => ({ shift, ...shift, isHere: true })),
  ].toSorted((a, b) => a.from - b.from);
  for (const [index, one] of all.entries()) {
    const next = all[index + 1];
    // What overlaps on the day before is told there.
    if (next?.isHere && next.from < one.to) return [one.shift, next.shift];
  }
  return null;
}

/** "09:00-14:00"; one that ends before it begins, or at the same time, ends on the next day. Null where it is not one. */
export function readShift(text: string): Shift | null {
  const [, fromHour, fromMinute, toHour, toMinute] =
    /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? [];
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = Number(toHour) * 60 + Number(toMinute);
  const isTime = (minutes: number, minute: string | undefined): boolean =>
    Number.isFinite(minutes) && Number(minute) < 60 && minutes <= DAY_MINUTES;
  if (!isTime(from, fromMinute) || !isTime(to, toMinute) || from === DAY_MINUTES) return null;
  const end = to > from ? to : to + DAY_MINUTES;
  return { from, to: end };
}
