import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');
/** These write what people say, learn from it, or take it away. */
const WRITERS = ['store/database/schema.ts', 'store/intake/forget-words.ts', 'store/tickets/labels.ts'];

it('What is known of a message is read where all of it is: the table has what people said and nothing that was read since', () => {
  const files = globSync('{store,handlers,bot,adapters}/**/*.ts', { cwd: root }).filter(
    (file) => !file.startsWith('store/migrations/'),
  );
  const naming = files.filter((file) =>
    /message_labels|messageLabels/.test(readFileSync(path.join(root, file), 'utf8')),
  );
  expect(naming.toSorted(), 'Read known_labels instead, by the id of one message.').toEqual(WRITERS);
});
