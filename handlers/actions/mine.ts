import { listForm } from '../lists/list.ts';
import { mineList } from '../lists/lists.ts';
import { defineOperation } from '../define.ts';
import { PageInput } from './shared/button-inputs.ts';

/** What she has under way, page by page. */
export const mine = defineOperation({
  id: 'mine',
  input: PageInput,
  form: async (ctx, { page }) => listForm(ctx, await mineList(ctx), page),
});
