import { describe, expect, it } from 'vitest';
import { reactionOf } from '#core/ticket/reaction.ts';

describe('what a customer says of our answer', () => {
  it.each([
    ['Eso ya lo hice y nada', 'Eso ya lo hice'],
    ['@alba NO ME SIRVE, sigo sin pedido', 'NO ME SIRVE'],
    ['Isso não resolve!', 'Isso não resolve'],
    ["That didn't help at all", "That didn't help"],
    ['That didn’t help', 'That didn’t help'],
    ['Gracias por nada, sigue igual', 'Gracias por nada'],
    ['gracias por nada', 'gracias por nada'],
    ['Obrigada por nada', 'Obrigada por nada'],
    ['Thanks for nothing!', 'Thanks for nothing'],
    ['Isto é um golpe', 'é um golpe'],
    ['Una vergüenza', 'Una vergüenza'],
  ])('"%s" did not help', (text, excerpt) => {
    expect(reactionOf(text)).toEqual({ kind: 'bad', excerpt });
  });

  it.each([
    'Gracias, perfecto',
    '@alba ¡Muchas gracias! 🙏',
    'Muito obrigada pela ajuda',
    'Thank you so much, sorted!',
    'Perfecto, ya funciona, gracias',
    'De nada y gracias por todo',
    'Gracias ❤️👏🏽',
    'thanks 🙏🏻🙂',
    'Gracias a vosotros',
    'Genial, ya me ha llegado, gracias',
    'Gracias por responder',
    'Thanks for getting back to me',
  ])('"%s" is thanks', (text) => {
    expect(reactionOf(text)).toEqual({ kind: 'thanks' });
  });

  it.each([
    'Gracias, ¿y cuándo llega?',
    'Gracias pero el pedido es otro',
    'Perfecto',
    'Hola, otra cosa',
    '',
    'El número es 4471, gracias',
    'Gracias 😡',
    'gracias 🙄👏',
    'Gracias 🤡',
    'thanks 🖕',
    'Muchas gracias :(',
    '«Gracias»',
    '"gracias" por todo',
    'Thanks /s',
    'gracias, nada',
    'Ha sido un golpe de calor',
    'Me di un golpe con la puerta',
  ])('"%s" is a message like any other', (text) => {
    expect(reactionOf(text)).toBeNull();
  });
});
