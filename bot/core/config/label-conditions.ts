import { z } from 'zod';
import type { Values } from '../ticket/labels/define.ts';
import { labels, routableLabels, type RoutableLabel } from '../ticket/labels/index.ts';
import { key, languageCode, oneOrMore } from './shapes.ts';

type OneOrMore = ReturnType<typeof oneOrMore<z.ZodType<string>>>;

/** Every label that routes and approvals may ask for, with the values that it may have. */
export function labelConditions(): { [Id in RoutableLabel]: OneOrMore } {
  return Object.fromEntries(routableLabels.map((id) => [id, oneOrMore(valueShape(labels[id].values))])) as {
    [Id in RoutableLabel]: OneOrMore;
  };
}

function valueShape(values: Values): z.ZodType<string> {
  if (values === 'languages') return languageCode;
  return typeof values === 'string' ? key : z.enum(values);
}
