import type { ClauseCheck } from '../../config/clause.ts';
import type { Check } from '../check.ts';
import { copied } from './copied.ts';
import { emoji } from './emoji.ts';
import { empathy } from './empathy.ts';
import { forbiddenWords } from './forbidden-words.ts';
import { formality } from './formality.ts';
import { greeting } from './greeting.ts';
import { hashtags } from './hashtags.ts';
import { language } from './language.ts';
import { length } from './length.ts';
import { links } from './links.ts';
import { moveToPrivate } from './move-to-private.ts';
import { nextStep } from './next-step.ts';
import { ownWords } from './own-words.ts';
import { personalDataAsked } from './personal-data-asked.ts';
import { personalData } from './personal-data.ts';
import { preferredWords } from './preferred-words.ts';
import { promises } from './promises.ts';
import { questions } from './questions.ts';
import { requiredWords } from './required-words.ts';
import { signature } from './signature.ts';
import { tone } from './tone.ts';

/** Every check, in the order in which findings are told. */
export const checks: Readonly<Record<ClauseCheck, Check>> = {
  language,
  length,
  'forbidden-words': forbiddenWords,
  'personal-data': personalData,
  'personal-data-asked': personalDataAsked,
  'move-to-private': moveToPrivate,
  promises,
  links,
  questions,
  empathy,
  'next-step': nextStep,
  tone,
  formality,
  greeting,
  signature,
  'preferred-words': preferredWords,
  'required-words': requiredWords,
  emoji,
  hashtags,
  copied,
  'own-words': ownWords,
};
