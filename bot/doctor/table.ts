import { CALLS as SLACK_CALLS, SOCKET_CALL } from '../../adapters/surfaces/slack/service/calls.ts';
import { CALLS as TEAMS_CALLS, type CallName } from '../../adapters/surfaces/teams/service/calls.ts';
import type { NetworkDoctor } from '#core/ports/network-definition.ts';
import type { Seen } from './call-recorder.ts';

/** What the doctor calls and Recado does not. */
const DOCTOR_ONLY: Readonly<Record<string, string>> = {
  'chat.delete': 'delete the test card (only the doctor)',
  'pins.remove': 'take the test pin away (only the doctor)',
};

/** Why a call is not among those tried, where that is not plain. */
const NEEDS: Readonly<Record<string, string>> = {
  'views.open': 'needs a press',
  'views.update': 'needs a press',
  'views.push': 'needs a press in a form',
};

/** How a call to Teams went in this run. */
export interface TeamsSeen {
  call: CallName;
  result: string;
  ms: number;
}

interface Row {
  method: string;
  use: string;
  result: string;
  ms: string;
  checked: string;
}

/** Every call we make, what came of it in this run, and what its code was last checked against. */
export function callTable(seen: readonly Seen[], networks: readonly Pick<NetworkDoctor, 'calls'>[]): string {
  const slack = Object.entries(SLACK_CALLS).map(([method, { use, checked }]) => row(method, use, checked, seen));
  const socket = row(SOCKET_CALL.method, SOCKET_CALL.use, SOCKET_CALL.checked, seen);
  const doctor = Object.entries(DOCTOR_ONLY)
    .filter(([method]) => seen.some((each) => each.method === method))
    .map(([method, use]) => row(method, use, '@slack/web-api 8.2.0 types', seen));
  const theirs = networks.flatMap(({ calls }) =>
    calls.map(({ call, ...rest }): Row => ({ method: call, ms: '', ...rest })),
  );
  return lines([
    { method: 'method', use: 'what for', result: 'result', ms: 'ms', checked: 'last checked against' },
    ...slack,
    socket,
    ...doctor,
    ...theirs,
  ]);
}

/** The same of Teams. */
export function teamsTable(seen: readonly TeamsSeen[]): string {
  const rows = Object.entries(TEAMS_CALLS).map(([method, { use, checked }]): Row => {
    const calls = seen.filter(({ call }) => call === method);
    const failed = calls.find(({ result }) => result !== 'ok');
    return {
      method,
      use,
      result: calls.length === 0 ? 'not tried' : (failed?.result ?? 'ok'),
      ms: calls.length === 0 ? '' : String(Math.max(...calls.map(({ ms }) => ms))),
      checked,
    };
  });
  return lines([
    { method: 'call', use: 'what for', result: 'result', ms: 'ms', checked: 'last checked against' },
    ...rows,
  ]);
}

function row(method: string, use: string, checked: string, seen: readonly Seen[]): Row {
  const calls = seen.filter((each) => each.method === method);
  const failed = calls.find(({ result }) => result !== 'ok');
  const result =
    calls.length === 0
      ? `not tried${NEEDS[method] === undefined ? '' : `: ${NEEDS[method]}`}`
      : (failed?.result ?? 'ok');
  return { method, use, result, ms: calls.length === 0 ? '' : String(Math.max(...calls.map(({ ms }) => ms))), checked };
}

function lines(rows: readonly Row[]): string {
  const wide = (of: keyof Row): number => Math.max(...rows.map((each) => each[of].length));
  const [method, use, result, ms] = [wide('method'), wide('use'), wide('result'), wide('ms')];
  return rows
    .map(
      (each) =>
        `${each.method.padEnd(method)}  ${each.use.padEnd(use)}  ${each.result.padEnd(result)}  ${each.ms.padStart(ms)}  ${each.checked}`,
    )
    .join('\n');
}
