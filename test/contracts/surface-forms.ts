import { describe, expect, it } from 'vitest';
import type { Form, FormReply } from '#core/form.ts';
import { until } from '../support/until.ts';
import type { SeenForm } from './surface-rig.ts';
import { card, opId, reply, skeleton } from './surface-stage.ts';
import type { Stage } from './surface-stage.ts';

/** Forms: opened, filled, sent in, checked in time or late. */
export function forms(stage: Stage): void {
  describe('forms', () => {
    it('opens at once and is filled afterwards', async () => {
      const form = await stage.openForm();
      expect(form).toMatchObject({
        words: expect.stringContaining('Me habéis cobrado dos veces'),
        fields: { text: 'Hola, Carla', next: 'ask' },
        canSubmit: true,
      });
    });

    it('does not mind a form that was closed before it was filled', async () => {
      let opened: { update(form: Form): Promise<void> } | undefined;
      const { after } = await stage.pressOne(async (_click, respond) => {
        opened = await respond.open(skeleton);
      });
      await stage.rig.closeForm(stage.rig.member.id, after.form?.id ?? '');
      await expect(opened?.update(reply('Tarde'))).resolves.toBeUndefined();
      expect(await stage.rig.form(stage.rig.member.id)).toBeUndefined();
    });

    it('hands over what was typed and closes', async () => {
      const form = await stage.openForm();
      stage.onSubmit = async () => ({ kind: 'close' });
      const after = await stage.rig.submit({
        user: stage.rig.member.id,
        form: form.id,
        values: { text: 'Hola <b> & adiós\nCarla', next: 'keep' },
      });
      expect(stage.submissions.at(-1)).toEqual({
        id: expect.any(String),
        surface: stage.surface.id,
        userId: stage.rig.member.id,
        action: 'reply',
        viewId: form.id,
        meta: { ticketId: 'tk_1' },
        values: { text: 'Hola <b> & adiós\nCarla', next: 'keep' },
        from: stage.pressedOn,
      });
      expect(after).toEqual({});
    });

    it('lets her choose somebody of the team', async () => {
      const { id: user } = stage.rig.member;
      const { id: other } = stage.rig.outsider;
      const form = (initial?: string): Form =>
        reply('Delegar', {
          blocks: [
            {
              kind: 'field',
              field: {
                kind: 'person',
                name: 'person',
                label: 'Persona',
                optional: true,
                initial,
              },
            },
          ],
        });
      stage.onSubmit = async () => ({ kind: 'close' });
      const first = await stage.pressOne(async (_click, respond) => {
        await respond.open(form());
      });
      await stage.rig.submit({ user, form: first.after.form?.id ?? '', values: { person: other } });
      expect(stage.submissions.at(-1)?.values).toEqual({ person: other });
      const second = await stage.pressOne(async (_click, respond) => {
        await respond.open(form(user));
      });
      expect(second.after.form?.fields).toEqual({ person: user });
      await stage.rig.submit({ user, form: second.after.form?.id ?? '', values: {} });
      expect(stage.submissions.at(-1)?.values).toEqual({ person: user });
    });

    it('shows errors beside the field and keeps the form', async () => {
      const form = await stage.openForm();
      stage.onSubmit = async () => ({ kind: 'errors', errors: { text: '3.2 No prometemos plazos' } });
      const after = await stage.rig.submit({
        user: stage.rig.member.id,
        form: form.id,
        values: { text: 'mañana mismo' },
      });
      expect(after).toMatchObject({ errors: { text: '3.2 No prometemos plazos' }, form: { id: form.id } });
    });

    it('shows errors that belong to no field, with what was typed', async () => {
      const form = await stage.openForm();
      stage.onSubmit = async () => ({ kind: 'errors', errors: { other: 'La lleva Bruno' } });
      const { form: seen } = await stage.rig.submit({
        user: stage.rig.member.id,
        form: form.id,
        values: { text: 'lo escrito', next: 'keep' },
      });
      expect(seen).toMatchObject({
        id: form.id,
        words: expect.stringContaining('La lleva Bruno'),
        fields: { text: 'lo escrito', next: 'keep' },
        canSubmit: true,
      });
    });

    it('shows another form in its place', async () => {
      const form = await stage.openForm();
      stage.onSubmit = async () => ({ kind: 'update', form: reply('Cambiada', { meta: { ticketId: 'tk_2' } }) });
      const { form: seen } = await stage.rig.submit({
        user: stage.rig.member.id,
        form: form.id,
        values: { text: 'uno' },
      });
      expect(seen).toMatchObject({ id: form.id, words: expect.stringContaining('Cambiada') });
      stage.onSubmit = async () => ({ kind: 'close' });
      await stage.rig.submit({ user: stage.rig.member.id, form: form.id, values: { text: 'dos' } });
      expect(stage.submissions.at(-1)).toMatchObject({ meta: { ticketId: 'tk_2' } });
    });

    it('keeps what was typed when the handler fails', async () => {
      const form = await stage.openForm();
      stage.onSubmit = () => Promise.reject(new Error('a bug'));
      const { form: seen } = await stage.rig.submit({
        user: stage.rig.member.id,
        form: form.id,
        values: { text: 'no te pierdas' },
      });
      expect(seen).toMatchObject({ fields: { text: 'no te pierdas' }, canSubmit: true });
    });

    /** A check that takes longer than a person is left waiting. */
    async function submitSlowly(
      outcome: FormReply,
    ): Promise<{ form: SeenForm; checking: SeenForm | undefined; finish(): void }> {
      const form = await stage.openForm();
      let finish = (): void => undefined;
      const finished = new Promise<void>((resolve) => (finish = resolve));
      stage.onSubmit = async () => {
        await finished;
        return outcome;
      };
      const { form: checking } = await stage.rig.submit({
        user: stage.rig.member.id,
        form: form.id,
        values: { text: 'despacio', next: 'keep' },
      });
      return { form, checking, finish };
    }

    it('says that it is checking, then shows the errors with what was typed', async () => {
      const { form, checking, finish } = await submitSlowly({ kind: 'errors', errors: { text: 'Es demasiado largo' } });
      expect(checking).toMatchObject({ id: form.id, words: expect.stringContaining('Comprobando'), canSubmit: false });
      finish();
      const seen = await until('the errors', async () => {
        const now = await stage.rig.form(stage.rig.member.id);
        return now?.words.includes('Es demasiado largo') ? now : undefined;
      });
      expect(seen).toMatchObject({ id: form.id, fields: { text: 'despacio', next: 'keep' }, canSubmit: true });
      stage.onSubmit = async () => ({ kind: 'close' });
      await stage.rig.submit({ user: stage.rig.member.id, form: form.id, values: { text: 'corto' } });
      expect(stage.submissions.at(-1)).toMatchObject({
        meta: { ticketId: 'tk_1' },
        values: { text: 'corto', next: 'keep' },
      });
    });

    it('tells meanwhile how far it is', async () => {
      const form = await stage.openForm();
      const { id: user } = stage.rig.member;
      const shows = (words: string): Promise<unknown> =>
        until(words, async () => (await stage.rig.form(user))?.words.includes(words));
      const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
      let tell: ((text: string) => void) | undefined;
      stage.onSubmit = async (_submission, respond) => {
        tell = respond.progress;
        tell?.('Contando… 20 %');
        await finished;
        return { kind: 'update', form: reply('El informe') };
      };
      await stage.rig.submit({ user, form: form.id, values: { text: 'x' } });
      await shows('Contando… 20 %');
      tell?.('Contando… 80 %');
      await shows('Contando… 80 %');
      finish();
      await shows('El informe');
      tell?.('Contando… 90 %');
      expect((await stage.rig.form(user))?.words).toContain('El informe');
    });

    it('shows an outcome that comes at the very moment it says so', async () => {
      const form = await stage.openForm();
      const checking = new Promise<void>((resolve) => (stage.whenChecking = resolve));
      stage.onSubmit = async () => {
        await checking;
        return { kind: 'errors', errors: { text: 'Justo a la vez' } };
      };
      await stage.rig.submit({ user: stage.rig.member.id, form: form.id, values: { text: 'x' } });
      await until('the outcome', async () =>
        (await stage.rig.form(stage.rig.member.id))?.words.includes('Justo a la vez'),
      );
    });

    it('says that it is checking, then that it is done', async () => {
      const { form, finish } = await submitSlowly({ kind: 'close' });
      finish();
      const seen = await until('the end', async () => {
        const now = await stage.rig.form(stage.rig.member.id);
        return now?.words.includes('Comprobando') ? undefined : { now };
      });
      if (seen.now !== undefined) expect(seen.now).toMatchObject({ id: form.id, fields: {}, canSubmit: false });
    });

    it('says that it is checking, then shows the next form', async () => {
      const { form, finish } = await submitSlowly({ kind: 'update', form: reply('La siguiente') });
      finish();
      await until('the next form', async () =>
        (await stage.rig.form(stage.rig.member.id))?.words.includes('La siguiente'),
      );
      expect((await stage.rig.form(stage.rig.member.id))?.id).toBe(form.id);
    });

    it('tells the person the errors when she closed the form meanwhile', async () => {
      const { form, finish } = await submitSlowly({ kind: 'errors', errors: { text: 'No cabe, y te lo digo aquí' } });
      await stage.rig.closeForm(stage.rig.member.id, form.id);
      finish();
      await until('the words', async () =>
        (await stage.rig.told(stage.rig.member.id)).some((words) => words.includes('No cabe, y te lo digo aquí')),
      );
    });

    it('takes several of several, words that it looks up, a time and a day', async () => {
      const wide = reply('Etiquetas', {
        action: 'tag',
        blocks: [
          {
            kind: 'field',
            field: {
              kind: 'tags',
              name: 'tags',
              label: 'Etiquetas',
              initial: ['queja'],
              max: 5,
              placeholder: 'Busca',
              optional: true,
            },
          },
          {
            kind: 'field',
            field: {
              kind: 'many',
              name: 'which',
              label: 'Cuáles',
              options: [
                { value: 'tk_1', label: 'n.º 1' },
                { value: 'tk_2', label: 'n.º 2' },
                { value: 'tk_3', label: 'n.º 3' },
              ],
            },
          },
          { kind: 'field', field: { kind: 'datetime', name: 'at', label: 'Cuándo', optional: true } },
          { kind: 'field', field: { kind: 'day', name: 'day', label: 'Qué día', initial: '2026-11-30' } },
        ],
      });
      const { after } = await stage.pressOne(async (_click, respond) => {
        await respond.open(wide);
      });
      const form = after.form?.id ?? '';
      const asked = { user: stage.rig.member.id, form, field: 'tags' };
      stage.onSuggest = async ({ query }) => [
        { value: `${query}-nuevo`, label: `Crear «${query}-nuevo» <b>&` },
        { value: 'cobro', label: 'cobro' },
      ];
      expect(await stage.rig.suggest({ ...asked, query: 'cob' })).toEqual([
        { value: 'cob-nuevo', label: 'Crear «cob-nuevo» <b>&' },
        { value: 'cobro', label: 'cobro' },
      ]);
      expect(stage.suggestions.at(-1)).toEqual({
        surface: stage.surface.id,
        userId: stage.rig.member.id,
        action: 'tag',
        field: 'tags',
        query: 'cob',
        meta: { ticketId: 'tk_1' },
      });
      stage.onSuggest = () => Promise.reject(new Error('a bug'));
      expect(await stage.rig.suggest({ ...asked, query: '' })).toEqual([]);

      stage.onSubmit = async () => ({ kind: 'errors', errors: { other: 'Otra vez' } });
      const { form: again } = await stage.rig.submit({
        user: stage.rig.member.id,
        form,
        values: {
          tags: 'queja\ncob-nuevo',
          which: 'tk_1\ntk_3',
          at: '2026-12-01T09:00:00.000Z',
          day: '2026-12-24',
        },
      });
      expect(again).toMatchObject({
        fields: {
          tags: 'queja\ncob-nuevo',
          which: 'tk_1\ntk_3',
          at: '2026-12-01T09:00:00.000Z',
          day: '2026-12-24',
        },
      });
      stage.onSubmit = async () => ({ kind: 'close' });
      await stage.rig.submit({ user: stage.rig.member.id, form, values: { tags: '', which: 'tk_2' } });
      expect(stage.submissions.at(-1)).toMatchObject({
        action: 'tag',
        values: { tags: undefined, which: 'tk_2', at: '2026-12-01T09:00:00.000Z', day: '2026-12-24' },
      });
    });

    it('shows another form in place of the one pressed in, and closes those below with the one on top', async () => {
      const withButton = (title: string): Form =>
        reply(title, {
          blocks: [
            ...reply('x').blocks,
            { kind: 'buttons', buttons: [{ action: 'more', label: 'Más', value: 'tk_1' }] },
          ],
        });
      const { after } = await stage.pressOne(async (_click, respond) => {
        expect(respond.replace).toBeUndefined();
        await respond.open(withButton('Abajo'));
      });
      const below = after.form?.id ?? '';
      stage.onClick = async (_click, respond) => {
        await respond.replace?.(withButton('En su lugar'));
      };
      const { form: replaced } = await stage.rig.press({ user: stage.rig.member.id, form: below, action: 'more' });
      expect(replaced).toMatchObject({ id: below, words: expect.stringContaining('En su lugar') });
      expect(stage.clicks.at(-1)).toMatchObject({ viewId: below });
      stage.onClick = async (_click, respond) => {
        await respond.open(reply('Encima'));
      };
      const { form: top } = await stage.rig.press({ user: stage.rig.member.id, form: below, action: 'more' });
      stage.onSubmit = async () => ({ kind: 'close', all: true });
      expect(await stage.rig.submit({ user: stage.rig.member.id, form: top?.id ?? '', values: { text: 'x' } })).toEqual(
        {},
      );
      expect(await stage.rig.form(stage.rig.member.id)).toBeUndefined();
    });

    it('answers a press inside a form, and opens a form on top', async () => {
      stage.onClick = async (_click, respond) => {
        await respond.open(
          reply('Con botón', {
            blocks: [
              ...reply('x').blocks,
              { kind: 'buttons', buttons: [{ action: 'view-draft', label: 'Ver', value: 'dr_1' }] },
            ],
          }),
        );
      };
      const channel = stage.rig.channel();
      const { ts } = await stage.post(channel, card('x', { action: 'reply', value: '1' }));
      const { form } = await stage.rig.press({ user: stage.rig.member.id, channel, ts, action: 'reply' });
      const words = `Desde el formulario ${opId()}`;
      stage.onClick = async (_click, respond) => {
        await respond.say(words);
        await respond.open({ ...skeleton, title: 'Encima' });
      };
      const { form: top } = await stage.rig.press({
        user: stage.rig.member.id,
        form: form?.id ?? '',
        action: 'view-draft',
      });
      expect(stage.clicks.at(-1)).toMatchObject({ action: 'view-draft', value: 'dr_1', userId: stage.rig.member.id });
      expect(top?.words).toContain('Encima');
      expect((await stage.rig.told(stage.rig.member.id)).some((told) => told.includes(words))).toBe(true);
    });
  });
}
