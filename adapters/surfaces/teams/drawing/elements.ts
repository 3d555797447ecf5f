/**
 * What we use of Adaptive Cards 1.5 (adaptivecards.io/explorer) and of Teams' additions to it
 * (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards).
 */
export interface TextRun {
  type: 'TextRun';
  text: string;
  size?: 'Small' | 'Medium' | 'Large';
  weight?: 'Bolder';
  color?: 'Attention';
  isSubtle?: true;
  strikethrough?: true;
  selectAction?: OpenUrl;
}

interface Standing {
  id?: string;
  spacing?: 'None' | 'Small' | 'Medium';
  separator?: true;
  isVisible?: false;
}

export type RichText = Standing & { type: 'RichTextBlock'; inlines: TextRun[] };
/** Its text is Markdown, which only mentions need. */
export type Markdown = Standing & {
  type: 'TextBlock';
  text: string;
  wrap: true;
  size?: 'Small' | 'Medium';
  weight?: 'Bolder';
  isSubtle?: true;
};
export type Image = Standing & {
  type: 'Image';
  url: string;
  altText: string;
  size: 'Medium' | 'Large' | 'Stretch';
  msteams: { allowExpand: true };
};
export type Container = Standing & { type: 'Container'; style: 'emphasis' | 'accent'; items: Element[] };
export type Column = {
  type: 'Column';
  width: 'stretch' | 'auto';
  verticalContentAlignment?: 'Bottom';
  items: Element[];
};
export type ColumnSet = Standing & { type: 'ColumnSet'; columns: Column[] };
export type ActionSet = Standing & { type: 'ActionSet'; actions: Action[] };

export interface Choice {
  title: string;
  value: string;
}

export type TextInput = Standing & {
  type: 'Input.Text';
  id: string;
  label: string;
  value?: string;
  isMultiline?: boolean;
  maxLength?: number;
  placeholder?: string;
};
export type ChoiceInput = Standing & {
  type: 'Input.ChoiceSet';
  id: string;
  label: string;
  choices: Choice[];
  /** Several are parted by commas. */
  value?: string;
  style: 'compact' | 'expanded' | 'filtered';
  isMultiSelect?: true;
  wrap?: true;
  placeholder?: string;
  'choices.data'?: { type: 'Data.Query'; dataset: string };
};
export type DateInput = Standing & { type: 'Input.Date'; id: string; label: string; value?: string };
export type TimeInput = Standing & { type: 'Input.Time'; id: string; label: string; value?: string };
export type Input = TextInput | ChoiceInput | DateInput | TimeInput;

export type Element = RichText | Markdown | Image | Container | ColumnSet | ActionSet | Input;

export interface OpenUrl {
  type: 'Action.OpenUrl';
  title?: string;
  url: string;
  style?: 'positive' | 'destructive';
}
/** Without `none` what stands in the inputs of the card travels with it. */
type Data = { title: string; data: object; style?: 'positive' | 'destructive'; associatedInputs?: 'none' };
export type Execute = Data & { type: 'Action.Execute'; verb: string };
export type Submit = Data & { type: 'Action.Submit' };
export type Action = OpenUrl | Execute | Submit;

/** Whom the words `<at>...</at>` in a text notify. */
export interface Mention {
  type: 'mention';
  text: string;
  mentioned: { id: string; name: string };
}

export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  version: '1.5';
  body: Element[];
  msteams: { width: 'full'; entities?: Mention[] };
}

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

export function adaptiveCard(body: Element[], entities: Mention[] = []): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body,
    msteams: { width: 'full', entities: entities.length > 0 ? entities : undefined },
  };
}
