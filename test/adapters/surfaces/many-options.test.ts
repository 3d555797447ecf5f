import { expect, it } from 'vitest';
import type { Form } from '#core/form.ts';
import { toView } from '../../../adapters/surfaces/slack/drawing/form.ts';
import { drawForm, type FormDrawing } from '../../../adapters/surfaces/teams/drawing/form.ts';
import { inputsOf } from '../../support/teams/people.ts';

const now = new Date('2026-11-21T10:36:00Z');

function asking(count: number): Form {
  const options = Array.from({ length: count }, (_, n) => ({ value: `p${n}`, label: `Persona ${n}` }));
  const initial = options.map(({ value }) => value);
  return {
    action: 'hold',
    meta: {},
    title: 'Sala de crisis',
    submit: 'Abrir',
    cancel: 'Cancelar',
    blocks: [{ kind: 'field', field: { kind: 'many', name: 'people', label: 'Quién', options, initial } }],
  };
}

it('ten options stand there as boxes in Slack, more of them in a list, with all that are chosen', () => {
  const elementOf = (form: Form) => toView(form, { now }).blocks.find((block) => 'element' in block)?.element;
  expect(elementOf(asking(10))).toMatchObject({ type: 'checkboxes' });
  const list = elementOf(asking(25));
  expect(list).toMatchObject({ type: 'multi_static_select' });
  for (const key of ['options', 'initial_options']) expect(list).toHaveProperty(`${key}.length`, 25);
});

it('and in Teams', () => {
  const drawing: FormDrawing = {
    mode: 'dialog',
    view: 'vw_1',
    at: { channel: '19:c', ts: '17' },
    now,
    zone: 'Europe/Madrid',
    words: (key) => key,
    people: [],
    suggested: {},
    uploads: {},
  };
  const inputOf = (form: Form) => inputsOf(drawForm(form, drawing).content)[0];
  expect(inputOf(asking(10))).toMatchObject({ isMultiSelect: true, style: 'expanded' });
  const list = inputOf(asking(25));
  expect(list).toMatchObject({ isMultiSelect: true, style: 'compact' });
  expect(list?.choices).toHaveLength(25);
  expect(list?.value?.split(',')).toHaveLength(25);
});
