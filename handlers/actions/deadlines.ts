import { defineOperation } from '../define.ts';
import { listForm } from '../lists/list.ts';
import { deadlinesList } from '../lists/lists.ts';
import { NoticesInput, PageInput } from './shared/button-inputs.ts';

/** What was gathered of conversations that are late, or nearly, page by page. */
export const deadlinesListing = defineOperation({
  id: 'deadlines',
  input: PageInput.extend(NoticesInput.shape),
  form: async (ctx, { first, page }) => listForm(ctx, await deadlinesList(ctx, first), page),
});
