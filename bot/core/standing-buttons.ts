import type { ButtonRow, CardFacts, DraftFacts, MoreFacts, MoreStand, QuestionFacts, Stand } from './button-places.ts';
import { buttonRows, isActionId, labelOf, type ActionId } from './buttons.ts';
import type { Delegation } from './ticket/delegation.ts';
import type { TextKey } from './texts/index.ts';

/** Buttons of the card, the most likely first. */
export function buttonsFor(
  status: CardFacts['status'],
  { unused = 0, isOld = false }: Partial<CardFacts> = {},
): ActionId[] {
  return standing(({ card }) => card, { status, unused, isOld });
}

/** Buttons below a version in the thread; none once it is past. */
export function draftButtonsFor(draft: DraftFacts['draft'], status: DraftFacts['status']): ActionId[] {
  return standing((row) => row.draft, { draft, status });
}

/** Buttons below a question in the thread and in the direct message of whoever is asked; none once it is over. */
export function questionButtonsFor(delegation: QuestionFacts['delegation'], place: QuestionFacts['place']): ActionId[] {
  return standing(({ question }) => question, { delegation, place });
}

/** Buttons below what an expert answered; none once it was put to use. */
export function answerButtonsFor(delegation: Pick<Delegation, 'state'>): ActionId[] {
  return standing(({ answer }) => answer, delegation);
}

/** Buttons of one group of "More", with what each says and carries besides the ticket. */
export function moreButtonsFor(
  group: MoreStand['group'],
  facts: MoreFacts,
): { id: ActionId; label: TextKey; value: Record<string, string> }[] {
  return standing(({ more }) => (more?.group === group ? more : undefined), facts).map((id) => {
    const { label, value } = buttonRows[id].more ?? {};
    return { id, label: label?.(facts) ?? labelOf(id), value: value?.(facts) ?? {} };
  });
}

function standing<Facts>(place: (row: ButtonRow) => Stand<Facts> | undefined, facts: Facts): ActionId[] {
  return Object.keys(buttonRows)
    .filter(isActionId)
    .flatMap((id) => {
      const stand = place(buttonRows[id]);
      return stand?.when(facts) ? [{ id, at: typeof stand.at === 'number' ? stand.at : stand.at(facts) }] : [];
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ id }) => id);
}
