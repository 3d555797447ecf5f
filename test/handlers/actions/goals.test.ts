import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '#core/form.ts';
import type { RawReading } from '#core/reports/metrics.ts';
import type { Services } from '../../../handlers/context.ts';
import { goal as goalPost } from '../../../handlers/chat-posts/goal.ts';
import { takeSnapshots } from '../../../handlers/jobs/take-snapshots.ts';
import { watchGoals } from '../../../handlers/jobs/watch-goals.ts';
import { read } from '../cards/builders.ts';
import { openRig, type Rig } from './rig.ts';

let rig: Rig;
let told: RawReading[];
const { signal } = new AbortController();
beforeAll(async () => {
  rig = await openRig({ managers: 'general' });
});
beforeEach(async () => {
  await rig.reset();
  followers(12_000);
  const accountMetrics = async ({ called }: { called(): void }): Promise<RawReading[]> => {
    called();
    return told;
  };
  Object.assign(rig.network.connection, { accountMetrics });
});
afterAll(() => rig.close());

function followers(value: number | null): void {
  told = [{ metric: 'followers', value, why: value === null ? 'no such metric' : null, raw: value }];
}
/** The next day at noon: what the network tells then, and how the goals stand. */
async function nextDay(value: number | null): Promise<void> {
  rig.clock.at = new Date(rig.clock.at.getTime() + 86_400_000);
  followers(value);
  await takeSnapshots.handle(rig.services, {}, signal);
  await Promise.all([watchGoals.handle(rig.services, {}, signal), watchGoals.handle(rig.services, {}, signal)]);
}
const words = (form: Form | undefined): string => JSON.stringify(form);
const wanted = {
  measure: 'metric:followers',
  where: 'account:alba',
  target: '13,000',
  due: '2026-03-20',
  owner: 'ULUCIA',
};
const set = (over: Record<string, string> = {}, meta: Record<string, string> = {}) =>
  rig.send('UCARMEN', 'edit-goal', meta, { baseline: '', ...wanted, ...over });
/** What stands wanted in the managers' channel, as it is drawn there. */
async function shown(): Promise<string[]> {
  const { rows } = (await rig.run("select owner_id as id from chat_posts where kind = 'goal' order by owner_id")) as {
    rows: { id: string }[];
  };
  const drawn: string[] = [];
  for (const { id } of rows) {
    const [post] = await rig.store.chatPosts.of({ kind: 'goal', ownerId: id });
    const subject = await goalPost.load(rig.services, id, 'slack');
    if (!post || subject === null || goalPost.to !== 'channel') continue;
    const card = await goalPost.draw(rig.services, { subject, post });
    if (card) drawn.push(read(card).join(' | '));
  }
  return drawn;
}

describe('goals', () => {
  it('are for managers alone', async () => {
    expect((await rig.press('ULUCIA', 'goals', {})).said.join()).not.toBe('');
    const { opened } = await rig.press('UCARMEN', 'goals', {});
    expect(words(opened[0])).toContain('There are no goals yet');
  });

  it('say at its field what is wrong', async () => {
    await takeSnapshots.handle(rig.services, {}, signal);
    const errors = async (over: Record<string, string>): Promise<unknown> => (await set(over)).reply;
    expect(await errors({ target: 'many' })).toMatchObject({ kind: 'errors', errors: { target: expect.any(String) } });
    expect(await errors({ where: 'all' })).toMatchObject({ errors: { where: expect.stringContaining('Followers') } });
    expect(await errors({ due: '2026-03-10' })).toMatchObject({
      errors: { due: expect.stringContaining('2026-06-08') },
    });
    expect(await errors({ due: '2026-02-30' })).toMatchObject({ errors: { due: expect.any(String) } });
    expect(await errors({ owner: '' })).toMatchObject({ errors: { owner: expect.any(String) } });
    expect(await errors({ target: '12,000' })).toMatchObject({
      errors: { target: expect.stringContaining('already') },
    });
    expect(await errors({ measure: 'figure:answered-share', where: 'all', target: '120' })).toMatchObject({
      errors: { target: expect.stringContaining('100') },
    });
    expect(await errors({ measure: 'figure:answered-share', where: 'all', target: '90' })).toMatchObject({
      errors: { baseline: expect.any(String) },
    });
    expect(await rig.store.goals.underWay()).toEqual([]);
  });

  it('begin at what is now, are told once when late and once when reached, and are in the record', async () => {
    await takeSnapshots.handle(rig.services, {}, signal);
    const { reply } = await set();
    expect(reply).toMatchObject({ kind: 'update' });
    expect(words(reply.kind === 'update' ? reply.form : undefined)).toMatch(/12,000 of 13,000, by 20 Mar 2026.*Lucía/);
    await nextDay(12_100);
    expect(await shown()).toEqual([]);
    await nextDay(12_110);
    const late = await shown();
    expect(late).toHaveLength(1);
    expect(late[0]).toContain('Objetivo con retraso: Seguidores · @alba');
    expect(late[0]).toContain('12.110 de 13.000');
    await nextDay(12_120);
    await nextDay(13_050);
    await nextDay(13_060);
    const reached = await shown();
    expect(reached).toHaveLength(2);
    expect(reached[1]).toContain('Objetivo conseguido');
    const { opened } = await rig.press('UCARMEN', 'goals', {});
    expect(words(opened[0])).toContain('Reached');
    const [goal] = await rig.store.goals.underWay();
    await rig.press('UCARMEN', 'end-goal', { goal: goal?.id });
    expect(await rig.store.goals.underWay()).toEqual([]);
    expect((await rig.press('UCARMEN', 'end-goal', { goal: goal?.id })).said.join()).toContain('ended already');
    const { rows } = (await rig.run("select what, by_id from activity where what like 'goal.%' order by id")) as {
      rows: unknown[];
    };
    expect(rows).toEqual([
      { what: 'goal.set', by_id: 'carmen' },
      { what: 'goal.late', by_id: 'goals' },
      { what: 'goal.reached', by_id: 'goals' },
      { what: 'goal.ended', by_id: 'carmen' },
    ]);
  });

  it('are told anew once something else is wanted, and say why there is no value', async () => {
    await takeSnapshots.handle(rig.services, {}, signal);
    await set();
    await nextDay(12_000);
    expect(await shown()).toHaveLength(1);
    const [goal] = await rig.store.goals.underWay();
    const form = (await rig.press('UCARMEN', 'edit-goal', { goal: goal?.id })).opened[0];
    expect(words(form)).toContain('"initial":"13000"');
    await set({ baseline: '12000', target: '14.000' }, { goal: goal?.id ?? '' });
    expect(await rig.store.goals.get(goal?.id ?? '')).toMatchObject({
      target: 14,
      baselineOn: '2026-03-10',
      late: null,
    });
    await set({ baseline: '12000', target: '14,000' }, { goal: goal?.id ?? '' });
    await nextDay(null);
    const { opened } = await rig.press('UCARMEN', 'goals', {});
    expect(words(opened[0])).toMatch(/No value: .*no such metric/);
  });

  it('of a figure count all conversations of their place', async () => {
    const services: Services = rig.services;
    for (let i = 0; i < 2; i += 1) await rig.open();
    await set({ measure: 'figure:received', where: 'network:x', baseline: '0', target: '10' });
    await watchGoals.handle(services, {}, signal);
    expect(await rig.store.goals.underWay()).toMatchObject([{ network: 'x', standing: { state: 'on-track' } }]);
  });
});
