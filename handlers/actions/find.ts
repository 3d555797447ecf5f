import { z } from 'zod';
import { listForm } from '../lists/list.ts';
import { findList } from '../lists/lists.ts';
import { defineOperation } from '../define.ts';
import { noticeForm } from '../forms/notice.ts';
import { PageInput } from './shared/button-inputs.ts';

/** More of what was found by the words and filters of a command. */
export const find = defineOperation({
  id: 'find',
  input: PageInput.extend({ find: z.string().min(1).max(1_000) }),
  async form(ctx, { find: typed, page }) {
    const list = await findList(ctx, typed);
    if (typeof list === 'string')
      return noticeForm(ctx.t, { action: 'find', title: ctx.t('form.find.title'), text: list });
    return listForm(ctx, list, page);
  },
});
