import { elementsOf } from '../blocks/index.ts';
import { option } from '../blocks/objects.ts';
import { LIMITS } from '../blocks/limits.ts';
import { asList, asText } from '../json.ts';
import type { Json } from '../json.ts';
import type { World } from '../world.ts';
import { hand, mustRun } from './settle.ts';
import { offer } from './values.ts';
import { actor, ControlError, formGone, needPerson, needText, teamFacts } from './who.ts';

/** Asks the app for the options of a field in which somebody types, as Slack does: nothing before so many letters, options in the acknowledgement. */
export async function suggest(world: World, body: Json): Promise<{ options: Json[] }> {
  const user = needPerson(world, body['user']);
  const view = world.views.get(needText(body, 'viewId'));
  if (!view || !view.open) throw formGone();
  if (view.user !== user.id) throw new ControlError(403, `That form is not open for ${user.name}.`);
  const field = needText(body, 'field');
  const found = elementsOf(asList(view.body['blocks'])).find(
    ({ blockId, element }) => blockId === field && asText(element['type']).endsWith('external_select'),
  );
  if (!found) throw new ControlError(404, `That form has no field "${field}" that looks things up.`);
  const query = asText(body['query']);
  // Slack's own default is three letters.
  if ([...query].length < Number(found.element['min_query_length'] ?? 3)) return { options: [] };
  mustRun(world);
  const answer = await hand(world, 'interactive', {
    type: 'block_suggestion',
    user: actor(world, user),
    ...teamFacts(world),
    container: { type: 'view', view_id: view.id },
    action_id: found.element['action_id'],
    block_id: field,
    value: query,
    view: view.body,
  });
  const options = checked(answer);
  offer(world, found.element, options);
  return { options };
}

function checked(answer: Json): Json[] {
  const options = answer['options'];
  const wrong: string[] = [];
  if (!Array.isArray(options))
    throw new ControlError(502, 'Recado answered without options. Slack shows "no results" and a warning here.');
  if (options.length > LIMITS.select.options) wrong.push(`no more than ${LIMITS.select.options} options allowed`);
  for (const [index, one] of options.entries()) option(one, `/options/${index}`, wrong);
  if (wrong.length > 0)
    throw new ControlError(502, `Recado answered with options that Slack refuses: ${wrong.slice(0, 5).join(' ')}`);
  return asList(options);
}
