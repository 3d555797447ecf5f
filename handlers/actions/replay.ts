import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { replayBlocks } from '../crisis/replay.ts';
import { defineOperation } from '../define.ts';

/** What the last 30 days would have told, for the eyes of whoever asks. */
export const replay = defineOperation({
  id: 'replay',
  input: z.object({ brand: z.string().max(100) }),
  async form(ctx, { brand }) {
    if (!Object.hasOwn(ctx.config.brands, brand)) throw new RecadoError('hold.not-there');
    return {
      action: 'replay',
      meta: {},
      title: ctx.t('crisis.replay.title'),
      cancel: ctx.t('form.close'),
      blocks: await replayBlocks(ctx, brand, ctx.t),
    };
  },
});
