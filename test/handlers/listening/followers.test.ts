import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import type { Form } from '#core/form.ts';
import type { Follower } from '#core/ports/network.ts';
import { toView } from '../../../adapters/surfaces/slack/drawing/form.ts';
import { drawAlert } from '../../../handlers/alerts/alert-card.ts';
import { runCommand } from '../../../handlers/commands/command.ts';
import type { Job } from '../../../handlers/define.ts';
import { listen } from '../../../handlers/jobs/listen.ts';
import { paidReadsOf, spentToday } from '../../../handlers/listening/paid-reads.ts';
import { checkView } from '../../../sandbox/slack/blocks/index.ts';
import { openRig, type Rig } from '../actions/rig.ts';
import { readInlines } from '../cards/builders.ts';

const job: Job = listen;
const PER_DAY = 20;
const HOUR = 3_600_000;

let rig: Rig;
/** Who came since the last look, and what was asked. */
let came: Follower[];
let asked: { cursor: string | undefined; atMost: number }[];
let trouble: RecadoError | undefined;

beforeAll(async () => {
  rig = await openRig({ managers: 'general' });
});
afterAll(() => rig.close());
beforeEach(async () => {
  await rig.reset();
  [came, asked, trouble] = [[], [], undefined];
  const { connection } = rig.network;
  Object.assign(connection, { budgets: { quotes: 40, snapshots: 3, followers: PER_DAY } });
  connection.newFollowers = async ({ cursor, atMost }) => {
    asked.push({ cursor, atMost });
    if (trouble) throw trouble;
    const followers = came.splice(0, atMost);
    return { followers, cursor: `c${asked.length}`, read: followers.length, all: came.length === 0 };
  };
});

function follower(handle: string, followers?: number): Follower {
  const nativeId = `f-${handle}`;
  return {
    author: { nativeId, handle, name: `Doña ${handle}`, ...(followers !== undefined && { followers, bio: 'Cocinas' }) },
    url: `https://x.example/${handle}`,
    at: undefined,
  };
}
async function run(hours = 7): Promise<void> {
  rig.clock.at = new Date(rig.clock.at.getTime() + hours * HOUR);
  await job.handle(rig.services, {}, new AbortController().signal);
}
const words = (form: Form | undefined): string =>
  (form?.blocks ?? [])
    .map((block) => (block.kind === 'quote' ? block.text : 'inlines' in block ? readInlines(block.inlines) : ''))
    .join('\n');
const listed = async (page?: string): Promise<Form | undefined> =>
  (await rig.press('UCARMEN', 'followers', page === undefined ? {} : { page })).opened[0];
const buttons = (form: Form | undefined): { label: string; value: string }[] =>
  (form?.blocks ?? []).flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
async function asks(userId: string): ReturnType<typeof runCommand> {
  const actor = await rig.services.directory.actor('slack', userId);
  const ctx = { ...rig.services, actor, t: rig.services.texts.in('en') } as Parameters<typeof runCommand>[0];
  return runCommand(ctx, { channel: 'C1', text: 'seguidores' } as Parameters<typeof runCommand>[1]);
}
/** A day of its own for each test. */
const morning = (): void => void (rig.clock.at = new Date(`${rig.clock.at.toISOString().slice(0, 10)}T00:30:00Z`));

describe('new followers', () => {
  it('are listed for managers by influence, with its two parts and the way to a profile, and nobody else sees them', async () => {
    const { ticket, author } = await rig.open({ text: 'hola' });
    const { nativeId, handle, name } = author;
    morning();
    came = [
      follower('poca', 12),
      follower('famosa', 900_000),
      follower('callada'),
      { author: { nativeId, handle, name, followers: 300 }, url: 'https://x.example/known', at: undefined },
    ];
    await run();
    const form = await listed();
    const said = words(form);
    expect(said).toMatch(/^@alba · 4 today · last read/);
    expect(said.indexOf('famosa')).toBeLessThan(said.indexOf('poca'));
    expect(said.indexOf('poca')).toBeLessThan(said.indexOf('callada'));
    expect(said).toMatch(/Doña famosa.* · influence \d+/);
    expect(said).toContain('Reach: 900K followers. Usual reactions to a post: 3.');
    expect(said).toContain('No influence: X does not say how many people follow this account.');
    const profile = buttons(form).find(({ label }) => label.startsWith('Profile of'));
    expect(JSON.parse(profile?.value ?? '{}')).toEqual({ ticketId: ticket.id });
    expect(checkView(toView(form as Form, { now: rig.clock.at }), 'modal')).toEqual([]);
    expect((await rig.press('UJOAO', 'followers', {})).opened).toEqual([]);
  });

  it('are told by a word of the command, to managers alone, and are gone from the list after midnight', async () => {
    morning();
    came = [follower('ana', 10)];
    await run();
    const card = await asks('UCARMEN');
    if (typeof card === 'string' || Array.isArray(card)) throw new Error('no card');
    const said = card.blocks.map((each) => ('inlines' in each ? readInlines(each.inlines) : '')).join('\n');
    expect(said).toContain('1 today');
    await expect(asks('ULUCIA')).rejects.toMatchObject({ code: 'right.missing' });
    await run(24);
    expect(words(await listed())).toMatch(/^@alba · 0 today/);
  });

  it('are looked for when it is time, from where the last look ended, and turn pages', async () => {
    morning();
    came = Array.from({ length: 8 }, (_, n) => follower(`fan${n}`, 10 * n + 1));
    await run();
    await run(1);
    expect(asked).toEqual([{ cursor: undefined, atMost: PER_DAY }]);
    await run(6);
    expect(asked.at(-1)).toEqual({ cursor: 'c1', atMost: PER_DAY - 8 });
    const first = await listed();
    expect(buttons(first).map(({ label }) => label)).toEqual(['Show more']);
    expect(words(first)).not.toContain('fan0');
    expect(words(await listed('2'))).toContain('fan0');
  });

  it('who want no profile are not kept, and the others are forgotten after a month', async () => {
    morning();
    came = [follower('ana', 10), follower('bea', 20)];
    await run();
    await rig.run(`update authors set objected_at = now() where handle = 'ana'; delete from new_followers`);
    came = [follower('ana', 10), follower('bea', 20)];
    await run();
    const kept = async (): Promise<unknown> =>
      (
        (await rig.run('select a.handle from new_followers f join authors a on a.id = f.author_id')) as {
          rows: unknown[];
        }
      ).rows;
    expect(await kept()).toEqual([{ handle: 'bea' }]);
    expect(await rig.store.followers.forget(new Date(rig.clock.at.getTime() + 1))).toBe(1);
    const { rows } = (await rig.run('select handle from authors')) as { rows: unknown[] };
    expect(rows).toEqual([{ handle: 'ana' }]);
  });
});

describe('the budget of new followers', () => {
  it('ends the look, is told to managers once a day, and is there again the next day; what failed is given back', async () => {
    morning();
    came = Array.from({ length: PER_DAY + 5 }, (_, n) => follower(`f${n}`, 5));
    await run();
    await run();
    expect(asked).toHaveLength(1);
    const [alert, ...others] = await rig.store.alerts.open();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ kind: 'followers-spent', channel: 'general', params: { perDay: PER_DAY } });
    expect(await spentToday(rig.services)).toContainEqual(
      expect.objectContaining({ kind: 'followers', taken: PER_DAY, perDay: PER_DAY }),
    );
    await run(24);
    expect(asked).toHaveLength(2);
    expect(await rig.store.alerts.open()).toEqual([]);
    trouble = new RecadoError('network.unreachable', { params: { network: 'X' } });
    await run(24);
    const today = (await spentToday(rig.services)).find(({ kind }) => kind === 'followers');
    expect(today?.taken).toBe(0);
    expect(words(await listed())).toContain('could not be read last time');
  });

  it.each(['quotes', 'snapshots', 'followers'] as const)('says in words what is spent of %s', async (kind) => {
    const paid = paidReadsOf(rig.services, 'alba');
    await paid.spent(kind, 7);
    await paid.spent(kind, 7);
    const open = await rig.store.alerts.open();
    expect(open).toHaveLength(1);
    const [alert] = open;
    if (!alert) throw new Error('nobody was told');
    for (const language of ['es', 'pt', 'en'] as const) {
      const look = {
        config: rig.services.config,
        t: rig.services.texts.in(language),
        commandPrefix: '',
        channelsMayComeLater: false,
      };
      const said = (clearedAt: Date | null): string =>
        drawAlert({ ...alert, clearedAt }, { waiting: 0, brokenFor: null, came: null }, look).fallback;
      expect(said(null)).toMatch(/alba.* 7 /);
      expect(said(rig.clock.at)).toContain('alba');
    }
  });
});
