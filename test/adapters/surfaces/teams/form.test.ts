import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toGiven, type Form, type FormBlock } from '#core/form.ts';
import type { SurfaceUser } from '#core/ports/surface.ts';
import { catalogue } from '#core/texts/index.ts';
import {
  withErrors,
  withLate,
  withNotes,
  withoutExtras,
  withTyped,
} from '../../../../adapters/surfaces/teams/drawing/form-edits.ts';
import { FormState } from '../../../../adapters/surfaces/teams/inbound/form-state.ts';
import { drawForm, seeButton } from '../../../../adapters/surfaces/teams/drawing/form.ts';
import type { FormDrawing } from '../../../../adapters/surfaces/teams/drawing/form.ts';
import { LIMIT } from '../../../../adapters/surfaces/teams/drawing/limits.ts';
import { readSearch } from '../../../../adapters/surfaces/teams/inbound/suggest.ts';
import { asWritten, encode, readInputs, readValues } from '../../../../adapters/surfaces/teams/inbound/values.ts';
import { anyForm } from '../../../contracts/surface-cards.ts';
import { buttonsOfCard, cardProblems, every, wordsOfCard } from '../../../support/adaptive-card.ts';
import { inputsOf } from '../../../support/teams/people.ts';

const now = new Date('2026-11-21T10:36:00Z');
const person = (n: number): SurfaceUser => ({
  id: `29:${n}`,
  name: `Persona ${n}`,
  locale: 'es-ES',
  timeZone: 'Europe/Madrid',
  standing: 'member',
});
const words: FormDrawing['words'] = (key, params = {}) =>
  Object.entries(params).reduce((text, [name, value]) => text.replace(`{{${name}}}`, value), catalogue[key].es);
const drawing: FormDrawing = {
  mode: 'dialog',
  view: 'vw_1',
  at: { channel: '19:c', ts: '17' },
  now,
  zone: 'Europe/Madrid',
  words,
  people: [person(1), person(2), { ...person(3), standing: 'guest' }],
  suggested: { tags: [{ value: 'a,b', label: 'a, b' }] },
  uploads: {},
};
const form = (blocks: FormBlock[], more: Partial<Form> = {}): Form => ({
  action: 'reply',
  meta: { ticketId: 'tk_1' },
  title: 'Responder',
  submit: 'Guardar',
  cancel: 'Cancelar',
  blocks,
  ...more,
});
const field = (given: Extract<FormBlock, { kind: 'field' }>['field']): FormBlock => ({ kind: 'field', field: given });

const everyField: FormBlock[] = [
  field({
    kind: 'text',
    name: 'text',
    label: 'Respuesta',
    initial: 'Hola',
    multiline: true,
    maxLength: 280,
    hint: 'Máximo 280',
  }),
  field({
    kind: 'choice',
    name: 'next',
    label: 'Después',
    options: [
      { value: '', label: 'Nada' },
      { value: 'ask', label: 'Pedir' },
    ],
    initial: '',
  }),
  field({ kind: 'person', name: 'person', label: 'Persona', initial: '29:2', optional: true }),
  field({
    kind: 'many',
    name: 'which',
    label: 'Cuáles',
    options: ['1', '2,5', '3'].map((value) => ({ value, label: value })),
    initial: ['2,5', 'gone'],
  }),
  field({ kind: 'tags', name: 'tags', label: 'Etiquetas', initial: ['queja'], optional: true, placeholder: 'Busca' }),
  field({ kind: 'datetime', name: 'at', label: 'Cuándo', initial: new Date('2026-12-01T09:00:00Z') }),
];
const stateOf = (content: unknown): FormState =>
  FormState.parse(
    buttonsOfCard(content).flatMap(({ raw }) => every(raw['data'], (data) => data['do'] === 'submit'))[0],
  );
const inputsIn = (content: unknown): Record<string, string | undefined> =>
  Object.fromEntries(inputsOf(content).map(({ id, value }) => [id, value]));
const sent = (content: unknown): Record<string, string> =>
  readInputs(
    Object.fromEntries(inputsOf(content).flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]]))),
  );

it('what is sent in to delete something has the look of what deletes, in the card as in a dialog', () => {
  const styleOf = (mode: FormDrawing['mode'], more: Partial<Form>): unknown =>
    every(drawForm(form([], more), { ...drawing, mode }).content, ({ title }) => title === 'Guardar')[0]?.['style'];
  for (const mode of ['dialog', 'card'] as const)
    expect([styleOf(mode, {}), styleOf(mode, { danger: true })]).toEqual(['positive', 'destructive']);
});

describe('Teams form', () => {
  it('is a card with named fields, each holding what it held', () => {
    const { title, content, tall } = drawForm(form(everyField), drawing);
    expect(cardProblems(content)).toEqual([]);
    expect({ title, tall }).toEqual({ title: 'Responder', tall: true });
    expect(inputsIn(content)).toEqual({
      text: 'Hola',
      next: '…',
      person: '29:2',
      which: '2%2C5',
      tags: 'queja',
      'at.date': '2026-12-01',
      'at.time': '10:00',
    });
    expect(wordsOfCard(content)).toContain('Etiquetas (opcional)');
    expect(wordsOfCard(content)).not.toContain('Persona 3');
    expect(stateOf(content)).toEqual({
      do: 'submit',
      view: 'vw_1',
      action: 'reply',
      meta: { ticketId: 'tk_1' },
      at: { channel: '19:c', ts: '17' },
      zone: 'Europe/Madrid',
      fields: { text: 'text', next: 'one', person: 'one', which: 'many', tags: 'tags', at: 'datetime' },
      need: ['text', 'next', 'which', 'at'],
    });
    expect(readValues(sent(content), stateOf(content).fields, 'Europe/Madrid')).toEqual({
      values: { text: 'Hola', next: '', person: '29:2', which: '2,5', tags: 'queja', at: '2026-12-01T09:00:00.000Z' },
      broken: [],
    });
  });

  it('stands in a card with what works there', () => {
    const { content } = drawForm(
      form([...everyField, { kind: 'buttons', buttons: [{ action: 'more', label: 'Más', value: 'tk_1' }] }]),
      { ...drawing, mode: 'card' },
    );
    expect(cardProblems(content)).toEqual([]);
    expect(wordsOfCard(content)).toMatch(/^Responder\n/);
    expect(buttonsOfCard(content).map(({ raw }) => [raw['type'], raw['verb']])).toEqual([
      ['Action.Execute', 'more'],
      ['Action.Execute', 'recado.submit'],
      ['Action.Execute', 'recado.cancel'],
    ]);
    expect(buttonsOfCard(content)[0]?.raw['data']).toEqual({
      recado: { action: 'more', value: 'tk_1', view: 'vw_1', at: { channel: '19:c', ts: '17' } },
    });
    expect(
      inputsOf(content)
        .find(({ id }) => id === 'tags')
        ?.choices?.map(({ value }) => value),
    ).toEqual(['queja', 'a%2Cb']);
    const typed = { ...sent(content), tags: 'queja,a%2Cb', 'tags.new': ' nuevo , queja,,' };
    expect(readValues(typed, stateOf(content).fields, 'Europe/Madrid').values['tags']).toBe('queja\na,b\nnuevo');
  });

  it('uses in a dialog only what dialogs send', () => {
    const { content } = drawForm(
      form([...everyField, { kind: 'buttons', buttons: [{ action: 'more', label: 'Más', value: '' }] }]),
      drawing,
    );
    expect(new Set(buttonsOfCard(content).map(({ raw }) => raw['type']))).toEqual(new Set(['Action.Submit']));
    expect(JSON.stringify(content)).not.toContain('task/fetch');
  });

  it('leaves out whoever is not to be chosen, and gives a choice its second line', () => {
    const who = field({ kind: 'person', name: 'person', label: 'Quién', without: '29:1' });
    const which = field({
      kind: 'many',
      name: 'which',
      label: 'Cuáles',
      options: [{ value: '1', label: 'n.º 1', detail: '¿Dónde está?' }],
    });
    const { content } = drawForm(form([who, which]), drawing);
    expect(JSON.stringify(content)).toContain('"Persona 2"');
    expect(JSON.stringify(content)).not.toContain('"Persona 1"');
    expect(JSON.stringify(content)).toContain('"n.º 1 · ¿Dónde está?"');
  });

  it('calls whoever stands in it by name, also where she is not offered', () => {
    const owner = field({ kind: 'person', name: 'person', label: 'De quién', initial: '29:3' });
    const [input] = inputsOf(drawForm(form([owner]), drawing).content);
    expect(input).toMatchObject({
      value: '29:3',
      choices: expect.arrayContaining([{ title: 'Persona 3', value: '29:3' }]),
    });
  });

  it('asks for names where there are too many people to list', () => {
    const people = Array.from({ length: 101 }, (_, n) => person(n));
    const { content } = drawForm(form(everyField), { ...drawing, people });
    const [input] = inputsOf(content).filter(({ id }) => id === 'person');
    expect(input?.choices).toEqual([{ title: 'Persona 2', value: '29:2' }]);
    expect(readSearch({ queryText: 'lu', dataset: input?.['choices.data']?.dataset })).toEqual({
      asked: { of: 'people', channel: '19:c' },
      query: 'lu',
    });
  });

  it.each([
    [undefined],
    [{}],
    [{ queryText: 'x', dataset: 'npm' }],
    [{ queryText: 'x', dataset: Buffer.from('{"of":"all"}').toString('base64url') }],
    [{ dataset: 7 }],
  ])('looks nothing up for %j', (value) => {
    expect(readSearch(value)).toBeUndefined();
  });

  it('never cuts what is already in a field', () => {
    const { content } = drawForm(
      form([field({ kind: 'text', name: 'text', label: 'x', initial: 'a'.repeat(400), maxLength: 280 })]),
      drawing,
    );
    expect(every(content, ({ type }) => type === 'Input.Text')).toMatchObject([
      { value: 'a'.repeat(400), maxLength: 400 },
    ]);
  });

  it('shows fields as words where nothing can be sent in', () => {
    const { content } = drawForm(form(everyField, { submit: undefined }), drawing);
    expect(inputsOf(content)).toEqual([]);
    expect(wordsOfCard(content)).toContain('Cuándo: 2026-12-01 10:00');
    expect(wordsOfCard(content)).toContain('Persona: Persona 2');
    expect(buttonsOfCard(content).map(({ title }) => title)).toEqual(['Cancelar']);
  });

  it('says in words that files are not added here', () => {
    const { content } = drawForm(
      form([field({ kind: 'file', name: 'files', label: 'Archivos', extensions: ['png'], max: 4, hint: 'Hasta 4' })]),
      drawing,
    );
    expect(wordsOfCard(content)).not.toContain('Hasta 4');
    expect(cardProblems(content)).toEqual([]);
    expect(wordsOfCard(content)).toContain('Archivos: en Teams');
    expect(stateOf(content)).toMatchObject({ fields: {}, need: [] });
  });

  it('leads to the page where files are added, says which are there, and shows what is wrong with them beside it', () => {
    const files: FormBlock = field({
      kind: 'file',
      name: 'files',
      label: 'Archivos',
      extensions: ['png'],
      max: 4,
      hint: 'Hasta 4',
      optional: true,
    });
    const { content } = drawForm(form([files]), {
      ...drawing,
      uploads: { files: { address: 'https://recado.example/upload/a.b.c', names: ['uno.png', 'dos.png'] } },
    });
    expect(cardProblems(content)).toEqual([]);
    for (const words of ['Archivos: se añaden', 'Hasta 4', 'uno.png, dos.png'])
      expect(wordsOfCard(content)).toContain(words);
    const one = field({ kind: 'file', name: 'files', label: 'Una foto', extensions: ['png'], max: 1 });
    const address = 'https://recado.example/upload/a.b.c';
    const alone = drawForm(form([one]), { ...drawing, uploads: { files: { address, names: [] } } });
    expect(wordsOfCard(alone.content)).toContain('Una foto: se añade en');
    expect(every(content, ({ type }) => type === 'Action.OpenUrl')).toMatchObject([
      { title: 'Añadir archivos', url: 'https://recado.example/upload/a.b.c' },
    ]);
    expect(stateOf(content)).toMatchObject({ fields: { files: 'file' }, need: [] });
    const wrong = withErrors(content, { files: 'Demasiado grande' });
    expect(wrong.body.findIndex(({ id }) => id === 'error.files')).toBe(
      wrong.body.findIndex(({ id }) => id === 'file.files') + 1,
    );
    expect(readValues({ files: 'algo que nadie subió' }, { files: 'file' }, 'UTC').values).toEqual({
      files: undefined,
    });
  });

  it('takes no list of files for words, whatever the form says of its fields', () => {
    const forged = toGiven([{ ref: 'upload:0123', name: 'x.png', size: 1 }]);
    const { values } = readValues({ files: forged, text: 'Hola {"ref":1}' }, { files: 'text', text: 'text' }, 'UTC');
    expect(asWritten(values)).toEqual({ files: undefined, text: 'Hola {"ref":1}' });
  });

  it('refuses a meta that is too long', () => {
    expect(() => drawForm(form([], { meta: { ticketId: 'x'.repeat(3_000) } }), drawing)).toThrow('surface.refused');
  });

  it('comes back with what was typed, and the errors where they belong', () => {
    const { content } = drawForm(form(everyField), drawing);
    const inputs = {
      text: 'mañana mismo',
      next: 'ask',
      which: '1,3',
      tags: 'queja,cob%2Cro',
      'at.date': '2026-12-02',
      'at.time': '08:30:00',
    };
    const again = withErrors(withTyped(content, inputs), {
      text: 'Demasiado largo',
      at: 'Ya pasó',
      other: 'La lleva Bruno',
    });
    expect(cardProblems(again)).toEqual([]);
    expect(inputsIn(again)).toEqual({
      text: 'mañana mismo',
      next: 'ask',
      person: undefined,
      which: '1,3',
      tags: 'queja,cob%2Cro',
      'at.date': '2026-12-02',
      'at.time': '08:30',
    });
    expect(inputsOf(again).find(({ id }) => id === 'tags')?.choices).toEqual([
      { title: 'queja', value: 'queja' },
      { title: 'cob,ro', value: 'cob%2Cro' },
    ]);
    const ids = again.body.map(({ id }, index) => id ?? index);
    expect(ids[0]).toBe('error.other');
    expect(ids.indexOf('error.text')).toBe(ids.indexOf('text') + 1);
    expect(again.body[ids.indexOf('error.at') - 1]?.type).toBe('ColumnSet');
    expect(
      withoutExtras(
        withLate(
          withNotes(again, ['Hola', [{ kind: 'foreign', text: '*x*' }]], now),
          seeButton('dialog', 'vw_1', 'Ver'),
        ),
      ),
    ).toEqual(withTyped(content, inputs));
  });

  it('takes no half of a time', () => {
    const fields = { at: 'datetime' as const };
    expect(readValues({ 'at.date': '2026-12-01' }, fields, 'Europe/Madrid')).toEqual({
      values: { at: undefined },
      broken: ['at'],
    });
    expect(readValues({ 'at.date': '2026-02-30', 'at.time': '10:00' }, fields, 'Europe/Madrid').broken).toEqual(['at']);
    expect(readValues({}, fields, 'Europe/Madrid')).toEqual({ values: { at: undefined }, broken: [] });
  });

  it('keeps every value through the commas that part several', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'grapheme' }).filter((text) => text !== '' && text !== '…' && !text.includes('\n')),
          { maxLength: 5 },
        ),
        (several) => {
          expect(readValues({ which: several.map(encode).join(',') }, { which: 'many' }, 'UTC').values['which']).toBe(
            several.join('\n') || undefined,
          );
        },
      ),
    );
  });

  it.each(['dialog', 'card'] as const)('is taken by Teams whatever it holds, in a %s', (mode) => {
    fc.assert(
      fc.property(anyForm, (given) => {
        const { content, title } = drawForm(given, { ...drawing, mode });
        expect(cardProblems(content)).toEqual([]);
        expect(title).toMatch(/^[^\n]+$/);
        const fields = given.blocks.flatMap((block) =>
          block.kind === 'field' && (!('options' in block.field) || block.field.options.length > 0)
            ? block.field.name
            : [],
        );
        expect(inputsOf(content).map(({ id }) => id)).toEqual(given.submit === undefined ? [] : fields);
        const buttons = given.blocks.reduce(
          (sum, block) => sum + (block.kind === 'buttons' ? block.buttons.length : 0),
          0,
        );
        expect(buttonsOfCard(content)).toHaveLength(buttons + (given.submit === undefined ? 1 : 2));
        expect(
          cardProblems(
            withErrors(withTyped(content, Object.fromEntries(fields.map((name) => [name, 'x']))), {
              [fields[0] ?? '']: 'Falta',
              b: '',
            }),
          ),
        ).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('spends on words what its limit leaves', () => {
    const long = Array.from({ length: 40 }, (): FormBlock => ({ kind: 'quote', text: 'ñ'.repeat(4_000) }));
    const { content } = drawForm(form([...long, ...everyField]), { ...drawing, mode: 'card' });
    expect(Buffer.byteLength(JSON.stringify(content))).toBeLessThanOrEqual(LIMIT.activity);
    expect(Object.keys(inputsIn(content))).toContain('text');
  });
});
