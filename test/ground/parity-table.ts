/** Writes docs/parity.md (npm run parity): what of Slack is where in Teams, from the registry of actions and from the adapters themselves. */
import { readCommand } from '../../sandbox/command-line.ts';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Card } from '#core/card.ts';
import { systemClock } from '#core/ports/clock.ts';
import { catalogue } from '#core/texts/index.ts';
import { toBlocks } from '../../adapters/surfaces/slack/drawing/card.ts';
import { USE_AS_DRAFT as SLACK_SHORTCUT } from '../../adapters/surfaces/slack/inbound/click.ts';
import { COMMAND } from '../../adapters/surfaces/slack/inbound/listen.ts';
import { PERSONAL_COMMANDS, USE_AS_DRAFT } from '../../adapters/surfaces/teams/service/calls.ts';
import { toContent } from '../../adapters/surfaces/teams/drawing/card.ts';
import { actions } from '../../handlers/actions/registry.ts';
import type { Action } from '../../handlers/define.ts';
import { equivalents } from '../adapters/surfaces/teams/equivalents.ts';
import { root } from '../support/source.ts';

export const parityFile = path.join(root, 'docs', 'parity.md');

export interface Row {
  what: string;
  says: string;
  slack: string;
  teams: string;
}

/** What the contract of surfaces (test/contracts) asks of both, in words; Teams' own ways are declared by its rig. */
const ABILITIES: Readonly<Record<string, { says: string; slack: string }>> = {
  card: { says: 'a card, drawn again in place for everybody', slack: 'message' },
  thread: { says: 'notes and answers under a card', slack: 'thread' },
  also: { says: 'a thread message that the channel sees too', slack: 'also sent to the channel' },
  mention: { says: 'somebody is notified', slack: 'mention' },
  say: { says: 'words that only one person sees', slack: 'note in the channel' },
  direct: { says: 'something personal', slack: 'direct message' },
  form: { says: 'a form', slack: 'modal' },
  'form-on-top': { says: 'a form opened from a form', slack: 'modal on top of it' },
  suggest: { says: 'a field that looks up or makes its options', slack: 'search as you type' },
  person: { says: 'a field that names a colleague', slack: 'list of people' },
  file: { says: 'a field that takes files', slack: 'upload in the form' },
  command: { says: 'a command', slack: COMMAND },
  shortcut: { says: "a colleague's message becomes a draft", slack: 'shortcut in the message menu' },
  home: { says: 'a page of her own', slack: 'Home tab' },
  pin: { says: 'how many wait, always in sight', slack: 'pinned message' },
  group: { says: 'a group that approves', slack: 'user group' },
  channels: { says: 'a channel named in the configuration', slack: 'by name, at the start' },
  find: { says: 'a card found again after a crash', slack: 'metadata of the message' },
  link: { says: 'a link to a card', slack: 'permalink' },
  edited: { says: 'a note changed or deleted', slack: 'event' },
};

/** Every abilities' row; empty cells are for the test to find. */
export function abilityRows(): Row[] {
  const names = [...new Set([...Object.keys(ABILITIES), ...Object.keys(equivalents)])];
  return names.map((name) => ({
    what: name,
    says: ABILITIES[name]?.says ?? '',
    slack: ABILITIES[name]?.slack ?? '',
    teams: equivalents[name] ?? 'the same',
  }));
}

export function actionRows(): Row[] {
  return Object.values(actions).map((action): Row => ({
    what: action.id,
    says: labelOf(action.id),
    slack: slackCell(action),
    teams: teamsCell(action),
  }));
}

function opensForm({ form }: Action): boolean {
  return form !== undefined;
}

function labelOf(id: string): string {
  const key = `button.${id}`;
  return (
    Object.entries(catalogue)
      .find(([each]) => each === key)?.[1]
      .en.replaceAll('{{network}}', 'X') ?? ''
  );
}

function cardWith(action: Action): Card {
  return {
    fallback: action.id,
    blocks: [
      { kind: 'buttons', buttons: [{ action: action.id, label: labelOf(action.id) || action.id, value: '{}' }] },
    ],
  };
}

/** Every object inside a value of JSON. */
function inside(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [
    ...(Array.isArray(value) ? [] : [Object.fromEntries(Object.entries(value))]),
    ...Object.values(value).flatMap(inside),
  ];
}

function isCommand(id: string): boolean {
  return PERSONAL_COMMANDS.some((word) => word === id);
}

function slackCell(action: Action): string {
  const drawn = inside(toBlocks(cardWith(action), { now: systemClock.now() })).some(
    (element) => element['type'] === 'button' && element['action_id'] === action.id,
  );
  const button = drawn ? [opensForm(action) ? 'button, opens a form' : 'button'] : [];
  const menu = SLACK_SHORTCUT.replaceAll('_', '-') === action.id ? ['menu of a message'] : [];
  return [...button, ...(isCommand(action.id) ? [`\`${COMMAND} ${action.id}\``] : []), ...menu].join('; ');
}

function teamsCell(action: Action): string {
  const drawn = (dialogs: boolean, type: string): boolean =>
    inside(toContent(cardWith(action), { clock: systemClock, dialogs, opensForm: () => opensForm(action) })).some(
      (element) => element['type'] === type && inside(element).some((data) => data['action'] === action.id),
    );
  const inCard = drawn(false, 'Action.Execute');
  const button = opensForm(action)
    ? inCard && drawn(true, 'Action.Submit')
      ? ['button, opens a dialog, or the form in the card']
      : []
    : inCard && drawn(true, 'Action.Execute')
      ? ['button']
      : [];
  const menu = USE_AS_DRAFT.replaceAll('_', '-') === action.id ? ['menu of a message (message action)'] : [];
  return [
    ...button,
    ...(isCommand(action.id) ? [`\`@Recado ${action.id}\`, or \`${action.id}\` in the personal chat`] : []),
    ...menu,
  ].join('; ');
}

function table(head: Row, rows: readonly Row[]): string {
  const line = ({ what, says, slack, teams }: Row): string =>
    `| ${[what, says, slack, teams].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), '|---|---|---|---|', ...rows.map(line)].join('\n');
}

export function parityText(): string {
  const head = (what: string, says: string): Row => ({ what, says, slack: 'in Slack', teams: 'in Teams' });
  return `# Slack and Teams side by side

Made by \`npm run parity\` from the registry of actions, from what the two adapters draw for each, and from the equivalents that the tests of Teams declare and check (\`test/adapters/surfaces/teams/\`). One suite of tests, \`test/contracts/\`, runs on both: it is what parity means. A test fails when this file is out of date or a cell is empty.

## What a person can do

${table(
  head('action', 'button'),
  actionRows().map((row) => ({ ...row, what: `\`${row.what}\`` })),
)}

## What Recado does there

${table(head('', 'what it is for'), abilityRows())}
`;
}

if (import.meta.main) {
  readCommand(process, {
    usage: 'npm run parity\n\nWrites docs/parity.md: what of Slack is where in Teams. It takes no options.',
  });
  writeFileSync(parityFile, parityText());
}
