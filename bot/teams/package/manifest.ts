import { languages, type Language } from '#core/config/config.ts';
import type { TextKey, Texts } from '#core/texts/index.ts';
import { teamsManifestNeeds } from '../../../adapters/surfaces/teams/service/calls.ts';

/** Of Microsoft's schema: old enough for every tenant, young enough for all we use. */
export const MANIFEST_VERSION = '1.19';
const SCHEMAS = `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}`;
/** What Teams shows where it knows no file for somebody's language. */
const FIRST: Language = 'en';
/** Offered in the menu of the box where people write; the others that Recado understands are for few. */
const COMMANDS = [
  'queue',
  'mine',
  'find',
  'help',
] as const satisfies readonly (typeof teamsManifestNeeds.commands)[number][];

export interface TeamsAppFacts {
  /** Application (client) id of the app in Entra, a GUID. */
  appId: string;
  /** https, where Teams reaches us. */
  publicUrl: string;
  /** Of Recado, such as 0.1.0. */
  version: string;
  texts: Texts;
}

/** The files of the app's package as JSON values, by name; the icons come beside them. */
export function teamsManifest({ appId, publicUrl, version, texts }: TeamsAppFacts): Record<string, unknown> {
  const t = texts.in(FIRST);
  const others = languages.filter((language) => language !== FIRST);
  const manifest = {
    $schema: `${SCHEMAS}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version,
    id: appId,
    // Teams wants all three; of a private app nobody publishes other pages than Recado's own.
    developer: { name: 'Recado', websiteUrl: publicUrl, privacyUrl: publicUrl, termsOfUseUrl: publicUrl },
    name: { short: 'Recado', full: 'Recado' },
    description: { short: t('teams-app.short'), full: t('teams-app.full') },
    localizationInfo: {
      defaultLanguageTag: FIRST,
      additionalLanguages: others.map((language) => ({ languageTag: language, file: `${language}.json` })),
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1F4D46',
    defaultInstallScope: 'team',
    bots: [
      {
        botId: appId,
        scopes: [...teamsManifestNeeds.botScopes],
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: [
          {
            scopes: [...teamsManifestNeeds.botScopes],
            commands: COMMANDS.map((word) => ({
              title: t(`teams-app.command.${word}`),
              description: t(`teams-app.command.${word}.what`),
            })),
          },
        ],
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: teamsManifestNeeds.messageActions.map(({ id, context, fetchTask }) => ({
          id,
          type: 'action',
          context: [...context],
          title: t('teams-app.use-as-draft'),
          description: t('teams-app.use-as-draft.what'),
          fetchTask,
        })),
      },
    ],
    validDomains: [new URL(publicUrl).hostname],
    // Consent to the permissions below needs the app's id in Entra; the resource is a name that nothing reads.
    webApplicationInfo: { id: appId, resource: `api://botid-${appId}` },
    authorization: {
      permissions: {
        resourceSpecific: teamsManifestNeeds.resourceSpecificPermissions.map((name) => ({ name, type: 'Application' })),
      },
    },
  };
  return {
    'manifest.json': manifest,
    ...Object.fromEntries(others.map((language) => [`${language}.json`, translation(texts, language)])),
  };
}

/** The same places of the manifest in another language, by Microsoft's names for them. */
function translation(texts: Texts, language: Language): Record<string, string> {
  const t = texts.in(language);
  const places: Record<string, TextKey> = {
    'description.short': 'teams-app.short',
    'description.full': 'teams-app.full',
  };
  COMMANDS.forEach((word, i) => {
    places[`bots[0].commandLists[0].commands[${i}].title`] = `teams-app.command.${word}`;
    places[`bots[0].commandLists[0].commands[${i}].description`] = `teams-app.command.${word}.what`;
  });
  teamsManifestNeeds.messageActions.forEach((_id, i) => {
    places[`composeExtensions[0].commands[${i}].title`] = 'teams-app.use-as-draft';
    places[`composeExtensions[0].commands[${i}].description`] = 'teams-app.use-as-draft.what';
  });
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.Localization.schema.json`,
    'name.short': 'Recado',
    'name.full': 'Recado',
    ...Object.fromEntries(Object.entries(places).map(([place, key]) => [place, t(key)])),
  };
}
