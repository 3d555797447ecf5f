import { describe, expect, it } from 'vitest';
import { isFree } from '../../sandbox/page/client/free.ts';
import type { Message } from '../../sandbox/page/client/wire.ts';

const card = (actions: string[], below = ''): Message => ({
  ts: '1.1',
  text: '',
  blocks: [
    { type: 'context', elements: [{ type: 'mrkdwn', text: 'Facturación · n.º 4 · <https://x.example/1|ver en X>' }] },
    ...(below === '' ? [] : [{ type: 'context', elements: [{ type: 'mrkdwn', text: below }] }]),
    { type: 'actions', elements: actions.map((action_id) => ({ type: 'button', action_id })) },
  ],
});

describe('what the page counts as nobody’s', () => {
  it('is what may be taken and was not put aside', () => {
    expect(isFree(card(['reply', 'claim']), 'CENVIOS')).toBe(true);
    expect(isFree(card(['reply', 'take-over']), 'CENVIOS')).toBe(false);
    expect(isFree(card(['claim', 'reopen']), 'CENVIOS')).toBe(false);
  });

  it('is not the card of a conversation that another channel has, which is counted there', () => {
    const copy = card(
      ['claim'],
      'La conversación está en #redes · <http://localhost:3001/archives/CREDES/p1700000000000100|ver hilo>',
    );
    expect(isFree(copy, 'CENVIOS')).toBe(false);
    expect(isFree(copy, 'CREDES')).toBe(true);
  });
});
