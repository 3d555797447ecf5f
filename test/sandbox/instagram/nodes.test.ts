import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CALLS } from '../../../adapters/networks/instagram/calls.ts';
import * as nodes from '../../../sandbox/instagram/nodes.ts';

const folder = path.join(process.env['RECADO_SHARED_SPECS'] ?? '', 'meta-specs');
const isThere = existsSync(path.join(folder, 'IGUser.json'));
const why = isThere ? '' : " (skipped: RECADO_SHARED_SPECS names no folder with Meta's descriptions)";
const Description = z.object({
  fields: z.array(z.object({ name: z.string() })),
  apis: z.array(
    z.object({ method: z.string(), endpoint: z.string().optional(), params: z.array(z.object({ name: z.string() })) }),
  ),
});

function described(name: string): z.output<typeof Description> {
  return Description.parse(JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')));
}
const edgeOf = ({ method, endpoint = '' }: { method: string; endpoint?: string | undefined }): string =>
  `${method} ${endpoint.replace(/^\//, '')}`;

describe('the simulated Graph knows of Instagram what the real one does', () => {
  it.skipIf(!isThere).each([nodes.page, nodes.user, nodes.media, nodes.comment, nodes.thread])(
    `every field and edge of $name${why}`,
    (node) => {
      const { fields, apis } = described(node.name);
      const known = new Set(fields.map(({ name }) => name));
      expect(node.fields.filter((name) => !known.has(name))).toEqual([]);
      const wrong = Object.entries(node.edges).flatMap(([edge, parameters]) => {
        const found = apis.find((each) => edgeOf(each) === edge);
        if (!found) return [edge];
        const taken = new Set(found.params.map((each) => each.name));
        return parameters.filter((each) => !taken.has(each)).map((each) => `${edge}: ${each}`);
      });
      expect(wrong).toEqual([]);
    },
  );

  it.skipIf(!isThere)(`every call that we make is described${why}`, () => {
    const of = {
      me: 'Page',
      user: 'IGUser',
      media: 'IGMedia',
      comment: 'IGComment',
      thread: 'UnifiedThread',
    } as const;
    const missing = CALLS.filter(({ checked }) => checked.startsWith('Graph')).filter(({ call }) => {
      const [method = '', at = ''] = call.split(' ');
      const [, node = '', edge = ''] = at.replace(':', '').split('/');
      return !described(of[node as keyof typeof of]).apis.some((each) => edgeOf(each) === `${method} ${edge}`);
    });
    expect(missing).toEqual([]);
  });
});
