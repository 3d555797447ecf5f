import type { Inline } from '#core/card.ts';
import { atMost, isVisible, MARK, withoutControls } from '#core/visible-text.ts';
import type { Action, AdaptiveCard, Element, Input } from './elements.ts';
import { clean, LIMIT, oneLine, shorten } from './limits.ts';
import { toLine } from './rich.ts';
import { decode, fieldOf, filesId } from '../inbound/values.ts';
import type { Inputs } from '../inbound/values.ts';

/** Ids of what is not part of a form as its handler gave it. */
const ERROR = 'error.';
const NOTE = 'note.';
const LATE = 'late';
const FILE = filesId('');

function isInput(element: Element): element is Input {
  return element.type.startsWith('Input.');
}

/** An input with what she typed in it; what was not sent was empty. */
function refill(input: Input, inputs: Inputs): Input {
  const value = inputs[input.id] ?? '';
  switch (input.type) {
    case 'Input.Text': {
      const { value: _, ...bare } = input;
      const typed = atMost(withoutControls(value), LIMIT.inputText);
      const maxLength = Math.max(input.maxLength ?? LIMIT.inputText, typed.length);
      return { ...bare, maxLength, value: typed === '' ? undefined : typed };
    }
    case 'Input.ChoiceSet': {
      const { value: _, choices, ...bare } = input;
      const known = new Set(choices.map((choice) => choice.value));
      const chosen = [...new Set(input.isMultiSelect === true ? value.split(',') : [value])].filter(
        (one) => one !== '',
      );
      // What she found while typing: Teams gives back the values only.
      const found =
        input['choices.data'] === undefined
          ? []
          : chosen
              .filter((one) => !known.has(one))
              .map((one) => ({ title: oneLine(decode(one), LIMIT.choiceText), value: one }));
      const kept = chosen.filter((one) => known.has(one) || found.some((choice) => choice.value === one));
      return { ...bare, choices: [...choices, ...found], value: kept.length > 0 ? kept.join(',') : undefined };
    }
    case 'Input.Date': {
      const { value: _, ...bare } = input;
      return { ...bare, value: /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined };
    }
    case 'Input.Time': {
      const { value: _, ...bare } = input;
      return { ...bare, value: /^\d\d:\d\d/.test(value) ? value.slice(0, 5) : undefined };
    }
    default:
      return input satisfies never;
  }
}

function mapInputs(elements: Element[], change: (input: Input) => Input): Element[] {
  return elements.map((element): Element => {
    if (isInput(element)) return change(element);
    if (element.type === 'Container') return { ...element, items: mapInputs(element.items, change) };
    if (element.type === 'ColumnSet')
      return {
        ...element,
        columns: element.columns.map((column) => ({ ...column, items: mapInputs(column.items, change) })),
      };
    return element;
  });
}

function inputIds(element: Element): string[] {
  if (isInput(element)) return [element.id];
  if (element.type === 'ActionSet') return element.id?.startsWith(FILE) === true ? [element.id] : [];
  if (element.type === 'Container') return element.items.flatMap(inputIds);
  return element.type === 'ColumnSet' ? element.columns.flatMap(({ items }) => items.flatMap(inputIds)) : [];
}

/** The same form with what she typed in it. */
export function withTyped(content: AdaptiveCard, inputs: Inputs): AdaptiveCard {
  return { ...content, body: mapInputs(content.body, (input) => refill(input, inputs)) };
}

/** The form as its handler gave it: no errors, no notes, no button for what came late. */
export function withoutExtras(content: AdaptiveCard): AdaptiveCard {
  return {
    ...content,
    body: content.body.filter(
      ({ id }) => id === undefined || !(id.startsWith(ERROR) || id.startsWith(NOTE) || id === LATE),
    ),
  };
}

function errorLine(id: string, text: string): Element {
  const shown = shorten(clean(text), LIMIT.error);
  return {
    type: 'RichTextBlock',
    id,
    spacing: 'Small',
    inlines: [{ type: 'TextRun', text: `⚠ ${isVisible(shown) ? shown : MARK}`, color: 'Attention', weight: 'Bolder' }],
  };
}

/** Errors under the fields they are about; those that name no field stand on top. */
export function withErrors(content: AdaptiveCard, errors: Record<string, string>): AdaptiveCard {
  const left = new Map(Object.entries(errors));
  const bare = withoutExtras(content).body;
  // A field of two inputs is told of once, under the last of them.
  const lastOf = new Map(
    bare.flatMap((element, index) => inputIds(element).map((id): [string, number] => [fieldOf(id), index])),
  );
  const body = bare.flatMap((element, index) => {
    const fields = [...new Set(inputIds(element).map(fieldOf))].filter(
      (field) => left.has(field) && lastOf.get(field) === index,
    );
    const lines = fields.map((field) => errorLine(`${ERROR}${field}`, left.get(field) ?? ''));
    for (const field of fields) left.delete(field);
    return [element, ...lines];
  });
  return { ...content, body: [...[...left].map(([field, text]) => errorLine(`${ERROR}${field}`, text)), ...body] };
}

/** The same card with words for her on top. */
export function withNotes(content: AdaptiveCard, said: (string | Inline[])[], now: Date): AdaptiveCard {
  const bare = withoutExtras(content);
  const notes = said.flatMap((words, index): Element[] => {
    const inlines: Inline[] =
      typeof words === 'string'
        ? [{ kind: 'text', text: words }]
        : words.map((inline) => (inline.kind === 'person' ? { ...inline, mention: false } : inline));
    const line = toLine(inlines, { now, look: 'line', max: LIMIT.says, mentions: [] });
    return line === undefined ? [] : [{ type: 'Container', id: `${NOTE}${index}`, style: 'accent', items: [line] }];
  });
  return { ...bare, body: [...notes, ...bare.body] };
}

/** The same card with a button that shows what comes of it, because Teams cannot change an open form from outside. */
export function withLate(content: AdaptiveCard, button: Action): AdaptiveCard {
  const bare = withoutExtras(content);
  return { ...bare, body: [...bare.body, { type: 'ActionSet', id: LATE, spacing: 'Small', actions: [button] }] };
}
