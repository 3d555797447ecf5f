import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configuration, openRig, type Rig } from './rig.ts';
import { ANSWER } from './waiting.ts';

/** The account that the customers of these tests write to, as an account of that kind. */
const as = (account: object): Record<string, unknown> => ({
  brands: { alba: { ...configuration.brands.alba, accounts: { alba: { network: 'x', handle: 'alba', ...account } } } },
});
const pressed = async (rig: Rig, who: string): Promise<{ words: string; opened: boolean; meta: object }> => {
  const { ticket } = await rig.open({ area: null });
  const { opened, ...rest } = await rig.press(who, 'reply', { ticketId: ticket.id });
  return { words: JSON.stringify([opened, rest]), opened: opened.length > 0, meta: opened[0]?.meta ?? {} };
};

describe('an account of a robot', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig(as({ kind: 'robot' }));
  });
  afterAll(() => rig.close());

  it('is answered from by nobody, and says so to whoever tries', async () => {
    const { words, opened } = await pressed(rig, 'ULUCIA');
    expect(opened).toBe(false);
    expect(words).toContain('@alba es un robot');
  });
});

describe("a colleague's own account", () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig(as({ kind: 'employee', person: 'lucia' }));
  });
  afterAll(() => rig.close());

  it('is answered from by her, who is told to say that she works here', async () => {
    const { words, meta } = await pressed(rig, 'ULUCIA');
    expect(words).toContain('Es tu propia cuenta: di que trabajas aquí');
    const { reply } = await rig.send('ULUCIA', 'reply', meta as Record<string, string>, { text: ANSWER, next: 'send' });
    expect(reply).toMatchObject({ kind: 'close' });
  });

  it('is answered from by nobody else, who is told whose it is', async () => {
    const { words, opened } = await pressed(rig, 'UJOAO');
    expect(opened).toBe(false);
    expect(words).toMatch(/@alba (es la cuenta|é a conta) de Lucía Vega/);
  });

  it('takes no words of somebody else by a form that she still has open', async () => {
    const { ticket } = await rig.open({ area: null });
    const meta = { ticketId: ticket.id, action: 'reply' };
    await expect(rig.send('UJOAO', 'reply', meta, { text: ANSWER, next: 'send' })).resolves.not.toMatchObject({
      reply: { kind: 'close' },
    });
    const { drafts, deliveries } = await rig.detail(ticket.id);
    expect([drafts, deliveries]).toEqual([[], []]);
  });
});
