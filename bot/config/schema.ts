import { readCommand } from '../../sandbox/command-line.ts';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Config } from '#core/config/config.ts';
import { networks } from '../../adapters/networks/registry.ts';

type Plain = string | number | boolean | null;

/** A place in the JSON Schema, as far as the messages about a wrong configuration need it. */
export interface SchemaNode {
  type?: string;
  properties?: Record<string, SchemaNode>;
  required?: string[];
  additionalProperties?: boolean | SchemaNode;
  propertyNames?: SchemaNode;
  items?: SchemaNode;
  anyOf?: SchemaNode[];
  enum?: Plain[];
  const?: Plain;
  description?: string;
}

/** JSON Schema of recado.yaml for editors, made from the zod shapes; settings of each network included. */
export function configSchema(): SchemaNode & { $schema?: string; title?: string } {
  const settings = Object.fromEntries(networks.map(({ id, settings: shape }) => [id, shape.optional()]));
  const whole = Config.extend({
    networks: z.strictObject(settings).prefault({}).describe('Settings of each network.'),
  }).describe('Configuration of Recado');
  const schema = z.toJSONSchema(whole, { io: 'input', reused: 'inline' });
  return { title: 'recado.yaml', ...toNode(schema) };
}

function toNode(schema: object): SchemaNode {
  return { ...schema };
}

export function schemaText(): string {
  return `${JSON.stringify(configSchema(), null, 2)}\n`;
}

export const schemaFile = path.join(import.meta.dirname, '..', '..', 'recado.schema.json');

if (import.meta.main) {
  readCommand(process, {
    usage: 'npm run schema\n\nWrites recado.schema.json, by which editors check recado.yaml. It takes no options.',
  });
  writeFileSync(schemaFile, schemaText());
}
