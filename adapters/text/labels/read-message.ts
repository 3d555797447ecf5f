import type { Hints, Label, MessageLabels } from '#core/ports/labels.ts';
import type { TextReading } from '#core/ports/text.ts';
import { sentimentThreshold } from '../sentiment/model.ts';
import type { AreaLessons } from './area-lessons.ts';
import { categoryOf } from './category.ts';
import type { CategoryLessons } from './category-lessons.ts';
import { feelingOf } from './feeling.ts';
import { languageLabel } from './language.ts';
import { messageFeatures } from './message-features.ts';
import { brandsOf, subjectOf } from './mentions.ts';
import { intentOf, redOf, toxicityOf, urgencyOf } from './needs.ts';
import { sceneOf } from './scene.ts';

export interface Given {
  language?: Label<string>;
  /** What people's corrections say of the category. */
  categories?: Pick<CategoryLessons, 'read'>;
  /** What people's corrections say of areas. */
  areas?: Pick<AreaLessons, 'read'>;
}

/** Everything that the text of one message says, offline. Weights and tables are loaded at the first call. */
export function readMessage(
  text: string,
  hints: Hints,
  { language = languageLabel(text, hints), categories, areas }: Given = {},
): MessageLabels & Pick<TextReading, 'learntArea' | 'plainCategory'> {
  const scene = sceneOf(text, language.value, [...(hints.signs ?? []), ...hints.allowed]);
  const numbers = messageFeatures(scene);
  const red = redOf(scene, numbers);
  const plain = categoryOf(scene, numbers);
  const category = categories?.read(scene, numbers, plain) ?? plain;
  return {
    language,
    // Corrections of the category teach the category alone.
    sentiment: feelingOf(scene, plain, sentimentThreshold()),
    category,
    intent: intentOf(scene, numbers),
    urgency: urgencyOf(scene, numbers, red),
    red,
    toxicity: toxicityOf(scene),
    brands: brandsOf(text, scene.words, hints.brands ?? []),
    area: subjectOf(text, scene.words, hints.areas ?? []),
    topic: subjectOf(text, scene.words, hints.topics ?? []),
    learntArea: areas?.read(scene, numbers),
    plainCategory: category.value === plain.value ? undefined : plain,
  };
}
