import type { Services } from '../../context.ts';
import type { PersonRow } from '../../../store/people/people.ts';

/** Where somebody has an account, the chat where she was seen last first. */
export async function accountsOf(
  { store, directory, surfaces }: Pick<Services, 'store' | 'directory' | 'surfaces'>,
  personId: string,
): Promise<PersonRow[]> {
  const last = (await store.people.get([personId])).get(personId)?.surface;
  const found: PersonRow[] = [];
  for (const surface of [...surfaces.keys()].toSorted((a, b) => Number(b === last) - Number(a === last))) {
    const row = await directory.person(personId, surface);
    if (row?.surface === surface) found.push(row);
  }
  return found;
}
