import { describe, expect, it } from 'vitest';
import { chats } from '#core/config/chats.ts';
import { networks } from '../../adapters/networks/registry.ts';
import { read, sources } from '../support/source.ts';

/** Files that list every network or chat, or stand for one state of them, and so may name one. */
const MAY_NAME = [
  /^adapters\/networks\/registry\.ts$/,
  /^sandbox\/networks\.ts$/,
  /^store\/migrations\//,
  /^sandbox\/day\//,
  // Words of languages: a letter there is a letter.
  /^adapters\/text\//,
  /^bot\/core\/texts\//,
  // Which chats the configuration knows.
  /^bot\/core\/config\/chats\.ts$/,
  // Microsoft's package and playground, and the doctor, who works each chat as Recado does.
  /^bot\/teams\//,
  /^bot\/doctor\//,
];

const files = ['bot', 'handlers', 'store', 'adapters', 'sandbox'].flatMap(sources);

/** The name as a string of its own, or in the address of a file; not a place in a type, nor letters that are repeated. */
function names(file: string, name: string): boolean {
  const text = read(file)
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replace(/\[(['"])\w+\1\]|<\w+, (?:'\w+'(?: \| )?)+>/g, '');
  return new RegExp(`(['"])${name}\\1(?!\\.repeat\\()|(?:networks|surfaces|sandbox)/${name}/`).test(text);
}

function strangers(name: string, home: RegExp, rooms = files): string[] {
  return rooms
    .filter((file) => !home.test(file) && !MAY_NAME.some((may) => may.test(file)) && names(file, name))
    .map(
      (file) =>
        `${file} names '${name}': what it asks of it belongs into a property of the port, and the answer into its folder.`,
    );
}

describe('nothing but its own folders', () => {
  it.each(networks.map(({ id }) => id))('names the network %s', (id) => {
    expect(strangers(id, new RegExp(`^(adapters/networks|sandbox)/${id}/`))).toEqual([]);
  });

  const rooms = files.filter((file) => !file.startsWith('sandbox/') && !file.startsWith('adapters/'));
  it.each(chats)('names the chat %s', (chat) => {
    // bot/build makes the surfaces, so it alone imports them.
    const home = /^bot\/(build\/networks|config\/environment)\.ts$/;
    expect(strangers(chat, home, rooms)).toEqual([]);
  });

  it('a type is called by a noun with its subject, which a search finds', () => {
    const vague = /\b(?:interface|type) (Of|Said|Found|About|Told|Shown|Options|Ways|Reach)\b/g;
    const found = files.flatMap((file) =>
      [...read(file).matchAll(vague)].map(([, name]) => `${file} has a type ${name}: say whose or of what it is.`),
    );
    expect(found).toEqual([]);
  });

  it('sees a name that stands where it must not', () => {
    expect(names('adapters/networks/x/index.ts', 'x')).toBe(true);
    expect(names('bot/core/channels.ts', 'slack')).toBe(false);
  });
});
