import type { InvokeAnswer } from '../inbound/activity.ts';
import { CARD_TYPE } from './elements.ts';
import type { AdaptiveCard, Choice } from './elements.ts';

/** A word that passes by over the card that was pressed. */
export function toast(text: string): InvokeAnswer {
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text } };
}

/** This in place of the card that was pressed, for the person who pressed it alone. */
export function inPlace(content: AdaptiveCard): InvokeAnswer {
  return { status: 200, body: { statusCode: 200, type: CARD_TYPE, value: content } };
}

/** A dialog, or the next page of the one that is open. */
export function dialog({
  title,
  content,
  tall,
}: {
  title: string;
  content: AdaptiveCard;
  tall: boolean;
}): InvokeAnswer {
  return {
    status: 200,
    body: {
      task: {
        type: 'continue',
        value: { title, height: tall ? 'large' : 'medium', width: 'medium', card: { contentType: CARD_TYPE, content } },
      },
    },
  };
}

/** Words in place of a dialog; an open one closes after them. */
export function dialogWords(text: string): InvokeAnswer {
  return { status: 200, body: { task: { type: 'message', value: text } } };
}

/** Closes the dialog. */
export const CLOSED: InvokeAnswer = { status: 200 };

/** What a field that looks things up offers. */
export function results(choices: Choice[]): InvokeAnswer {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results: choices } },
  };
}

/** A card action that means nothing to us. */
export function refused(message: string): InvokeAnswer {
  return {
    status: 200,
    body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message } },
  };
}
