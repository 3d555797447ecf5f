import { expect, it } from 'vitest';
import { catalogue } from '#core/texts/index.ts';
import { drawForm } from '../../../../adapters/surfaces/teams/drawing/form.ts';
import { every } from '../../../support/adaptive-card.ts';

/** How each field of a form is drawn, by how many choices it has. */
function stylesOf(counts: readonly number[], kind: 'choice' | 'many' = 'choice'): unknown[] {
  const { content } = drawForm(
    {
      action: 'labels',
      meta: {},
      title: 'Corregir datos',
      submit: 'Guardar',
      cancel: 'Cancelar',
      blocks: counts.map((count, n) => ({
        kind: 'field',
        field: {
          kind,
          name: `f${n}`,
          label: `Dato ${n}`,
          options: Array.from({ length: count }, (_, m) => ({ value: `v${m}`, label: `Opción ${m}` })),
        },
      })),
    },
    {
      mode: 'dialog',
      view: 'vw_1',
      now: new Date('2026-11-21T10:36:00Z'),
      zone: 'Europe/Madrid',
      words: (key) => catalogue[key].es,
      people: [],
      suggested: {},
      uploads: {},
    },
  );
  return every(content, ({ type }) => type === 'Input.ChoiceSet').map(({ style }) => style);
}

it('choices are all shown where the whole form has few, and fold in each field where it has many', () => {
  expect(stylesOf([10])).toEqual(['expanded']);
  expect(stylesOf([11])).toEqual(['compact']);
  expect(stylesOf([5, 5])).toEqual(['expanded', 'expanded']);
  expect(stylesOf([4, 5, 3])).toEqual(['compact', 'compact', 'compact']);
  expect(stylesOf([4, 5, 3], 'many')).toEqual(['compact', 'compact', 'compact']);
});

it('one or two of them need no list', () => {
  expect(stylesOf([9, 2, 1])).toEqual(['compact', 'expanded', 'expanded']);
});
