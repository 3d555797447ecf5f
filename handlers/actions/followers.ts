import { followersForm } from '../listening/followers-form.ts';
import { defineOperation } from '../define.ts';
import { PageInput } from './shared/button-inputs.ts';

/** Who began to follow our accounts today, page by page. */
export const followers = defineOperation({
  id: 'followers',
  input: PageInput,
  form: (ctx, wanted) => followersForm(ctx, wanted),
});
