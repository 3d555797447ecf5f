import { describe, expect, it } from 'vitest';
import { networks } from '../../../adapters/networks/registry.ts';
import { readSettings } from '../../../bot/config/environment.ts';
import { readEnvironment } from '../../../bot/doctor/environment.ts';
import { redactor } from '../../../bot/secrets.ts';

const copied = networks.flatMap(({ id, environment }) => environment.copied.map((name) => [id, name] as const));
const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
/** As Meta writes them. */
const TOKEN = 'EAABwzLixnjYBO7sZD';

const refusalOf = (env: Record<string, string>): string => {
  try {
    readSettings({ ...slack, ...env });
  } catch (error) {
    return String(error);
  }
  return 'taken';
};

describe('what people copy into the environment', () => {
  it.each(['\n', ' ', '\r\n', '\t', '\u00a0'])(
    'is used without %j around it, and hidden in the log without it',
    (blank) => {
      const env = { ...slack, FACEBOOK_PAGE_TOKEN_ALBA_FB: `${blank}${TOKEN}${blank}` };
      expect(readSettings(env).env['FACEBOOK_PAGE_TOKEN_ALBA_FB']).toBe(TOKEN);
      expect(redactor(env)(`Bearer: ${TOKEN}`)).not.toContain(TOKEN);
    },
  );

  it.each([
    [`"${TOKEN}"`, 'stands in quotation marks'],
    [`'${TOKEN}'`, 'stands in quotation marks'],
    [`“${TOKEN}”`, 'stands in quotation marks'],
    [`${TOKEN}\n${TOKEN}`, 'has a line break in it (character 19 of 37)'],
    [`${TOKEN} ${TOKEN}`, 'has a blank in it (character 19 of 37)'],
    [`${TOKEN}"`, 'has a quotation mark in it (character 19 of 19)'],
    [`\u200b${TOKEN}`, 'has a sign that cannot be seen in it (character 1 of 19)'],
    [`${TOKEN}\u0000`, 'has a sign that cannot be seen in it (character 19 of 19)'],
    [`${TOKEN}…`, 'has a letter or sign beyond ASCII in it (character 19 of 19)'],
    [`${TOKEN}ñ`, 'has a letter or sign beyond ASCII in it (character 19 of 19)'],
  ])('is refused in words that do not repeat it: %j', (value, words) => {
    const said = refusalOf({ FACEBOOK_PAGE_TOKEN: value, FACEBOOK_APP_SECRET: 'abc' });
    expect(said).toContain(`FACEBOOK_PAGE_TOKEN ${words}`);
    expect(said).not.toContain(TOKEN);
  });

  it.each(copied)('of %s: %s, also of one account', (_network, name) => {
    for (const each of [name, `${name}_ALBA_2`])
      expect(refusalOf({ [each]: `${TOKEN}\n${TOKEN}` })).toContain(`${each} has a line break in it`);
  });

  it.each(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'TEAMS_APP_SECRET', 'RECADO_MODEL_KEY'])(
    'of a chat or a model: %s',
    (name) => {
      expect(refusalOf({ [name]: '"xoxb-1"' })).toContain(`${name} stands in quotation marks`);
    },
  );

  it('is not asked of a word of our own, nor of what closes the database', () => {
    const env = { FACEBOOK_VERIFY_TOKEN: 'una palabra «mía»', RECADO_SECRET: `${'a b'.repeat(20)}\n` };
    expect(readSettings(env)).toMatchObject({ secret: env.RECADO_SECRET, env });
  });

  it('is told by the doctor one by one, and the rest is not called half a pair', () => {
    const { findings } = readEnvironment({
      ...slack,
      FACEBOOK_PAGE_TOKEN: `"${TOKEN}"`,
      FACEBOOK_PAGE_TOKEN_ALBA_2: `${TOKEN} ${TOKEN}`,
      FACEBOOK_APP_SECRET: 'abc',
      TEAMS_APP_SECRET: '"x"',
      TEAMS_APP_ID: 'a',
      TEAMS_TENANT_ID: 'b',
    });
    expect(findings.map(({ say }) => say.split(' ').slice(0, 3).join(' '))).toEqual([
      'FACEBOOK_PAGE_TOKEN stands in',
      'FACEBOOK_PAGE_TOKEN_ALBA_2 has a',
      'TEAMS_APP_SECRET stands in',
    ]);
  });
});
