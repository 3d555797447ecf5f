import type { Button } from '#core/card.ts';
import type { Action, ActionSet } from './elements.ts';
import { LIMIT, oneLine } from './limits.ts';
import { webAddress } from './rich.ts';

/** A link that no browser may open: its button stays, and its press is ignored under this id. */
export const OPEN_LINK = 'open-link';

/** Which kind of card holds the buttons: that decides what Teams sends for a press. */
export type Holder =
  /** A message: presses that open a form ask for a dialog. */
  | { kind: 'message'; opensDialog(action: string): boolean; home?: true }
  /** A dialog: only Action.Submit works there. */
  | { kind: 'dialog'; mark: object }
  /** A form that stands in a message. */
  | { kind: 'in-card'; mark: object };

const STYLES = { primary: 'positive', danger: 'destructive' } as const;

function toAction(button: Button, holder: Holder): Action {
  const title = oneLine(button.label, LIMIT.buttonText);
  const style = button.style === undefined ? {} : { style: STYLES[button.style] };
  const url = button.url === undefined ? undefined : webAddress(button.url);
  if (url !== undefined) return { type: 'Action.OpenUrl', title, url, ...style };
  const action = button.url === undefined ? button.action : OPEN_LINK;
  const pressed = { action, value: button.value.slice(0, LIMIT.buttonValue) };
  if (holder.kind === 'dialog')
    return { type: 'Action.Submit', title, ...style, data: { recado: { ...pressed, ...holder.mark } } };
  if (holder.kind === 'in-card')
    return { type: 'Action.Execute', title, ...style, verb: action, data: { recado: { ...pressed, ...holder.mark } } };
  const recado = { ...pressed, home: holder.home ? true : undefined };
  if (!holder.opensDialog(action)) return { type: 'Action.Execute', title, ...style, verb: action, data: { recado } };
  return { type: 'Action.Submit', title, ...style, data: { msteams: { type: 'task/fetch' }, recado } };
}

/** One row, or several where there are more than Teams shows of one. */
export function toRows(buttons: Button[], holder: Holder): ActionSet[] {
  const rows: ActionSet[] = [];
  for (let start = 0; start < buttons.length; start += LIMIT.actions) {
    const actions = buttons.slice(start, start + LIMIT.actions).map((button) => toAction(button, holder));
    rows.push({ type: 'ActionSet', spacing: start > 0 ? ('Small' as const) : undefined, actions });
  }
  return rows;
}
