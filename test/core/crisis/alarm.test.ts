import { describe, expect, it } from 'vitest';
import { alarming } from '#core/crisis/alarm.ts';
import { readMessage } from '../../../adapters/text/labels/read-message.ts';

describe('red words that managers are told of', () => {
  const alarms = (text: string): readonly string[] => alarming(readMessage(text, { allowed: ['es', 'pt', 'en'] }).red);

  it.each([
    ['El cargador se ha incendiado y mi hija se ha quemado la mano', ['danger']],
    ['Ya no quiero vivir, esta noche me quito la vida', ['self-harm']],
    ['Voy a denunciaros a Consumo, mi abogado ya tiene los papeles', ['legal']],
    ['Alguém entrou na minha conta e fez compras que eu não fiz, fui burlada', ['fraud']],
  ])('"%s" is an alarm', (text, red) => expect(alarms(text)).toEqual(red));

  it.each([
    '@united so hang up on me one more time and I am so going to find another airline',
    "@JetBlue I'm just a boy, tweeting an airline, asking them to fly him home.",
    'These prices are killing me, but I love the lamp',
  ])('"%s" is none', (text) => expect(alarms(text)).toEqual([]));

  it('what is only likely is for the card', () => {
    const why = { key: 'evidence.words', places: [] } as const;
    const value = ['legal'] as const;
    expect(alarming({ value, guess: value, sure: 0.79, why })).toEqual([]);
    expect(alarming({ value, guess: value, sure: 0.8, why })).toEqual(['legal']);
    expect(alarming({ value: null, guess: [], sure: 1, why })).toEqual([]);
  });
});
