import { z } from 'zod';
import { listForm } from '../lists/list.ts';
import { queueList } from '../lists/lists.ts';
import { defineOperation } from '../define.ts';
import { PageInput } from './shared/button-inputs.ts';

/** Everything that waits, page by page: of one channel by its key, else of all that she may read. */
export const queue = defineOperation({
  id: 'queue',
  input: PageInput.extend({ channel: z.string().max(100).optional() }),
  form: async (ctx, { channel, page }) => listForm(ctx, await queueList(ctx, channel), page),
});
