import { describe, expect, it } from 'vitest';
import { drawCard } from '../../../handlers/cards/card.ts';
import { cardHash } from '../../../handlers/cards/hash.ts';
import { claimed, config, deliveryOf, detailOf, draftOf, type Over } from './builders.ts';
import { cardIn, english, portuguese, spanish, texts } from './drawn.ts';

const quote = '> Me habéis cobrado dos veces la factura de octubre. ¿Cuándo me devolvéis el dinero?';
const link = 'https://x.com/carla_ruiz/status/100';

describe('a new card', () => {
  it('reads as the interface draws it, in Spanish', () => {
    expect(spanish()).toEqual([
      'X · mención a @alba · ago 10:32 · sin responder',
      'Carla Ruiz @carla_ruiz · 12,3 mil seguidores · 3.ª vez este mes',
      quote,
      `Facturación · Norte · español · negativo · #reclamación #cobro-doble · n.º 12 · <ver en X ${link}>`,
      '[ Responder primary ] [ Me la quedo ] [ Delegar ] [ Etiquetas ] [ Más ]',
    ]);
  });

  it('reads as the interface draws it, in Portuguese', () => {
    expect(portuguese()).toEqual([
      'X · menção a @alba · ago 10:32 · por responder',
      'Carla Ruiz @carla_ruiz · 12,3 mil seguidores · 3.ª vez este mês',
      quote,
      `Facturación · Norte · espanhol · negativo · #reclamación #cobro-doble · n.º 12 · <ver no X ${link}>`,
      '[ Responder primary ] [ Fico com ela ] [ Delegar ] [ Etiquetas ] [ Mais ]',
    ]);
  });

  it('reads as the interface draws it, in English', () => {
    expect(english()).toEqual([
      'X · mention of @alba · ago 10:32 · unanswered',
      'Carla Ruiz @carla_ruiz · 12.3K followers · 3rd time this month',
      quote,
      `Facturación · Norte · Spanish · negative · #reclamación #cobro-doble · no. 12 · <see on X ${link}>`,
      "[ Reply primary ] [ I'll take it ] [ Delegate ] [ Tags ] [ More ]",
    ]);
  });

  it('names every account that was addressed and counts a single follower', () => {
    const [header, author] = spanish({
      ticket: { accounts: ['alba-x', 'alba-ayuda'] },
      author: { followers: 1, timesThisMonth: 1 },
    });
    expect(header).toContain('mención a @alba, @alba_ayuda');
    expect(author).toBe('Carla Ruiz @carla_ruiz · 1 seguidor · primera vez este mes');
  });

  it('leaves nothing behind for what is not known', () => {
    const lines = spanish({
      ticket: { area: null, region: null, language: null, sentiment: null, tags: [] },
      author: { followers: undefined, timesThisMonth: 0, name: ' ' },
      message: { text: '  ', url: '' },
    });
    expect(lines.slice(1, 4)).toEqual(['@carla_ruiz', '> (sin texto)', 'n.º 12']);
  });

  it('shows the first picture small, with what the customer wrote of it, counts the others and names what cannot be shown', () => {
    const pictures = Array.from({ length: 6 }, (_, i) => ({
      kind: 'image' as const,
      url: `https://img.example/${i + 1}.jpg`,
      alt: i === 0 ? 'la caja rota' : undefined,
    }));
    const media = [{ kind: 'video' as const, url: 'https://img.example/v.mp4' }, ...pictures, { kind: 'gif' as const }];
    expect(spanish({ message: { media } }).slice(3, 5)).toEqual([
      '[image https://img.example/1.jpg la caja rota]',
      'y 5 imágenes más · 1 vídeo · 1 GIF',
    ]);
    expect(cardIn('facturacion', { message: { media } }).blocks[3]).toMatchObject({ kind: 'image', small: true });
  });

  it('shows by the chat its own copy what no chat would load, on the card above that copy', () => {
    const media = [{ kind: 'image' as const, url: 'http://img.example/1.jpg', alt: 'la caja rota' }];
    const detail = {
      ...detailOf({ message: { media } }),
      shown: [{ surface: 'slack', messageId: 'ms_1', place: 0, ref: 'F1' }],
    };
    const blocks = (home: boolean, surface = 'slack') =>
      drawCard({ detail, config, surface }, { channel: 'facturacion', home }, { texts, homeLink: null }).blocks;
    expect(blocks(true)).toContainEqual({ kind: 'image', url: '', alt: 'la caja rota', small: true, file: 'F1' });
    for (const others of [blocks(false), blocks(true, 'teams')])
      expect(others.filter(({ kind }) => kind === 'image')).toEqual([]);
  });

  it('leaves a picture that no chat would load to a line', () => {
    const media = [
      { kind: 'image' as const, url: 'http://img.example/1.jpg' },
      { kind: 'image' as const, url: 'no address' },
    ];
    expect(spanish({ message: { media } })[3]).toBe('2 fotos');
    expect(spanish({ message: { media: [{ kind: 'file' }] } })[3]).toBe('1 archivo');
  });

  it('carries the ticket in its buttons', () => {
    const buttons = cardIn('facturacion').blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    expect(buttons.map(({ action, value }) => [action, value])).toEqual(
      ['reply', 'claim', 'delegate', 'tag', 'more'].map((action) => [action, '{"ticketId":"tk_1"}']),
    );
  });
});

it.each(['not-mentioned', 'reply-restricted', 'target-gone'] as const)(
  'where X refused as %s, the way to X itself stands first, if there is one',
  (refusal) => {
    const over: Over = {
      ticket: claimed,
      drafts: [draftOf({ state: 'approved' })],
      deliveries: [deliveryOf({ state: 'refused', refusal, detail: '' })],
    };
    const buttonsIn = (given: Over) =>
      cardIn('facturacion', given).blocks.flatMap((block) =>
        block.kind === 'buttons' ? block.buttons.map(({ action, label, url }) => [action, label, url]) : [],
      );
    const others = [
      ['close', 'Cerrar', undefined],
      // What could not be seen may be back.
      ...(refusal === 'target-gone' ? [['send-again', 'Enviar otra vez', undefined]] : []),
      ['edit', 'Editar', undefined],
      ['take-over', 'Relevar', undefined],
      ['more', 'Más', undefined],
    ];
    expect(buttonsIn(over)).toEqual(
      refusal === 'target-gone' ? others : [['open', 'Ver en X', 'https://x.com/carla_ruiz/status/100'], ...others],
    );
    expect(buttonsIn({ ...over, message: { url: '' } })).toEqual(others);
  },
);

describe('hash of a card', () => {
  it('is the same whatever the order of its fields and differs when a word does', () => {
    const card = cardIn('facturacion');
    const shuffled = {
      fallback: card.fallback,
      blocks: card.blocks.map((block) => Object.fromEntries(Object.entries(block).toReversed())),
    };
    expect(cardHash(JSON.parse(JSON.stringify(shuffled)))).toBe(cardHash(card));
    expect(cardHash(cardIn('facturacion', { ticket: claimed }))).not.toBe(cardHash(card));
  });
});
