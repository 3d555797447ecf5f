import { expect, it } from 'vitest';
import { createTexts } from '../../../bot/build/texts.ts';
import { answersForm } from '../../../handlers/forms/answers.ts';
import { answerOf, config, delegationOf, detailOf } from '../cards/builders.ts';

const t = createTexts('es').in('es');

it('shows each answer whole above a box with its number and whose it is', () => {
  const long = `${'una frase cualquiera que sigue y sigue. '.repeat(120)}Y aquí termina.`;
  const answered = [long, 'Sí.'].map((text, i) =>
    delegationOf({ id: `dg_${i}`, state: 'answered', answers: [answerOf({ id: `da_${i}`, text })] }),
  );
  const form = answersForm(t, { detail: detailOf({ delegations: answered }), config, surface: 'slack' }, answered);
  const quotes = form.blocks.flatMap((block) => (block.kind === 'quote' ? [block.text] : []));
  expect(quotes.join('')).toBe(`${long}Sí.`);
  const boxes = form.blocks.flatMap((block) =>
    block.kind === 'field' && block.field.kind === 'many' ? block.field.options : [],
  );
  expect(boxes.map(({ label }) => label)).toEqual(['1 · Marta', '2 · Marta']);
});
