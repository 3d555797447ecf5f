/**
 * How cues are written: phrases parted by ";", words of a phrase by spaces, other words in the same place by "|", any ending by "*",
 * up to four words between by "..", any number as "#", a sign as itself. All in lower case and without accents. The number over
 * them is how much they weigh; a negative one speaks against.
 */
export type Weighed = Readonly<Record<number, string>>;

export const RED = [
  'danger',
  'selfHarm',
  'threat',
  'legal',
  'press',
  'fraud',
  'data',
  'discrimination',
  'boycott',
] as const;
const CATEGORY = ['complaint', 'question', 'lead', 'suggestion', 'praise', 'spam', 'chat'] as const;
const INTENT = ['refund', 'cancel', 'human', 'fix'] as const;
export type Topic =
  | (typeof RED)[number]
  | (typeof CATEGORY)[number]
  | (typeof INTENT)[number]
  | 'urgent'
  | 'soon'
  | 'toxic'
  /** Dying of laughter, of heat, to know: said of everything but of dying. Only what is read as self-harm asks for it. */
  | 'hyperbole';
export type Cues = Readonly<Record<Topic, Weighed>>;
