import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRig, type Rig } from './rig.ts';
import { sent } from './sent.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({ managers: 'general' });
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

const words = (form: unknown): string => JSON.stringify(form);
const opened = async (action: string, value: Record<string, string> = {}): Promise<string> =>
  words((await rig.press('UCARMEN', action, value)).opened[0]);
async function answers(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const detail = await rig.open();
    await sent(rig, detail, { text: `Hola, ya está ${i}`, nativeId: `out ${i} ${detail.ticket.id}` });
  }
}
const draw = (over: Record<string, string> = {}) =>
  rig.send('UCARMEN', 'review-answers', {}, { days: '30', count: '5', by: 'sender', blind: 'yes', ...over });
async function score(values: Record<string, string>) {
  const { reviews } = await rig.store.reviews.toDo('carmen');
  const { reply } = await rig.send('UCARMEN', 'review-answers', { review: reviews[0]?.id ?? '' }, values);
  return { reply, review: reviews[0] };
}

describe('answers that went out', () => {
  it('are reviewed by managers, and by nobody else', async () => {
    for (const action of ['review-answers', 'analyst'])
      expect((await rig.press('ULUCIA', action, {})).opened).toEqual([]);
    expect(await opened('review-answers')).toContain('drawn at random');
    expect(words((await draw()).reply)).toContain('no answers of people left');
  });

  it('are scored one after the other with clauses of the manual, blind, each once', async () => {
    await answers(3);
    const { reply } = await draw();
    expect(words(reply)).toMatch(/Answer 1 of 3.*Me habéis cobrado dos veces.*Hola, ya está/);
    expect(words(reply)).not.toContain('Luc');
    expect((await score({ score: '' })).reply).toMatchObject({ kind: 'errors', errors: { score: expect.any(String) } });
    expect((await score({ score: '4', clauses: '9.9 Nada' })).reply).toMatchObject({
      errors: { clauses: expect.stringContaining('9.9 Nada') },
    });
    const { reviews } = await rig.store.reviews.toDo('carmen');
    const typed = { action: 'review-answers', field: 'clauses', meta: { review: reviews[0]?.id ?? '' } };
    const suggested = (query: string) =>
      rig.dispatch.onSuggest?.({ surface: 'slack', userId: 'UCARMEN', query, ...typed });
    expect(await suggested('plazos')).toEqual([
      { value: '3.2 No prometemos plazos', label: '3.2 No prometemos plazos' },
    ]);
    expect(await suggested('')).toHaveLength(4);
    const first = await score({ score: '4', clauses: '3.2 No prometemos plazos\n4.1' });
    expect(words(first.reply)).toContain('Answer 2 of 3');
    expect(await opened('review-answers')).toContain('Answer 2 of 3');
    await score({ score: '2' });
    expect(words((await score({ score: '5' })).reply)).toContain('The sample is reviewed');
    expect(words((await draw()).reply)).toContain('no answers of people left');
    const about = await rig.store.reviews.about('lucia', 10);
    expect(new Set(about.map((one) => one.score))).toEqual(new Set([2, 4, 5]));
    expect(about).toContainEqual(
      expect.objectContaining({ sender: 'lucia', reviewedBy: 'carmen', clauses: ['3.2', '4.1'] }),
    );
    expect(
      await rig.store.reviews.judge(first.review?.id ?? '', { score: 1, clauses: [], by: 'carmen', at: rig.clock.at }),
    ).toBe(false);
    const { rows } = (await rig.run("select what, by_id from activity where what like 'review.%'")) as {
      rows: unknown[];
    };
    expect(rows).toHaveLength(4);
  });

  it('say whose they are where that is wanted', async () => {
    await answers(1);
    expect(words((await draw({ blind: 'no' })).reply)).toContain('Luc');
  });

  it('stand behind the figures of whoever sent them', async () => {
    await answers(6);
    await draw({ count: '10' });
    for (const each of ['5', '4', '4', '3', '5', '5']) await score({ score: each });
    // The last thirty days end with yesterday.
    rig.clock.at = new Date(rig.clock.at.getTime() + 86_400_000);
    const { reply } = await rig.send('UCARMEN', 'analyst', {}, { person: 'lucia' });
    const told = words(reply);
    expect(told).toContain('Answers: 6');
    expect(told).toContain('Review score: 4.3');
    expect(told).toMatch(/Score 3.*sent it/);
    const nobody = await rig.send('UCARMEN', 'analyst', {}, { person: 'joao' });
    expect(words(nobody.reply)).toContain('None yet.');
  });

  it('are shown of who has left, too, and of who is in the configuration and has none', async () => {
    await answers(1);
    await rig.run("update reply_times set by = 'marta' where by = 'lucia'");
    const told = await opened('analyst');
    expect(told).toMatch(/"value":"marta","label":"marta \(has left\)"/);
    expect(told).toContain('"value":"joao"');
    const { reply } = await rig.send('UCARMEN', 'analyst', {}, { person: 'marta' });
    expect(words(reply)).toContain('"initial":"marta"');
    expect(words(reply)).toContain('None yet.');
  });

  it('are there of everybody, in parts where they are more than a chat offers', async () => {
    await answers(1);
    await rig.run(`
      insert into reply_times (ticket_id, kind, round, turn, from_at, to_at, calendar_ms, service_ms, by, marked)
        select ticket_id, 'next', 1, 100 + n, from_at, to_at, 60000, 60000, 'p' || n, false from reply_times, generate_series(1, 150) n
        where kind = 'first' and by = 'lucia'`);
    const whole = await opened('analyst');
    const other = await opened('analyst', { page: '2' });
    const named = (told: string) => [...told.matchAll(/"value":"(p\d+)"/g)].map(([, id]) => id);
    expect(new Set([...named(whole), ...named(other)]).size).toBe(150);
    expect(whole).toMatch(/"label":"p\d+ \(has left\) – [^"]+"/);
    for (const told of [whole, other]) expect(named(told).length).toBeLessThanOrEqual(99);
    const { reply } = await rig.send('UCARMEN', 'analyst', { page: '2' }, { person: 'p99' });
    expect(words(reply)).toContain('"initial":"p99"');
  });
});
