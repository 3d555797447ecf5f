import { wordsOf, type Answer, type Placed, type View } from './chat.ts';
import type { Recado } from './recado.ts';

/** The form that a press opened. @throws Error with what was said in its place */
export function formOf({ view, ephemeral }: Answer): View {
  if (view === undefined) throw new Error(`no form: ${wordsOf(ephemeral)}`);
  return view;
}

/** Asks an expert from a card, as a person does: opens the form and sends it in. */
export async function ask(recado: Recado, card: Placed, user: string, values: Record<string, string>): Promise<Answer> {
  const form = formOf(await recado.chat.press(user, card, 'delegate'));
  return recado.chat.submit(user, form, values);
}

/** What stands in the text box of a form when it opens. */
export function initial(view: View): string {
  return view.blocks.find(({ block_id: field }) => field === 'text')?.element?.initial_value ?? '';
}
