import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import ajvDraft04 from 'ajv-draft-04';
import ajvFormats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { languages } from '#core/config/config.ts';
import { StartError } from '#core/start-error.ts';
import { PERSONAL_COMMANDS, teamsManifestNeeds } from '../../../adapters/surfaces/teams/service/calls.ts';
import { MANIFEST_VERSION } from '../../../bot/teams/package/manifest.ts';
import { packTeamsApp } from '../../../bot/teams/package/pack.ts';
import { flowConfig } from '../../support/flow-config.ts';
import { root } from '../../support/source.ts';

const APP = '3F2C8A4E-1b7d-4c59-9e60-7d2f51a0c8b3';
const config = { publicUrl: 'https://recado.alba.example', language: 'es' } as const;
const pack = (over: Partial<Parameters<typeof packTeamsApp>[0]> = {}) =>
  packTeamsApp({ appId: APP, config, version: '0.1.0', ...over });

/** Microsoft's own schemas, as its toolkit carries them. */
function schemaOf(name: string): object {
  const toolkit = path.dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest'));
  const parsed: unknown = JSON.parse(
    readFileSync(path.join(toolkit, 'json-schemas', 'teams', `v${MANIFEST_VERSION}`, `${name}.schema.json`), 'utf8'),
  );
  return z.looseObject({}).parse(parsed);
}

function mistakes(schema: string, value: unknown): string[] {
  const ajv = new ajvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  ajvFormats.default(ajv);
  const validate = ajv.compile(schemaOf(schema));
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

const Command = z.object({ title: z.string(), description: z.string() });
const Manifest = z.looseObject({
  id: z.string(),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  bots: z.tuple([
    z.looseObject({
      botId: z.string(),
      scopes: z.array(z.string()),
      commandLists: z.array(z.object({ scopes: z.array(z.string()), commands: z.array(Command) })),
    }),
  ]),
  composeExtensions: z.tuple([
    z.object({
      botId: z.string(),
      commands: z.array(z.looseObject({ id: z.string(), context: z.array(z.string()), fetchTask: z.boolean() })),
    }),
  ]),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string().min(1) }),
  authorization: z.object({
    permissions: z.object({ resourceSpecific: z.array(z.object({ name: z.string(), type: z.string() })) }),
  }),
});

const files = unzipSync(pack());
const json = (name: string): unknown => JSON.parse(strFromU8(files[name] ?? new Uint8Array()));
const manifest = Manifest.parse(json('manifest.json'));

/** Width, height and colour type of a PNG (6: with transparency), from its first chunk. */
function pngOf(name: string): { signature: string; width: number; height: number; colour: number | undefined } {
  const bytes = Buffer.from(files[name] ?? []);
  return {
    signature: bytes.toString('latin1', 1, 4),
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    colour: bytes[25],
  };
}

describe('the package for Teams', () => {
  it('holds the manifest, its translations and both icons, and nothing else', () => {
    const others = languages.filter((language) => language !== manifest.localizationInfo.defaultLanguageTag);
    expect(Object.keys(files).toSorted()).toEqual(
      [
        'manifest.json',
        manifest.icons.color,
        manifest.icons.outline,
        ...others.map((language) => `${language}.json`),
      ].toSorted(),
    );
    expect(manifest.localizationInfo.additionalLanguages.map(({ languageTag }) => languageTag).toSorted()).toEqual(
      others.toSorted(),
    );
  });

  it("is what Microsoft's schema asks for", () => {
    expect(mistakes('MicrosoftTeams', manifest)).toEqual([]);
    for (const { file } of manifest.localizationInfo.additionalLanguages)
      expect(mistakes('MicrosoftTeams.Localization', json(file))).toEqual([]);
  });

  it('would not pass with a field that the schema does not know, so the check above is one', () => {
    expect(mistakes('MicrosoftTeams', { ...manifest, bot: [] })).not.toEqual([]);
    expect(mistakes('MicrosoftTeams', { ...manifest, id: 'recado' })).not.toEqual([]);
    expect(
      mistakes('MicrosoftTeams.Localization', {
        ...z.looseObject({}).parse(json('es.json')),
        'bots[0].commandLists[0].commands[0].name': 'x',
      }),
    ).not.toEqual([]);
  });

  it('asks for what the code needs, and for nothing more', () => {
    expect(manifest.authorization.permissions.resourceSpecific).toEqual(
      teamsManifestNeeds.resourceSpecificPermissions.map((name) => ({ name, type: 'Application' })),
    );
    expect(manifest.bots[0].scopes).toEqual(teamsManifestNeeds.botScopes);
    expect(
      manifest.composeExtensions[0].commands.map(({ id, context, fetchTask }) => ({ id, context, fetchTask })),
    ).toEqual(teamsManifestNeeds.messageActions);
  });

  it('names one app everywhere, in small letters as Entra does', () => {
    expect([
      manifest.id,
      manifest.bots[0].botId,
      manifest.composeExtensions[0].botId,
      manifest.webApplicationInfo.id,
    ]).toEqual(Array.from({ length: 4 }, () => APP.toLowerCase()));
    expect(manifest.validDomains).toEqual(['recado.alba.example']);
  });

  it('offers only words that the personal chat understands, and says every place again in each language', () => {
    for (const { scopes, commands } of manifest.bots[0].commandLists) {
      expect(teamsManifestNeeds.botScopes).toEqual(expect.arrayContaining(scopes));
      expect(PERSONAL_COMMANDS).toEqual(expect.arrayContaining(commands.map(({ title }) => title)));
    }
    const places = manifest.bots[0].commandLists.flatMap(({ commands }, list) =>
      commands.flatMap((_command, i) =>
        ['title', 'description'].map((field) => `bots[0].commandLists[${list}].commands[${i}].${field}`),
      ),
    );
    for (const { file } of manifest.localizationInfo.additionalLanguages) {
      const said = z.record(z.string(), z.string()).parse(json(file));
      expect(Object.keys(said)).toEqual(
        expect.arrayContaining([
          ...places,
          'name.short',
          'description.short',
          'description.full',
          'composeExtensions[0].commands[0].title',
          'composeExtensions[0].commands[0].description',
        ]),
      );
    }
  });

  it('has icons of the sizes that Teams asks for, the outline on nothing', () => {
    expect(pngOf('color.png')).toEqual({ signature: 'PNG', width: 192, height: 192, colour: expect.any(Number) });
    expect(pngOf('outline.png')).toEqual({ signature: 'PNG', width: 32, height: 32, colour: 6 });
  });

  it.each([
    ['TEAMS_APP_ID is not set', { appId: undefined }],
    ['which is no application id', { appId: 'recado' }],
    ['`publicUrl` is not in the configuration', { config: { ...config, publicUrl: undefined } }],
    ['begin with https://', { config: { ...config, publicUrl: 'http://localhost:3000' } }],
  ])('says in words: %s', (words, over) => {
    expect(() => pack(over)).toThrow(StartError);
    expect(() => pack(over)).toThrow(words);
  });
});

describe('npm run teams:package', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'recado-package-'));
  const configFile = path.join(folder, 'recado.yaml');
  writeFileSync(
    configFile,
    `${flowConfig().replace(/^publicUrl:.*\n/m, '')}\npublicUrl: https://recado.alba.example\n`,
  );
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = (args: string[], env: Record<string, string>) =>
    promisify(execFile)(process.execPath, [path.join(root, 'bot', 'teams', 'package-command.ts'), ...args], {
      env: { PATH: process.env['PATH'], RECADO_CONFIG: configFile, RECADO_DATA: path.join(folder, 'data'), ...env },
      cwd: folder,
    });

  it('writes the zip into the data folder, or where it is told', async () => {
    expect((await run([], { TEAMS_APP_ID: APP })).stdout).toContain(path.join('data', 'recado-teams.zip'));
    await run(['my/app.zip'], { TEAMS_APP_ID: APP });
    for (const file of ['data/recado-teams.zip', 'my/app.zip'])
      expect(Object.keys(unzipSync(readFileSync(path.join(folder, file))))).toContain('manifest.json');
  });

  it('ends with 1 and a sentence where something is missing', async () => {
    await expect(run([], {})).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^TEAMS_APP_ID is not set\. .*\n$/),
    });
  });
});
