import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Config } from '#core/config/config.ts';
import { StartError } from '#core/start-error.ts';
import { createTexts } from '../../build/texts.ts';
import { teamsManifest } from './manifest.ts';

export const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const ICONS = ['color.png', 'outline.png'];

export interface TeamsPackageOptions {
  /** As the environment gives it. */
  appId: string | undefined;
  config: Pick<Config, 'publicUrl' | 'language'>;
  version: string;
}

/** The zip that an administrator uploads to Teams. @throws StartError naming what is missing or of the wrong shape */
export function packTeamsApp({ appId, config, version }: TeamsPackageOptions): Uint8Array {
  if (appId === undefined)
    throw new StartError(
      'TEAMS_APP_ID is not set. It is the "Application (client) ID" of your app in the Entra admin center, such as 3f2c8a4e-1b7d-4c59-9e60-7d2f51a0c8b3; docs/teams.md says how to make one.',
    );
  if (!GUID.test(appId))
    throw new StartError(
      `TEAMS_APP_ID is "${appId}", which is no application id: that is 32 digits and letters a to f in groups of 8-4-4-4-12. Copy the "Application (client) ID" of your app in the Entra admin center.`,
    );
  const { publicUrl } = config;
  if (publicUrl === undefined)
    throw new StartError(
      '`publicUrl` is not in the configuration. Teams calls Recado over https, so it must be the address under which your proxy makes it reachable, such as https://recado.your-firm.example.',
    );
  if (!publicUrl.startsWith('https://'))
    throw new StartError(
      `\`publicUrl\` is ${publicUrl}, but Teams calls only addresses that begin with https://. Put a proxy with a certificate before Recado and name its address.`,
    );
  const files = teamsManifest({
    appId: appId.toLowerCase(),
    publicUrl: publicUrl.replace(/\/$/, ''),
    version,
    texts: createTexts(config.language),
  });
  const icons = Object.fromEntries(
    ICONS.map((name) => [name, new Uint8Array(readFileSync(path.join(import.meta.dirname, 'icons', name)))]),
  );
  const written = Object.fromEntries(
    Object.entries(files).map(([name, value]) => [name, strToU8(`${JSON.stringify(value, null, 2)}\n`)]),
  );
  return zipSync({ ...written, ...icons });
}

export function writePackage(file: string, zip: Uint8Array): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, zip);
  } catch (cause) {
    throw new StartError(
      `${file} cannot be written (${cause instanceof Error && 'code' in cause ? String(cause.code) : 'no reason given'}). Name another place: npm run teams:package -- some/folder/recado.zip.`,
      { cause },
    );
  }
}
