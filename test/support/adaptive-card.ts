import { createRequire } from 'node:module';
import { z } from 'zod';

/**
 * Adaptive Cards 1.5 as Teams takes them, told strictly: an unknown element, property or value is an error. Written from the schema
 * explorer (adaptivecards.io/explorer) and Teams' card reference, apart from what draws our cards; beside it stands the makers' own
 * parser (npm adaptivecards), which nobody here wrote.
 */
const Spacing = z.enum(['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding']);
const base = {
  id: z.string().min(1).optional(),
  spacing: Spacing.optional(),
  separator: z.boolean().optional(),
  isVisible: z.boolean().optional(),
  height: z.enum(['auto', 'stretch']).optional(),
};
const ActionStyle = z.enum(['default', 'positive', 'destructive']);
const Web = z.string().regex(/^https?:\/\//);
const Title = z.string().min(1);
const AssociatedInputs = z.enum(['auto', 'none']);

const OpenUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  title: Title.optional(),
  url: Web,
  style: ActionStyle.optional(),
});
const Execute = z.strictObject({
  type: z.literal('Action.Execute'),
  title: Title,
  verb: z.string().min(1),
  data: z.record(z.string(), z.unknown()),
  style: ActionStyle.optional(),
  associatedInputs: AssociatedInputs.optional(),
});
const Submit = z.strictObject({
  type: z.literal('Action.Submit'),
  title: Title,
  data: z.record(z.string(), z.unknown()),
  style: ActionStyle.optional(),
  associatedInputs: AssociatedInputs.optional(),
});
const Action = z.discriminatedUnion('type', [OpenUrl, Execute, Submit]);

const size = z.enum(['Small', 'Default', 'Medium', 'Large', 'ExtraLarge']);
const color = z.enum(['Default', 'Dark', 'Light', 'Accent', 'Good', 'Warning', 'Attention']);
const type = {
  size: size.optional(),
  weight: z.enum(['Lighter', 'Default', 'Bolder']).optional(),
  color: color.optional(),
  isSubtle: z.boolean().optional(),
  fontType: z.enum(['Default', 'Monospace']).optional(),
};
const TextRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string().min(1),
  ...type,
  italic: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  highlight: z.boolean().optional(),
  underline: z.boolean().optional(),
  selectAction: OpenUrl.optional(),
});
const RichText = z.strictObject({ type: z.literal('RichTextBlock'), ...base, inlines: z.array(TextRun).min(1) });
const TextBlock = z.strictObject({
  type: z.literal('TextBlock'),
  ...base,
  text: z.string().min(1),
  ...type,
  wrap: z.boolean().optional(),
  maxLines: z.number().optional(),
});
const Image = z.strictObject({
  type: z.literal('Image'),
  ...base,
  // Safe addresses only (on this machine a trial has none), or the picture itself, as cards from 1.2 on may hold it.
  url: z.string().regex(/^(?:https:\/\/|http:\/\/127\.0\.0\.1:|data:image\/(?:png|jpeg|gif);base64,[A-Za-z0-9+/]+=*$)/),
  altText: z.string().min(1),
  size: z.enum(['Auto', 'Stretch', 'Small', 'Medium', 'Large']).optional(),
  msteams: z.strictObject({ allowExpand: z.boolean() }).optional(),
});
const ActionSet = z.strictObject({ type: z.literal('ActionSet'), ...base, actions: z.array(Action).min(1).max(6) });
const input = {
  ...base,
  id: z.string().min(1),
  label: z.string().min(1).optional(),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().optional(),
};
const TextInput = z
  .strictObject({
    type: z.literal('Input.Text'),
    ...input,
    value: z.string().optional(),
    isMultiline: z.boolean().optional(),
    maxLength: z.number().int().positive().optional(),
    placeholder: z.string().optional(),
  })
  .refine(({ value = '', maxLength = Infinity }) => value.length <= maxLength, 'a value longer than its field');
const ChoiceSet = z
  .strictObject({
    type: z.literal('Input.ChoiceSet'),
    ...input,
    choices: z.array(z.strictObject({ title: Title, value: z.string().min(1) })),
    value: z.string().optional(),
    style: z.enum(['compact', 'expanded', 'filtered']).optional(),
    isMultiSelect: z.boolean().optional(),
    placeholder: z.string().optional(),
    wrap: z.boolean().optional(),
    'choices.data': z.strictObject({ type: z.literal('Data.Query'), dataset: z.string().min(1).max(4_000) }).optional(),
  })
  .refine(({ choices }) => new Set(choices.map(({ value }) => value)).size === choices.length, 'the same choice twice')
  .refine(
    ({ choices, value = '', isMultiSelect }) =>
      (isMultiSelect ? value.split(',') : [value]).every(
        (one) => one === '' || choices.some((choice) => choice.value === one),
      ),
    'a value that is no choice',
  )
  .refine(
    (choiceSet) => choiceSet.choices.length > 0 || choiceSet['choices.data'] !== undefined,
    'nothing to choose from',
  )
  .refine(
    ({ choices, isMultiSelect }) => !isMultiSelect || choices.every(({ value }) => !value.includes(',')),
    'a comma in one of several',
  );
const DateInput = z.strictObject({
  type: z.literal('Input.Date'),
  ...input,
  value: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .optional(),
});
const TimeInput = z.strictObject({
  type: z.literal('Input.Time'),
  ...input,
  value: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
});

const Element: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    RichText,
    TextBlock,
    Image,
    ActionSet,
    TextInput,
    ChoiceSet,
    DateInput,
    TimeInput,
    z.strictObject({
      type: z.literal('Container'),
      ...base,
      style: z.enum(['default', 'emphasis', 'accent', 'good', 'attention', 'warning']).optional(),
      items: z.array(Element).min(1),
    }),
    z.strictObject({
      type: z.literal('ColumnSet'),
      ...base,
      columns: z
        .array(
          z.strictObject({
            type: z.literal('Column'),
            verticalContentAlignment: z.enum(['Top', 'Center', 'Bottom']).optional(),
            width: z.union([z.enum(['auto', 'stretch']), z.string().regex(/^\d+px$/), z.number()]).optional(),
            items: z.array(Element),
          }),
        )
        .min(1),
    }),
  ]),
);
const Mention = z
  .strictObject({
    type: z.literal('mention'),
    text: z.string(),
    mentioned: z.strictObject({ id: z.string().min(1), name: z.string().min(1) }),
  })
  .refine(({ text, mentioned }) => text === `<at>${mentioned.name}</at>`, 'the text of a mention is not its name');
const Card = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  body: z.array(Element).min(1),
  actions: z.array(Action).max(6).optional(),
  msteams: z
    .strictObject({ width: z.enum(['full', 'Full']).optional(), entities: z.array(Mention).min(1).optional() })
    .optional(),
});

interface Parsed {
  eventCount: number;
  getEventAt(at: number): { message: string };
}
interface Makers {
  AdaptiveCard: new () => { parse(card: unknown, context: Parsed): void };
  SerializationContext: new (version: unknown) => Parsed;
  Versions: { v1_5: unknown };
}
/** Its ES modules name each other without endings, which Node does not take; the bundle is whole. */
const require = createRequire(import.meta.url);
const makers = require('adaptivecards/dist/adaptivecards.js') as Makers;

/** What is wrong with a card; empty where nothing is. */
export function cardProblems(card: unknown): string[] {
  const problems = Card.safeParse(card).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  const ids = every(card, (element) => typeof element['id'] === 'string' && typeof element['type'] === 'string').map(
    (element) => String(element['id']),
  );
  for (const id of new Set(ids)) if (ids.filter((one) => one === id).length > 1) problems.push(`id twice: ${id}`);
  const words = every(card, ({ type }) => type === 'TextBlock')
    .map(({ text }) => String(text))
    .join('\n');
  for (const { text } of every(card, ({ type }) => type === 'mention'))
    if (!words.includes(String(text))) problems.push(`a mention that no text holds: ${String(text)}`);
  const context = new makers.SerializationContext(makers.Versions.v1_5);
  new makers.AdaptiveCard().parse(structuredClone(card), context);
  for (let at = 0; at < context.eventCount; at += 1) {
    const { message } = context.getEventAt(at);
    // Teams takes it in cards of every version (learn.microsoft.com, "Typeahead search in Adaptive Cards").
    if (!message.startsWith('Property "choices.data" is supported in version 1.6'))
      problems.push(`adaptivecards: ${message}`);
  }
  return problems;
}

/** Every object inside, itself included, that is wanted; what actions carry is not looked at. */
export function every(
  value: unknown,
  wanted: (element: Record<string, unknown>) => boolean,
): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((one) => every(one, wanted));
  if (typeof value !== 'object' || value === null) return [];
  const element: Record<string, unknown> = { ...value };
  return [
    ...(wanted(element) ? [element] : []),
    ...Object.entries(element).flatMap(([key, inner]) => (key === 'data' ? [] : every(inner, wanted))),
  ];
}

/** What a person reads on a card: no marks of Markdown, nothing that is not shown. */
export function wordsOfCard(card: unknown): string {
  const words: string[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const element: Record<string, unknown> = { ...value };
    if (element['isVisible'] === false) return;
    if (element['type'] === 'RichTextBlock')
      words.push(
        every(element['inlines'], ({ type }) => type === 'TextRun')
          .map(({ text }) => String(text))
          .join(''),
      );
    else if (element['type'] === 'TextBlock')
      words.push(
        String(element['text'])
          .replace(/<at>(.*?)<\/at>/g, '$1')
          .replace(/\\([\\`*_[\]<>~&|.)+#-])/g, '$1'),
      );
    for (const key of ['label', 'title', 'altText', 'placeholder'])
      if (typeof element[key] === 'string') words.push(element[key]);
    for (const key of ['body', 'items', 'columns', 'choices', 'actions', 'card', 'content']) look(element[key]);
  };
  look(card);
  // Text functions are shown as times; nobody reads what keeps a text from being one.
  return words.join('\n').replaceAll('{\u2060{', '{{');
}

/** Buttons of a card in order. */
export function buttonsOfCard(
  card: unknown,
): { title: string; action: string; value: string; url?: string; raw: Record<string, unknown> }[] {
  return every(
    card,
    ({ type, title }) => typeof type === 'string' && type.startsWith('Action.') && title !== undefined,
  ).map((raw) => {
    const data = z
      .looseObject({ recado: z.looseObject({ action: z.string().default(''), value: z.string().default('') }) })
      .safeParse(raw['data']).data;
    return {
      title: String(raw['title']),
      action: data?.recado.action ?? '',
      value: data?.recado.value ?? '',
      url: typeof raw['url'] === 'string' ? raw['url'] : undefined,
      raw,
    };
  });
}
