import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Form, FormBlock } from '#core/form.ts';
import { toView, unpackMeta } from '../../../../adapters/surfaces/slack/drawing/form.ts';
import { readSubmission } from '../../../../adapters/surfaces/slack/inbound/click.ts';
import type { SentView } from '../../../../adapters/surfaces/slack/wire.ts';
import { againWithErrors } from '../../../../adapters/surfaces/slack/inbound/submit.ts';
import { checkView } from '../../../../sandbox/slack/blocks/index.ts';
import { anyForm } from '../../../contracts/surface-cards.ts';

const now = new Date('2026-11-21T10:36:00Z');
const form = (blocks: FormBlock[], more: Partial<Form> = {}): Form => ({
  action: 'reply',
  meta: { ticketId: 'tk_1' },
  title: 'Responder',
  submit: 'Guardar',
  cancel: 'Cancelar',
  blocks,
  ...more,
});
const answer: FormBlock = {
  kind: 'field',
  field: {
    kind: 'text',
    name: 'text',
    label: 'Respuesta',
    initial: 'Hola',
    multiline: true,
    maxLength: 280,
    focus: true,
  },
};
const choice: FormBlock = {
  kind: 'field',
  field: {
    kind: 'choice',
    name: 'next',
    label: 'Después',
    options: [
      { value: 'keep', label: 'Guardar' },
      { value: 'ask', label: 'Pedir aprobación' },
    ],
    initial: 'ask',
  },
};

describe('Slack form', () => {
  it('is a modal with named fields', () => {
    const view = toView(form([answer, choice]), { now }, { channel: 'C1', thread: '1.2' });
    expect(view).toMatchObject({
      type: 'modal',
      callback_id: 'reply',
      title: { text: 'Responder' },
      submit: { text: 'Guardar' },
      close: { text: 'Cancelar' },
      blocks: [
        {
          type: 'input',
          block_id: 'text',
          optional: false,
          element: {
            type: 'plain_text_input',
            action_id: 'text',
            initial_value: 'Hola',
            multiline: true,
            max_length: 280,
            focus_on_load: true,
          },
        },
        {
          type: 'input',
          block_id: 'next',
          element: { type: 'radio_buttons', action_id: 'next', initial_option: { value: 'ask' } },
        },
      ],
    });
    expect(unpackMeta(view.private_metadata ?? '')).toEqual({
      meta: { ticketId: 'tk_1' },
      origin: { channel: 'C1', thread: '1.2' },
    });
  });

  it('puts the cursor where words are looked up, in one field only, and gives a choice its second line', () => {
    const tags = (name: string): FormBlock => ({
      kind: 'field',
      field: { kind: 'tags', name, label: 'x', focus: true },
    });
    const which: FormBlock = {
      kind: 'field',
      field: {
        kind: 'many',
        name: 'which',
        label: 'Cuáles',
        options: [{ value: '1', label: 'n.º 1', detail: `${'palabra '.repeat(20)}` }],
      },
    };
    const { blocks } = toView(form([tags('a'), tags('b'), which]), { now });
    const elements = blocks.map((block) => ('element' in block ? block.element : undefined));
    expect(elements[0]).toMatchObject({ type: 'multi_external_select', focus_on_load: true });
    expect(JSON.stringify(elements[1])).not.toContain('focus_on_load');
    expect(JSON.stringify(elements[2])).toContain('"description":{"type":"plain_text","text":"palabra palabra');
  });

  it('asks for files by their endings, no more than Slack takes', () => {
    const files: FormBlock = {
      kind: 'field',
      field: {
        kind: 'file',
        name: 'files',
        label: 'Fotos',
        extensions: ['jpg', 'png'],
        max: 40,
        optional: true,
        hint: 'Hasta 4',
      },
    };
    const view = toView(form([answer, files]), { now });
    expect(view.blocks[1]).toMatchObject({
      type: 'input',
      block_id: 'files',
      optional: true,
      hint: { text: 'Hasta 4' },
      element: { type: 'file_input', action_id: 'files', filetypes: ['jpg', 'png'], max_files: 10 },
    });
    expect(checkView(view, 'modal')).toEqual([]);
    expect(checkView(toView(form([files], { submit: undefined }), { now }), 'modal')).toEqual([]);
  });

  it('never cuts what is already in a field', () => {
    const view = toView(
      form([
        { kind: 'field', field: { kind: 'text', name: 'text', label: 'x', initial: 'a'.repeat(400), maxLength: 280 } },
      ]),
      { now },
    );
    expect(view.blocks).toMatchObject([{ element: { initial_value: 'a'.repeat(400), max_length: 400 } }]);
  });

  it('shows fields as words where nothing can be sent in', () => {
    const view = toView(form([answer, choice], { submit: undefined }), { now });
    expect(view.submit).toBeUndefined();
    expect(JSON.stringify(view.blocks)).toContain('Pedir aprobación');
    expect(checkView(view, 'modal')).toEqual([]);
  });

  it('keeps its submit button where it only asks', () => {
    expect(
      toView(form([{ kind: 'line', inlines: [{ kind: 'text', text: '¿Enviar?' }] }]), { now }).submit,
    ).toBeDefined();
  });

  it('drops the place rather than the meta when both are too long', () => {
    const meta = { ticketId: 'x'.repeat(2_970) };
    expect(
      unpackMeta(toView(form([answer], { meta }), { now }, { channel: 'C0123456789' }).private_metadata ?? ''),
    ).toEqual({ meta, origin: {} });
    expect(() => toView(form([answer], { meta: { ticketId: 'x'.repeat(3_000) } }), { now })).toThrow('surface.refused');
  });

  it('is taken by Slack whatever it holds', () => {
    fc.assert(
      fc.property(anyForm, (given) => {
        const view = toView(given, { now }, { channel: 'C0123456789' });
        expect(checkView(view, 'modal')).toEqual([]);
        const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
        const fields = given.blocks.flatMap((block) =>
          block.kind === 'field' && (!('options' in block.field) || block.field.options.length > 0)
            ? block.field.name
            : [],
        );
        expect(inputs).toEqual(given.submit === undefined ? [] : fields);
        const buttons = view.blocks.flatMap((block) =>
          'elements' in block && block.type === 'actions' ? block.elements : [],
        );
        expect(buttons).toHaveLength(
          given.blocks.reduce((sum, block) => sum + (block.kind === 'buttons' ? block.buttons.length : 0), 0),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('a form sent in', () => {
  const view = toView(
    form([answer, choice, { kind: 'context', inlines: [{ kind: 'text', text: 'nota' }] }]),
    { now },
    { channel: 'C1' },
  );
  const payload = {
    type: 'view_submission',
    team: { id: 'T1' },
    user: { id: 'U1' },
    trigger_id: '1.2.3',
    view: {
      ...view,
      id: 'V1',
      hash: 'h',
      state: {
        values: {
          text: { text: { type: 'plain_text_input', value: 'Hola, Carla' } },
          next: {
            next: {
              type: 'radio_buttons',
              selected_option: { value: 'keep', text: { type: 'plain_text', text: 'Guardar' } },
            },
          },
        },
      },
    },
  };

  it('is read with its meta and values', () => {
    expect(readSubmission(payload)).toMatchObject({
      submission: {
        id: 'slack:U1:V1:1.2.3',
        surface: 'slack',
        userId: 'U1',
        action: 'reply',
        viewId: 'V1',
        meta: { ticketId: 'tk_1' },
        values: { text: 'Hola, Carla', next: 'keep' },
      },
      replyTo: { userId: 'U1', origin: { channel: 'C1' } },
    });
  });

  it('reads an empty field as no value', () => {
    const empty = {
      ...payload,
      view: {
        ...payload.view,
        state: {
          values: {
            text: { text: { type: 'plain_text_input', value: null } },
            next: { next: { type: 'radio_buttons', selected_option: null } },
          },
        },
      },
    };
    expect(readSubmission(empty)?.submission.values).toEqual({ text: undefined, next: undefined });
  });

  it('comes back with what was typed and the error beside it', () => {
    const sent = readSubmission(payload)?.view as SentView;
    const again = againWithErrors(sent, { text: 'Demasiado largo', other: 'Vuelve a abrirlo' });
    expect(checkView(again, 'modal')).toEqual([]);
    expect(again.blocks).toMatchObject([
      { type: 'context', elements: [{ text: '⚠ Vuelve a abrirlo' }] },
      { type: 'input', block_id: 'text', element: { initial_value: 'Hola, Carla' } },
      { type: 'context', elements: [{ text: '⚠ Demasiado largo' }] },
      { type: 'input', block_id: 'next', element: { initial_option: { value: 'keep' } } },
      { type: 'context' },
    ]);
    expect(again.private_metadata).toBe(view.private_metadata);
    expect(again.submit).toEqual(view.submit);
  });
});
