import { mustWork, readFlood } from '../floods/flood-facts.ts';
import { defineOperation } from '../define.ts';
import { FloodInput } from './shared/button-inputs.ts';

const LONGEST = 1_000;

/** What the answer to each of many begins with; each is read, completed and sent by itself. */
export const floodBase = defineOperation({
  id: 'flood-base',
  input: FloodInput,
  async form(ctx, { flood: id }) {
    const { t } = ctx;
    await mustWork(ctx, id, 'answer');
    const { base } = await readFlood(ctx, id);
    return {
      action: 'flood-base',
      meta: { flood: id },
      title: t('button.flood-base'),
      submit: t('form.save'),
      cancel: t('form.cancel'),
      blocks: [
        {
          kind: 'field',
          field: {
            kind: 'text',
            name: 'text',
            label: t('form.flood-base.label'),
            hint: t('form.flood-base.hint', { placeholder: '{name}' }),
            initial: base ?? '',
            multiline: true,
            maxLength: LONGEST,
            focus: true,
            optional: true,
          },
        },
      ],
    };
  },
  async submit(ctx, { flood: id }, { text = '' }) {
    await mustWork(ctx, id, 'answer');
    const said = typeof text === 'string' ? text.trim() : '';
    await ctx.store.floods.setBase(id, said === '' ? null : { text: said, by: ctx.actor.id });
    await ctx.store.chatPosts.show({ kind: 'flood', ownerId: id });
    return { kind: 'close' };
  },
});
