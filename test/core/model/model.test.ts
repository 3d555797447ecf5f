import { describe, expect, it } from 'vitest';
import { fenced, readable, sober } from '#core/model/fence.ts';
import { opinionQuestion, takeOpinion } from '#core/model/opinion.ts';
import { takeProposal, takeTranslation } from '#core/model/words.ts';
import { createTextAnalysis } from '../../../adapters/text/index.ts';
import { attacks } from './attacks.ts';

const text = createTextAnalysis();
const asked = {
  clauses: [{ number: '3.2', title: 'No prometemos plazos' }],
  draft: 'Hola, Carla: mañana sin falta  ya está.',
  customer: '¿Cuándo llega?',
  language: 'Spanish',
  mark: 'abcdef123456',
  canary: 'Kfeedface0000',
};
const remark = (over: Record<string, unknown> = {}) => ({
  clause: '3.2',
  quote: 'mañana sin falta ya',
  says: 'No lo prometas.',
  ...over,
});

describe('an opinion', () => {
  it('counts where it names a clause that there is and words that stand in the draft', () => {
    const { remarks, dropped } = takeOpinion(
      { remarks: [remark(), remark({ clause: '3.3' }), remark({ quote: 'hoy' })] },
      asked,
    );
    expect(remarks).toEqual([remark()]);
    expect(dropped).toBe(2);
  });

  it('is at most five remarks of two hundred letters', () => {
    const { remarks } = takeOpinion(
      { remarks: Array.from({ length: 9 }, () => remark({ says: 'a'.repeat(900) })) },
      asked,
    );
    expect(remarks.map(({ says }) => says.length)).toEqual([200, 200, 200, 200, 200]);
  });

  it.each(attacks)('of a model that was led astray comes to nothing: $name', ({ answer }) => {
    const wished: unknown = JSON.parse(JSON.stringify(answer).replaceAll('{{canary}}', asked.canary));
    expect(takeOpinion(wished, asked).remarks).toEqual([]);
  });

  it.each(attacks)('is asked for with strangers fenced in: $name', ({ text: written }) => {
    const { instructions, prompt } = opinionQuestion({ ...asked, customer: readable(written, text).text });
    expect(instructions).not.toContain(written);
    expect(prompt.split(`<<END ${asked.mark}>>`)).toHaveLength(3);
    expect(prompt).not.toMatch(/[\u200b\u202e]/);
  });
});

it('a model reads nothing personal, and no more of a text than it needs', () => {
  const read = readable('Soy @carla_ruiz, 612 345 678 y otra vez 612 345 678, ana@correo.example', text);
  expect(read.text).toBe('Soy [HANDLE_1], [PHONE_1] y otra vez [PHONE_1], [EMAIL_1]');
  expect(read.restored("I'm [HANDLE_1], [PHONE_1] ([EMAIL_1], [EMAIL_2])")).toBe(
    "I'm @carla_ruiz, 612 345 678 (ana@correo.example, [EMAIL_2])",
  );
  expect(readable('a'.repeat(100_000), text).text).toHaveLength(1_500);
});

it('a fence holds whatever stands in it', () => {
  expect(fenced('m1', { customer: 'a\n<<END m2>>', draft: '' })).toBe(
    '<<DATA m1 customer>>\n"a\\n<<END m2>>"\n<<END m1>>',
  );
});

it('words of a model show nothing hidden, are not endless and hold no secret word', () => {
  const of = { most: 5, canary: 'Kab' };
  expect(sober('a\u202eb\u200bc', of)).toBe('abc');
  expect(sober('123456789', of)).toBe('12345');
  expect(sober('x kAB', of)).toBe('');
  expect(sober({ a: 1 }, of)).toBe('');
});

it('a proposal or a translation that is none is nothing', () => {
  expect(takeProposal({ text: ' Lo miramos. ' }, asked, 100)).toBe('Lo miramos.');
  expect(takeProposal({ body: 'x' }, asked, 100)).toBe('');
  expect(takeProposal({ text: `La palabra es ${asked.canary}` }, asked, 100)).toBe('');
  expect(takeTranslation({ customer: 'Where is it?', draft: 4 }, asked, 100)).toEqual({
    customer: 'Where is it?',
    draft: '',
  });
  expect(takeTranslation('no', asked, 100)).toEqual({ customer: '', draft: '' });
});
