import { acts } from './acts.ts';
import { approvals } from './approvals.ts';
import { board } from './board.ts';
import { cards } from './cards.ts';
import { chats } from './chats.ts';
import { delegations } from './delegations.ts';
import { errors } from './errors.ts';
import { fileDoor } from './file-door.ts';
import { files } from './files.ts';
import { findings } from './findings.ts';
import { forms } from './forms.ts';
import { handling } from './handling.ts';
import { operations } from './operations.ts';
import { outcomes } from './outcomes.ts';
import { privacy } from './private.ts';
import { says } from './says.ts';
import { teamsApp } from './teams-app.ts';
import { teams } from './teams.ts';
import type { Language } from '../config.ts';

/** Every sentence a person can see, in every language, side by side: a missing one does not typecheck. */
export const catalogue = {
  ...acts,
  ...approvals,
  ...board,
  ...cards,
  ...chats,
  ...delegations,
  ...errors,
  ...fileDoor,
  ...files,
  ...findings,
  ...forms,
  ...handling,
  ...operations,
  ...outcomes,
  ...privacy,
  ...says,
  ...teams,
  ...teamsApp,
};

type Whole<K> = K extends `${infer Base}_${'zero' | 'one' | 'many' | 'other'}` ? Base : K;
/** Keys as code uses them: plural suffixes are chosen by `count`. */
export type TextKey = Whole<keyof typeof catalogue & string>;
export type TextParams = Record<string, string | number>;

/** Says a sentence in one language. */
export type Translate = (key: TextKey, params?: TextParams) => string;

export interface Texts {
  /** `locale` is BCP 47 or a language; one we do not speak falls back to the configured language. */
  in(locale: string | null | undefined): Translate & { readonly language: Language };
}
