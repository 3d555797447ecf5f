import { defineOperation } from '../define.ts';
import { listForm } from '../lists/list.ts';
import { floodList } from '../lists/lists.ts';
import { FloodInput, PageInput } from './shared/button-inputs.ts';

/** What stands on the card of a flood, page by page. */
export const floodListing = defineOperation({
  id: 'flood-list',
  input: PageInput.extend(FloodInput.shape),
  form: async (ctx, { flood, page }) => listForm(ctx, await floodList(ctx, flood), page),
});
