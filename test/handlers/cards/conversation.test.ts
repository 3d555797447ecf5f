import { describe, expect, it } from 'vitest';
import { createTexts } from '../../../bot/build/texts.ts';
import { drawCard } from '../../../handlers/cards/card.ts';
import { gather, withoutAddressee } from '../../../handlers/cards/conversation.ts';
import { config, detailOf, messageOf, minutes } from './builders.ts';

const texts = createTexts('es');

describe('what we said', () => {
  it.each([
    ['@carla_ruiz Lo vemos', 'carla_ruiz', 'Lo vemos'],
    ['@Carla_Ruiz   Lo vemos', 'carla_ruiz', 'Lo vemos'],
    ['@carla@casa.example Lo vemos', 'carla@casa.example', 'Lo vemos'],
    ['@carla Lo vemos', 'carla@casa.example', 'Lo vemos'],
    ['@carla_ruizz Lo vemos', 'carla_ruiz', '@carla_ruizz Lo vemos'],
    ['Lo vemos, @carla_ruiz', 'carla_ruiz', 'Lo vemos, @carla_ruiz'],
    ['@carla_ruiz', 'carla_ruiz', '@carla_ruiz'],
  ])('"%s" to %s is shown as "%s"', (text, handle, shown) => {
    expect(withoutAddressee(text, handle)).toBe(shown);
  });

  it('loses the handle that the network put before it; what the customer wrote loses nothing', () => {
    const messages = [
      messageOf({ id: 'ms_1', nativeId: '100', text: '@carla_ruiz soy yo, @alba' }),
      messageOf({ id: 'ms_2', nativeId: '101', direction: 'out', text: '@carla_ruiz Lo vemos', postedAt: minutes(5) }),
    ];
    const detail = detailOf({ messages });
    const said = gather({ detail, config, surface: 'slack' }, messages, [], texts.in('es'));
    expect(said.map(({ text }) => text)).toEqual(['@carla_ruiz soy yo, @alba', 'Lo vemos']);
  });
});

describe('an earlier conversation', () => {
  const card = (previousLink: string | null): string =>
    JSON.stringify(
      drawCard(
        {
          detail: {
            ...detailOf({ ticket: { previousTicketId: 'tk_0' } }),
            previous: { number: 8, private: false, surface: null, channelId: null, ts: null },
          },
          config,
          surface: 'slack',
        },
        { channel: 'facturacion', home: true },
        { texts, homeLink: null, previousLink },
      ).blocks,
    );

  it('is a link where the reader may open it, else its number alone', () => {
    expect(card('https://chat.example/C1/8')).toContain(
      '{"kind":"link","text":"n.º 8","url":"https://chat.example/C1/8"}',
    );
    expect(card(null)).toContain('n.º 8');
    expect(card(null)).not.toContain('"text":"n.º 8","url"');
  });
});
