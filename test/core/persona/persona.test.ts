import { describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { checkDraft, type DraftToCheck } from '#core/persona/persona.ts';

const clauses = [
  { number: '2.1', title: 'En su idioma', check: 'language' },
  { number: '3.1', title: 'Sin culpas', check: 'forbidden-words', severity: 'stop', words: ['culpa tuya'] },
  { number: '3.2', title: 'Sin plazos', check: 'forbidden-words', words: ['mañana mismo', 'sin falta'] },
  { number: '4.1', title: 'Sin datos', check: 'personal-data', severity: 'stop' },
];
function personaOf(list: unknown[]) {
  const { brands } = Config.parse({
    brands: { alba: { name: 'Alba', accounts: {}, persona: { clauses: list } } },
    channels: {},
    fallback: 'x',
  });
  const persona = brands['alba']?.persona;
  if (!persona) throw new Error('no persona');
  return persona;
}
const fine: DraftToCheck = {
  draft: { text: 'Hola' },
  persona: personaOf(clauses),
  customerLanguage: 'es',
  draftLanguage: 'es',
  measured: [{ length: 4, max: 280 }],
  personalData: [],
  private: false,
};

describe('the persona check', () => {
  it('finds nothing in a draft that is fine, or whose language nobody can tell', () => {
    expect(checkDraft(fine)).toEqual([]);
    expect(checkDraft({ ...fine, draftLanguage: null })).toEqual([]);
    expect(checkDraft({ ...fine, customerLanguage: null })).toEqual([]);
  });

  it('quotes the clause of the manual', () => {
    expect(checkDraft({ ...fine, customerLanguage: 'pt' })).toEqual([
      {
        clause: '2.1',
        check: 'language',
        severity: 'warn',
        params: { customer: 'pt', draft: 'es', title: 'En su idioma' },
      },
    ]);
  });

  it('names each forbidden word once, as it stands in the draft, under its own clause', () => {
    expect(checkDraft({ ...fine, draft: { text: 'Mañana  mismo. MANANA MISMO, sin falta: es culpa tuya' } })).toEqual([
      {
        clause: '3.1',
        check: 'forbidden-words',
        severity: 'stop',
        excerpt: 'culpa tuya',
        place: { start: 43, end: 53 },
        params: { title: 'Sin culpas', words: 'culpa tuya' },
      },
      {
        clause: '3.2',
        check: 'forbidden-words',
        severity: 'warn',
        excerpt: 'Mañana  mismo',
        place: { start: 0, end: 13 },
        params: { title: 'Sin plazos', words: 'Mañana  mismo' },
      },
      {
        clause: '3.2',
        check: 'forbidden-words',
        severity: 'warn',
        excerpt: 'sin falta',
        place: { start: 29, end: 38 },
        params: { title: 'Sin plazos', words: 'sin falta' },
      },
    ]);
  });

  it('stops what is too long even where the manual only warns', () => {
    const persona = personaOf([{ number: '9', title: 'Breve', check: 'length', severity: 'warn' }]);
    expect(checkDraft({ ...fine, persona, measured: [{ length: 281, max: 280 }] })).toEqual([
      {
        clause: '9',
        check: 'length',
        severity: 'stop',
        final: true,
        params: { length: 281, max: 280, count: 1, title: 'Breve' },
      },
    ]);
    expect(checkDraft({ ...fine, measured: [{ length: 280, max: 280 }] })).toEqual([]);
  });

  it('finds personal data in public only', () => {
    const personalData = [{ kind: 'phone' as const, excerpt: '612 345 678' }];
    const draft = { text: 'Llama al 612 345 678' };
    expect(checkDraft({ ...fine, draft, personalData })).toEqual([
      {
        clause: '4.1',
        check: 'personal-data',
        severity: 'stop',
        excerpt: '612 345 678',
        place: { start: 9, end: 20 },
        params: { kind: 'phone', words: '612 345 678', title: 'Sin datos' },
      },
    ]);
    expect(checkDraft({ ...fine, personalData, private: true })).toEqual([]);
  });

  it('has a clause of its own where the manual is silent', () => {
    const found = checkDraft({
      ...fine,
      persona: personaOf([]),
      customerLanguage: 'pt',
      measured: [{ length: 9, max: 5 }],
      personalData: [{ kind: 'email', excerpt: 'a@b.co' }],
    });
    expect(found.map(({ clause, severity, params }) => [clause, severity, params['title']])).toEqual([
      ['0.1', 'warn', 'clause.language'],
      ['0.2', 'stop', 'clause.length'],
      ['0.4', 'warn', 'clause.personal-data'],
    ]);
  });
});
