import { RecadoError } from '#core/errors.ts';
import type { Form, FormField } from '#core/form.ts';
import type { SurfaceUser, SurfaceWord } from '#core/ports/surface.ts';
import { atMost, isVisible, MARK, withoutControls } from '#core/visible-text.ts';
import type { OpenUpload } from '../inbound/pending-uploads.ts';
import { drawBlocks } from './card.ts';
import { adaptiveCard } from './elements.ts';
import type { Action, AdaptiveCard, Choice, Element } from './elements.ts';
import { clean, LIMIT, oneLine, shorten } from './limits.ts';
import { nameFromOutside, plainLine, toLine } from './rich.ts';
import { datasetOf } from '../inbound/suggest.ts';
import { dateId, encode, filesId, kindOf, newId, timeId } from '../inbound/values.ts';
import type { At, FormState, Mode } from '../inbound/form-state.ts';
import { toLocal } from '../inbound/zone.ts';

export interface FormDrawing {
  mode: Mode;
  /** Id of the form as people see it; it stays when the form changes. */
  view: string;
  at?: At | undefined;
  now: Date;
  /** IANA name; hers. */
  zone: string;
  words(key: SurfaceWord, params?: Record<string, string>): string;
  /** Whom fields offer that choose a person. */
  people: SurfaceUser[];
  /** First suggestions of each field that makes them, for forms that cannot ask while she types. */
  suggested: Record<string, { value: string; label: string }[]>;
  /** Where she adds files, by field; none where she cannot. */
  uploads: Record<string, OpenUpload>;
}

/** Meta is at most this long as JSON (bot/core/form.ts). */
const META_MAX = 3_000;
/** Up to so many people are listed at once; of more, those are asked for whose names are typed. */
export const PEOPLE_MAX = 100;

function choicesOf(options: readonly { value: string; label: string }[], max: number = LIMIT.choices): Choice[] {
  const choices = new Map<string, Choice>();
  for (const option of options.slice(0, max)) {
    const value = encode(option.value);
    if (!choices.has(value)) choices.set(value, { title: oneLine(option.label, LIMIT.choiceText), value });
  }
  return [...choices.values()];
}

/** Choices as Teams takes them from a look-up. */
export function toResults(options: readonly { value: string; label: string }[]): Choice[] {
  return choicesOf(options, LIMIT.suggestions);
}

function hintOf(field: FormField, drawing: FormDrawing): Element[] {
  const hint = 'hint' in field && !isEmpty(field, drawing) ? clean(field.hint ?? '') : '';
  return isVisible(hint) ? [{ ...plainLine(shorten(hint, LIMIT.hint)), spacing: 'None' }] : [];
}

function personInput(
  field: Extract<FormField, { kind: 'person' }>,
  shared: { id: string; label: string },
  drawing: FormDrawing,
): Element {
  const { people, at } = drawing;
  const members = people
    .filter(({ id, standing }) => standing === 'member' && id !== field.without)
    .map(({ id, name }) => ({ value: id, label: name }));
  const chosen = field.initial;
  const initial =
    chosen === undefined ? [] : [{ value: chosen, label: people.find(({ id }) => id === chosen)?.name ?? chosen }];
  const all = members.length <= PEOPLE_MAX;
  const choices = choicesOf(all ? [...members, ...initial] : initial);
  return {
    type: 'Input.ChoiceSet',
    ...shared,
    style: 'filtered',
    choices,
    value: initial[0] === undefined ? undefined : encode(initial[0].value),
    'choices.data':
      !all || choices.length === 0
        ? { type: 'Data.Query', dataset: datasetOf({ of: 'people', channel: at?.channel }) }
        : undefined,
  };
}

/**
 * Words found or made while typing. Some clients look nothing up in a card that stands in a message: there the first suggestions
 * are listed, and other words are typed beside them.
 */
function tagsInputs(
  field: Extract<FormField, { kind: 'tags' }>,
  form: Form,
  shared: { id: string; label: string },
  drawing: FormDrawing,
): Element[] {
  const initial = choicesOf((field.initial ?? []).map((value) => ({ value, label: value })));
  const suggested = drawing.mode === 'dialog' ? [] : toResults(drawing.suggested[field.name] ?? []);
  const choices = new Map(
    [...initial, ...suggested.filter(({ value }) => !initial.some((one) => one.value === value))].map((choice) => [
      choice.value,
      choice,
    ]),
  );
  const list: Element = {
    type: 'Input.ChoiceSet',
    ...shared,
    isMultiSelect: true,
    style: 'filtered',
    choices: [...choices.values()],
    value: initial.length > 0 ? initial.map(({ value }) => value).join(',') : undefined,
    placeholder: field.placeholder === undefined ? undefined : oneLine(field.placeholder, LIMIT.label),
    'choices.data': {
      type: 'Data.Query',
      dataset: datasetOf({ of: 'words', action: form.action, field: field.name, meta: form.meta }),
    },
  };
  const typed: Element = {
    type: 'Input.Text',
    id: newId(field.name),
    spacing: 'Small',
    label: oneLine(drawing.words('teams.new-tags'), LIMIT.label),
  };
  return drawing.mode === 'dialog' ? [list] : [list, typed];
}

function textInput(field: Extract<FormField, { kind: 'text' }>, shared: { id: string; label: string }): Element {
  // A field holds text, not a card's words: nothing in it is replaced, so only what breaks JSON or the field is taken out.
  const initial = atMost(withoutControls(field.initial ?? ''), LIMIT.inputText);
  // What is already there is never over the limit of its own field.
  const maxLength = Math.min(Math.max(field.maxLength ?? LIMIT.inputText, initial.length, 1), LIMIT.inputText);
  return {
    type: 'Input.Text',
    ...shared,
    value: initial === '' ? undefined : initial,
    maxLength,
    isMultiline: field.multiline === true ? true : undefined,
  };
}

function timeInputs(
  field: Extract<FormField, { kind: 'datetime' }>,
  label: string,
  { zone, words }: FormDrawing,
): Element {
  const local = field.initial === undefined ? undefined : toLocal(field.initial, zone);
  return {
    type: 'ColumnSet',
    columns: [
      // A label may take two lines; the fields stand beside each other all the same.
      {
        type: 'Column',
        width: 'stretch',
        verticalContentAlignment: 'Bottom',
        items: [{ type: 'Input.Date', id: dateId(field.name), label, value: local?.date }],
      },
      {
        type: 'Column',
        width: 'stretch',
        verticalContentAlignment: 'Bottom',
        items: [
          {
            type: 'Input.Time',
            id: timeId(field.name),
            label: oneLine(words('teams.time'), LIMIT.label),
            value: local?.time,
          },
        ],
      },
    ],
  };
}

/** Teams takes no files in a form: a button leads to the page where they are added. */
function fileLines(
  { name, max }: Extract<FormField, { kind: 'file' }>,
  label: string,
  { words, uploads }: FormDrawing,
): Element[] {
  const pending = uploads[name];
  if (pending === undefined) return [plainLine(words('teams.files', { label }))];
  const names = pending.names.map((one) => nameFromOutside(one)).join(', ');
  return [
    plainLine(words(max === 1 ? 'teams.file.how.one' : 'teams.file.how', { label }), 'line'),
    ...(names === '' ? [] : [{ ...plainLine(words('teams.file.there', { names })), spacing: 'Small' as const }]),
    {
      type: 'ActionSet',
      id: filesId(name),
      spacing: 'Small',
      actions: [
        { type: 'Action.OpenUrl', title: oneLine(words('teams.file.add'), LIMIT.buttonText), url: pending.address },
      ],
    },
  ];
}

/** Few choices are all shown; where a form has many, in one field or in several, each field folds, but for those of one or two. */
function styleOf(choices: readonly Choice[], { blocks }: Form): 'expanded' | 'compact' {
  const all = blocks.reduce(
    (sum, block) =>
      block.kind === 'field' && (block.field.kind === 'choice' || block.field.kind === 'many')
        ? sum + block.field.options.length
        : sum,
    0,
  );
  return all <= LIMIT.expanded || choices.length <= 2 ? 'expanded' : 'compact';
}

function inputsOf(field: FormField, form: Form, drawing: FormDrawing): Element[] {
  const plain = oneLine(field.label, LIMIT.label);
  const label =
    'optional' in field && field.optional === true
      ? oneLine(drawing.words('teams.optional', { label: plain }), LIMIT.label + LIMIT.hint)
      : plain;
  const shared = { id: field.name, label };
  switch (field.kind) {
    case 'text':
      return [textInput(field, shared)];
    case 'choice': {
      const choices = choicesOf(field.options);
      if (choices.length === 0) return [plainLine(plain)];
      const initial = field.options.find(({ value }) => value === field.initial);
      const isChosen = initial !== undefined && choices.some(({ value }) => value === encode(initial.value));
      return [
        {
          type: 'Input.ChoiceSet',
          ...shared,
          style: styleOf(choices, form),
          wrap: true,
          choices,
          value: isChosen ? encode(initial.value) : undefined,
        },
      ];
    }
    case 'many': {
      const choices = choicesOf(
        field.options.map(({ value, label: said, detail }) => ({
          value,
          label: detail === undefined ? said : `${said} · ${detail}`,
        })),
      );
      if (choices.length === 0) return [plainLine(plain)];
      const chosen = (field.initial ?? [])
        .map(encode)
        .filter((value) => choices.some((choice) => choice.value === value));
      return [
        {
          type: 'Input.ChoiceSet',
          ...shared,
          isMultiSelect: true,
          style: styleOf(choices, form),
          wrap: true,
          choices,
          value: chosen.length > 0 ? chosen.join(',') : undefined,
        },
      ];
    }
    case 'person':
      return [personInput(field, shared, drawing)];
    case 'tags':
      return tagsInputs(field, form, shared, drawing);
    case 'day':
      return [{ type: 'Input.Date', ...shared, value: field.initial }];
    case 'datetime':
      return [timeInputs(field, label, drawing)];
    case 'file':
      return fileLines(field, plain, drawing);
    default:
      return field satisfies never;
  }
}

function writtenIn(field: FormField, { people, zone }: FormDrawing): string {
  switch (field.kind) {
    case 'text':
    case 'day':
      return field.initial ?? '';
    case 'choice':
      return field.options.find((option) => option.value === field.initial)?.label ?? '';
    case 'many':
      return field.options
        .filter((option) => field.initial?.includes(option.value))
        .map((option) => option.label)
        .join(', ');
    case 'tags':
      return field.initial?.join(', ') ?? '';
    case 'person':
      return people.find(({ id }) => id === field.initial)?.name ?? '';
    case 'datetime':
      return field.initial === undefined ? '' : Object.values(toLocal(field.initial, zone)).join(' ');
    default:
      return '';
  }
}

/** A form that is only read shows its fields as words. */
function asRead(field: FormField, drawing: FormDrawing): Element[] {
  const element = toLine(
    [
      { kind: 'text', text: `${field.label}: `, style: 'bold' },
      { kind: 'text', text: writtenIn(field, drawing) },
    ],
    { now: drawing.now, look: 'line', max: LIMIT.quote, mentions: [] },
  );
  return element === undefined ? [] : [element];
}

/** A button of the form itself. */
function ownButton(
  mode: Mode,
  title: string,
  data: { do: string; view: string },
  more: { style?: 'positive' | 'destructive'; associatedInputs?: 'none' } = {},
): Action {
  const shared = { title: oneLine(title, LIMIT.buttonText), data: { recado: data }, ...more };
  return mode === 'dialog'
    ? { type: 'Action.Submit', ...shared }
    : { type: 'Action.Execute', verb: `recado.${data.do}`, ...shared };
}

/** Closes what she looks at: an open form, or a word about it. */
export function closeButton(mode: Mode, view: string, title: string): Action {
  return ownButton(mode, title, { do: 'cancel', view }, { associatedInputs: 'none' });
}

/** Shows what became of a form since it was drawn. */
export function seeButton(mode: Mode, view: string, title: string): Action {
  return ownButton(mode, title, { do: 'see', view }, { style: 'positive', associatedInputs: 'none' });
}

/** A form as a card, for a dialog or to stand in a message. */
export function drawForm(form: Form, drawing: FormDrawing): { title: string; content: AdaptiveCard; tall: boolean } {
  if (JSON.stringify(form.meta).length > META_MAX)
    throw new RecadoError('surface.refused', { params: { error: 'meta of a form' } });
  const { mode, view, at, now, zone } = drawing;
  const fields = form.blocks.flatMap((block) => (block.kind === 'field' ? [block.field] : []));
  const { body, mentions } = drawBlocks(form.blocks, {
    now,
    holder: { kind: mode === 'dialog' ? 'dialog' : 'in-card', mark: { view, at } },
    max: LIMIT.activity,
    drawField: ({ field }) => {
      if (form.submit === undefined) return asRead(field, drawing);
      const [input, ...more] = inputsOf(field, form, drawing);
      return input === undefined ? [] : [input, ...hintOf(field, drawing), ...more];
    },
  });
  const title = oneLine(form.title, LIMIT.title);
  const inCard: Element[] =
    mode === 'dialog'
      ? []
      : [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: title, size: 'Large', weight: 'Bolder' }] }];
  const state: FormState = {
    do: 'submit',
    view,
    action: form.action,
    meta: form.meta,
    at,
    zone,
    fields: Object.fromEntries(
      fields.flatMap((field) => (isEmpty(field, drawing) ? [] : [[field.name, kindOf(field) ?? 'text']])),
    ),
    need: fields
      .filter((field) => !isEmpty(field, drawing) && !('optional' in field && field.optional === true))
      .map(({ name }) => name),
  };
  const own: Action[] = [
    ...(form.submit === undefined
      ? []
      : [ownButton(mode, form.submit, state, { style: form.danger ? 'destructive' : 'positive' })]),
    closeButton(mode, view, form.cancel),
  ];
  if (body.length === 0 && inCard.length === 0) body.push(plainLine(MARK));
  return {
    title,
    content: adaptiveCard(
      [...inCard, ...body, { type: 'ActionSet', separator: true, spacing: 'Medium', actions: own }],
      mentions,
    ),
    tall: fields.some((field) => field.kind === 'text' && field.multiline === true),
  };
}

/** Fields that offer nothing are shown as words only. */
function isEmpty(field: FormField, { uploads }: FormDrawing): boolean {
  if (field.kind === 'file') return uploads[field.name] === undefined;
  return (field.kind === 'choice' || field.kind === 'many') && field.options.length === 0;
}
