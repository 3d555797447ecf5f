import { describe, expect, it } from 'vitest';
import type { AnswerTemplate, NetworkConnection } from '#core/ports/network.ts';
import {
  chosenTemplate,
  filledTemplate,
  knownValues,
  lateTemplates,
  templateId,
} from '../../../handlers/network/late-templates.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { templateBlocks, templatesForm } from '../../../handlers/forms/template.ts';
import { claimed, detailOf } from '../cards/builders.ts';

const template = (language: string, text = 'Hola, {{1}}: sobre {{2}}'): AnswerTemplate => ({
  name: 'seguimos',
  language,
  text,
  variables: [...text.matchAll(/\{\{(\w+)\}\}/g)].flatMap(([, name]) => name ?? []),
});
const connection = (templates: readonly AnswerTemplate[]): NetworkConnection => ({
  account: 'alba',
  caps: { measure: () => [], privateReplies: false, edits: false },
  publish: async () => ({ kind: 'unknown', detail: 'test' }),
  templates: async () => templates,
});
const detail = detailOf({ ticket: { ...claimed, language: 'pt' } });
const now = new Date('2026-01-02T00:00:00Z');
const late = { until: new Date('2026-01-01T00:00:00Z'), now, network: 'WhatsApp', author: 'Ana' };

describe('when the time for an answer in free words is over', () => {
  it('templates in the language of the customer come first', async () => {
    const found = await lateTemplates(connection([template('es'), template('pt_BR'), template('en')]), detail, late);
    expect(found?.map(templateId)).toEqual(['seguimos/pt_BR', 'seguimos/es', 'seguimos/en']);
    expect(chosenTemplate(found, undefined)?.language).toBe('pt_BR');
    expect(chosenTemplate(found, 'seguimos/en')?.language).toBe('en');
    expect(chosenTemplate(found, 'gone/es')?.language).toBe('pt_BR');
  });

  it('none is asked for before, and without any nothing can be answered', async () => {
    const open = { ...late, until: new Date('2026-01-03T00:00:00Z') };
    expect(await lateTemplates(connection([template('es')]), detail, open)).toBeUndefined();
    expect(await lateTemplates(connection([template('es')]), detail, { ...late, until: undefined })).toBeUndefined();
    await expect(lateTemplates(connection([]), detail, late)).rejects.toMatchObject({ code: 'window.closed' });
    await expect(lateTemplates(undefined, detail, late)).rejects.toMatchObject({ code: 'window.closed' });
  });

  it('what is filled in goes into its words, on one line each, and what is left out is named', () => {
    const values = { 'value.1': ' Ana\nMaría ', 'value.2': '$& {{1}}', 'value.3': 'nobody asked' };
    expect(filledTemplate(template('es'), values)).toEqual({
      text: 'Hola, Ana María: sobre $& {{1}}',
      use: { name: 'seguimos', language: 'es', values: { '1': 'Ana María', '2': '$& {{1}}' } },
      missing: [],
    });
    expect(filledTemplate(template('es'), { 'value.1': '  ' }).missing).toEqual(['1', '2']);
  });

  it('each field is called by the place in the words that it fills, and what a menu cannot hold is counted', () => {
    const many = Array.from({ length: 103 }, (_, n): AnswerTemplate => ({ ...template('es'), name: `plantilla_${n}` }));
    const [chosen = template('es')] = many;
    const t = createTexts('es').in('es');
    const other = { ticketId: 'tk_1', as: 'reply' };
    const blocks = templateBlocks(t, 'WhatsApp', { templates: many, chosen, values: {}, other });
    const fields = blocks.flatMap((block) => (block.kind === 'field' ? [block.field] : []));
    expect(fields.map(({ label }) => label)).toEqual(['Plantilla', 'En lugar de {{1}}', 'En lugar de {{2}}']);
    expect(fields.some((field) => 'optional' in field && field.optional === true)).toBe(false);
    expect(JSON.stringify(blocks)).toContain('Elegir otra plantilla');
    expect(
      JSON.stringify(templateBlocks(t, 'WhatsApp', { templates: [chosen], chosen, values: {}, other })),
    ).not.toContain('Elegir otra plantilla');
    expect(JSON.stringify(templatesForm(t, many, other))).toContain('Fuera de la lista, porque no caben: 3.');
  });

  it.each([
    ['Hola, {{1}}: sobre {{2}}', { 'value.1': 'Eva' }],
    ['¡Hola {{1}}!', { 'value.1': 'Eva' }],
    ['Tiendas Alba\n\nBoa tarde, {{1}}. Sobre {{2}}', { 'value.1': 'Eva' }],
    ['Dear {{name}}, about {{order}}', { 'value.name': 'Eva' }],
    ['Tu pedido {{1}} ya salió, {{first_name}}', { 'value.first_name': 'Eva' }],
    ['Tu pedido {{1}} ya salió', {}],
    ['Hola: tu pedido {{1}} ya salió', {}],
    ['Hola, clienta: {{1}}', {}],
  ])('her first name stands where the words greet by it, and nowhere else: %s', (text, values) => {
    expect(knownValues(template('es', text), 'Eva')).toEqual(values);
    expect(knownValues(template('es', text), undefined)).toEqual({});
  });
});
