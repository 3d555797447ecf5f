import type { ActionsBlock, Button as SlackButton } from '@slack/types';
import type { Button } from '#core/card.ts';
import { isVisible, MARK } from '#core/visible-text.ts';
import { clean, LIMIT, shorten } from './limits.ts';
import { webAddress } from './rich.ts';

/** Link buttons send a payload too; it is acknowledged and ignored under this id. */
export const OPEN_LINK = 'open-link';

/** Ids must differ within a block, so a second button of the same action there carries its place after this sign. */
const AGAIN = '#';

/** The action a pressed element stands for. */
export function actionOf(actionId: string): string {
  const at = actionId.indexOf(AGAIN);
  return at === -1 ? actionId : actionId.slice(0, at);
}

function toButton(button: Button, actionId: string): SlackButton {
  const label = shorten(clean(button.label).replace(/\s+/g, ' '), LIMIT.buttonText);
  const url = button.url === undefined ? undefined : webAddress(button.url);
  return {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text: isVisible(label) ? label : MARK, emoji: false },
    value: button.value === '' ? undefined : button.value.slice(0, LIMIT.buttonValue),
    style: button.style,
    url,
  };
}

/** One row, or several where there are more than a row may hold. */
export function toRows(buttons: Button[]): ActionsBlock[] {
  const rows: ActionsBlock[] = [];
  for (let start = 0; start < buttons.length; start += LIMIT.actions) {
    const used = new Map<string, number>();
    const elements = buttons.slice(start, start + LIMIT.actions).map((button) => {
      const id = button.url === undefined ? button.action.slice(0, 200) || MARK : OPEN_LINK;
      const times = (used.get(id) ?? 0) + 1;
      used.set(id, times);
      return toButton(button, times === 1 ? id : `${id}${AGAIN}${times}`);
    });
    rows.push({ type: 'actions', elements });
  }
  return rows;
}
