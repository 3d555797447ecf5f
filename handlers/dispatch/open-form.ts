import type { Inline } from '#core/card.ts';
import type { Form } from '#core/form.ts';
import type { Respond } from '#core/ports/surface.ts';
import type { ActionResult } from '../define.ts';

export interface Opening {
  /** A form that is ready by then opens whole, without a skeleton before it. */
  patienceMs: number;
  /** In the language known so far. */
  skeleton(): Form;
  /** A form that only says something, in her language. */
  notice(text: string | Inline[] | undefined): Promise<Form>;
  sentence(said: ActionResult): Promise<string | Inline[] | undefined>;
  /** She sees the skeleton: from now on she can be told how far it is. */
  waits(progress: (text: string) => void): void;
  /** Why there is no form, in her language. */
  explain(error: unknown): Promise<string>;
}

/**
 * Opens the form that `work` makes, or in time a skeleton that it fills: a trigger lives three seconds. Where nothing had to be
 * asked, the person is only told; true where it asks. Throws what `work` threw as long as nothing has been opened.
 */
export async function openForm(
  work: Promise<Form | ActionResult>,
  respond: Respond,
  opening: Opening,
): Promise<boolean> {
  if (await settlesWithin(work, opening.patienceMs)) {
    const result = await work;
    if (isForm(result)) await respond.open(result);
    else await tell(result);
    return isForm(result);
  }
  const skeleton = respond.open(opening.skeleton()).then((shown) => {
    if (shown.progress) opening.waits((text) => shown.progress?.(text));
    return shown;
  });
  const [ended, opened] = await Promise.allSettled([work, skeleton]);
  if (opened.status === 'fulfilled') {
    const form =
      ended.status === 'rejected'
        ? await opening.notice(await opening.explain(ended.reason))
        : isForm(ended.value)
          ? ended.value
          : await opening.notice(await opening.sentence(ended.value));
    await opened.value.update(form);
    return ended.status === 'fulfilled' && isForm(ended.value);
  }
  if (ended.status === 'rejected') throw ended.reason;
  if (isForm(ended.value)) throw opened.reason;
  await tell(ended.value);
  return false;

  async function tell(said: ActionResult): Promise<void> {
    const sentence = await opening.sentence(said);
    if (sentence !== undefined) await respond.say(sentence);
  }
}

function isForm(result: Form | ActionResult): result is Form {
  return 'blocks' in result;
}

/** Whether a promise, fulfilled or rejected, is done within so many milliseconds. */
async function settlesWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  if (ms <= 0) return false;
  let timer: NodeJS.Timeout | undefined;
  const done = work.then(
    () => true,
    () => true,
  );
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
