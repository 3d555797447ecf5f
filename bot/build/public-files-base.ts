import type { Settings } from '../config/environment.ts';
import { isTrial } from '../teams/settings.ts';

/** Teams loads pictures from safe addresses of the internet only; a Teams of this machine takes ours as it is. */
export function publicFilesBase({
  publicUrl,
  settings,
  port,
}: {
  publicUrl: string | undefined;
  settings: Pick<Settings, 'teams'>;
  port: number;
}): string | undefined {
  if (publicUrl?.startsWith('https://') === true) return publicUrl.replace(/\/+$/, '');
  return settings.teams && isTrial(settings.teams) ? `http://127.0.0.1:${port}` : undefined;
}
