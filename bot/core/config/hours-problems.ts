import { DAY_MINUTES, overlap, type Shift } from '../hours/shift.ts';
import { shiftsIn, weekOf, weekdays, type HoursConfig, type HoursProblem } from './hours.ts';

/** Times and holidays of one schedule that hold twice, and exceptions that run into the day after. */
export function hoursProblems(name: string, { week, holidays, exceptions }: HoursConfig): HoursProblem[] {
  const entries = weekOf(week);
  const problems: HoursProblem[] = [];
  const on = (day: number): { name: string; shift: Shift }[] =>
    entries.flatMap((entry) =>
      entry.days.includes(day) ? entry.shifts.map((shift) => ({ name: entry.name, shift })) : [],
    );
  const told = new Set<string>();
  for (let day = 1; day <= 7; day += 1) {
    const before = on(day === 1 ? 7 : day - 1);
    const here = on(day);
    const twice = overlap(
      before.map(({ shift }) => shift),
      here.map(({ shift }) => shift),
    );
    const entry = twice && here.findLast(({ shift }) => twice.includes(shift));
    if (!twice || !entry) continue;
    const message = `${say(twice[0])} and ${say(twice[1])} overlap on ${weekdays[day - 1]}`;
    if (told.has(entry.name)) continue;
    told.add(entry.name);
    problems.push({ path: ['hours', name, 'week', entry.name], message });
  }
  for (const [day, list] of Object.entries(exceptions)) {
    const twice = overlap([], shiftsIn(list));
    if (twice)
      problems.push({
        path: ['hours', name, 'exceptions', day],
        message: `${say(twice[0])} and ${say(twice[1])} overlap`,
      });
  }
  for (const [index, day] of holidays.entries()) {
    // 12-25 is every year's, 2026-12-25 among them, whichever is written first.
    const before = holidays.findIndex(
      (other, at) => at !== index && covers(other, day) && (other !== day || at < index),
    );
    if (before === -1) continue;
    const message =
      holidays[before] === day
        ? `the holiday ${day} is listed twice; it is entry ${before + 1} already`
        : `the holiday ${day} is listed twice; entry ${before + 1}, ${holidays[before]}, is every year's`;
    problems.push({ path: ['hours', name, 'holidays', index], message });
  }
  if (entries.every(({ shifts }) => shifts.length === 0) && Object.keys(exceptions).length === 0)
    problems.push({ path: ['hours', name, 'week'], message: 'there is no time of service on any day' });
  return problems;
}

function covers(listed: string, day: string): boolean {
  return listed === day || (listed.length === 5 && day.slice(5) === listed);
}

function say({ from, to }: Shift): string {
  return `${time(from)}-${time(to)}`;
}

function time(minutes: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = minutes > DAY_MINUTES ? minutes - DAY_MINUTES : minutes;
  return `${two(Math.floor(day / 60))}:${two(day % 60)}`;
}
