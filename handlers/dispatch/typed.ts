import { asTyped } from '#core/visible-text.ts';
import type { SurfaceHandlers } from '#core/ports/surface.ts';
import type { FormValues } from '#core/form.ts';

function cleanValues(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === undefined ? undefined : asTyped(value)]),
  );
}

/**
 * Everything that people type comes in through these doors and is cleaned here, once: what is checked, hashed, stored and published
 * after this is the same text.
 */
export function takeTyped<H extends SurfaceHandlers>(handlers: H): H {
  const { onSuggest } = handlers;
  return {
    ...handlers,
    onClick: (click, respond) =>
      handlers.onClick({ ...click, said: click.said && { ...click.said, text: asTyped(click.said.text) } }, respond),
    onSubmit: (submission, respond) =>
      handlers.onSubmit({ ...submission, values: cleanValues(submission.values) }, respond),
    onCommand: (command, respond) => handlers.onCommand({ ...command, text: asTyped(command.text) }, respond),
    onThreadMessage: (message) => handlers.onThreadMessage({ ...message, text: asTyped(message.text) }),
    onSuggest: onSuggest ? (suggestion) => onSuggest({ ...suggestion, query: asTyped(suggestion.query) }) : undefined,
  };
}
