import { describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { createRatingRules, questionIn, voiceFor } from '#core/rating/ask.ts';
import { pressedScore, textToSend, typedScore, withoutKey, type Rating } from '#core/rating/rating.ts';
import { createTexts } from '../../bot/build/texts.ts';
import { ticket } from './scene.ts';

const config = Config.parse({
  brands: {
    alba: {
      name: 'Alba',
      languages: ['es', 'pt'],
      accounts: {
        alba: { network: 'x', handle: 'alba' },
        ana: { network: 'x', handle: 'ana_alba', kind: 'employee' },
        fb: { network: 'facebook', handle: 'alba' },
      },
    },
  },
  regions: { brasil: { name: 'Brasil', country: 'BR' } },
  channels: { general: { slack: '#general' } },
  fallback: 'general',
  rating: [
    { when: { network: 'facebook' }, ask: false },
    { when: { tag: 'queja' }, ask: { es: '{name}, ¿te sirvió?' }, everyDays: 7 },
    {},
  ],
});
const ruleFor = createRatingRules(config);
const texts = createTexts('es');
const asked: Pick<Rating, 'choices' | 'askedAt'> = {
  choices: ['5 · Muy buena', '4 · Buena', '3 · Regular', '2 · Mala', '1 · Muy mala'],
  askedAt: new Date('2026-11-20T10:00:00Z'),
};

describe('who is asked', () => {
  it('is whoever wrote in private to an account of the firm, by the first rule that holds', () => {
    const of = ticket({ account: 'alba', private: true });
    expect(ruleFor(of)).toMatchObject({ everyDays: 30, afterMinutes: 1 });
    expect(ruleFor({ ...of, tags: ['queja'] })).toMatchObject({ everyDays: 7 });
    expect(ruleFor({ ...of, private: false })).toBeNull();
    expect(ruleFor({ ...of, account: 'ana' })).toBeNull();
    expect(ruleFor({ ...of, account: 'fb', network: 'facebook' })).toBeNull();
  });

  it('is spoken to in her language, as in Brazil where she is there', () => {
    const voice = (language: string | null, region: string | null = null) =>
      voiceFor(config, { brand: 'alba', language, region });
    expect([voice('pt'), voice('pt', 'brasil'), voice('en'), voice('fr'), voice(null)]).toEqual([
      'pt',
      'pt-BR',
      'en',
      'es',
      'es',
    ]);
  });
});

describe('what is asked', () => {
  it('is marked as automatic, with a link or with answers to press', () => {
    const how = { voice: 'es' as const, name: 'Carla', isRobot: false };
    expect(questionIn(texts, {}, { ...how, link: 'https://r.example/rate/•••' })).toEqual({
      text: '¿Qué tal ha sido nuestra respuesta? Del 1 (muy mala) al 5 (muy buena).\nUn clic: https://r.example/rate/•••\n\nMensaje automático',
      choices: [],
    });
    expect(questionIn(texts, { ask: { es: '{name}, ¿te sirvió?' } }, { ...how, link: null })).toEqual({
      text: 'Carla, ¿te sirvió?\n\nMensaje automático',
      choices: asked.choices,
    });
    // Where nobody wrote it in her language, she reads ours.
    expect(questionIn(texts, { ask: { es: 'Hola' } }, { ...how, voice: 'pt-BR', link: null }).text).toMatch(
      /^Como foi/,
    );
  });

  it('fits where networks show answers to press, in every language', () => {
    for (const voice of ['es', 'pt', 'pt-BR', 'en'] as const)
      for (const choice of questionIn(texts, {}, { voice, name: '', isRobot: false, link: null }).choices)
        expect(choice.length).toBeLessThanOrEqual(20);
  });

  it('goes out with the key of her link, and is kept and read back without', () => {
    const token = 'k'.repeat(43);
    const draft = { id: 'dr_1', text: 'Un clic: https://r.example/rate/•••' };
    const rating = { draftId: 'dr_1', token } as Rating;
    const sent = textToSend(draft, rating);
    expect(sent).toBe(`Un clic: https://r.example/rate/${token}`);
    expect(withoutKey(sent)).toBe(draft.text);
    expect(textToSend({ ...draft, id: 'dr_2' }, rating)).toBe(draft.text);
  });
});

describe('what she says', () => {
  it('is a score where she presses one of the answers', () => {
    expect(pressedScore(asked, ' 2 · Mala ')).toBe(2);
    expect(pressedScore(asked, '2 · Mala, porque nadie llamó')).toBeNull();
    expect(pressedScore({ choices: [] }, '5')).toBeNull();
  });

  it.each([
    ['5', 5],
    ['@alba 4', 4],
    ['3/5', 3],
    ['1!', 1],
    ['6', null],
    ['0', null],
    ['12', null],
    ['5 pedidos perdidos', null],
    ['1 de noviembre', null],
  ])('typed as "%s" says %s', (text, score) => {
    expect(typedScore(asked, text, new Date('2026-11-20T12:00:00Z'))).toBe(score);
  });

  it('typed days later is a message like any other', () => {
    expect(typedScore(asked, '5', new Date('2026-11-24T12:00:00Z'))).toBeNull();
  });
});
