import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { createChat, type Chat } from './chat.ts';
import { flowConfig } from './flow-config.ts';
import { patience } from './patience.ts';
import { freePorts } from './ports.ts';
import { root } from './source.ts';
import { createSocial, type Social } from './social.ts';
import { until } from './until.ts';

/** `npm run start:teams` with ports of its own: the workspace is driven through its API, Teams through the playground's page. */
export interface TeamsTrial {
  readonly chat: Chat;
  readonly social: Social;
  readonly pagePort: number;
  readonly dataFolder: string;
  said(): string;
  end(): Promise<void>;
}

export async function startTeamsTrial(config = flowConfig()): Promise<TeamsTrial> {
  const folder = mkdtempSync(path.join(tmpdir(), 'recado-teams-'));
  const configFile = path.join(folder, 'recado.yaml');
  writeFileSync(configFile, config);
  const [port = 0, sandboxPort = 0, frontPort = 0, pagePort = 0] = await freePorts(4);
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    TMPDIR: tmpdir(),
    SANDBOX_WELCOME: 'no',
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    TEAMS_FRONT_PORT: String(frontPort),
    TEAMS_PAGE_PORT: String(pagePort),
    RECADO_DATA: path.join(folder, 'data'),
    RECADO_CONFIG: configFile,
  };
  const child = spawn(process.execPath, [path.join(root, 'bot', 'teams', 'start-teams.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  async function end(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
    if (process.env['RECADO_KEEP'] === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  try {
    await until(
      'both chats to be ready',
      () => {
        if (child.exitCode !== null || child.signalCode !== null) throw new EndedEarly(said);
        return said.includes(`http://localhost:${pagePort}`);
      },
      120_000,
      (error) => error instanceof EndedEarly,
    );
  } catch (error) {
    await end();
    throw error;
  }
  const base = `http://127.0.0.1:${sandboxPort}`;
  return {
    chat: createChat(base),
    social: createSocial(base),
    pagePort,
    dataFolder: path.join(folder, 'data', 'teams'),
    said: () => said,
    end,
  };
}

class EndedEarly extends Error {
  override name = 'EndedEarly';
}

/** What the one person of the playground sees and does. Cards that come while nobody looks may never be shown, so it is opened first. */
export interface TeamsPage {
  readonly page: Page;
  /** Chooses a channel and waits until it takes posts. */
  channel(name: string): Promise<void>;
  /** The post with these words in it: the card and what is under it. */
  post(words: string): Locator;
  /** Cards with these words in it, oldest first: of a post, the card itself and then those under it. */
  cards(within: Locator | Page, words: string): Locator;
  /** Writes under a post, to the bot: the playground hands on nothing else, like a team that gave no consent. */
  reply(post: Locator, text: string): Promise<void>;
}

export async function openTeamsPage(browser: Browser, { pagePort }: Pick<TeamsTrial, 'pagePort'>): Promise<TeamsPage> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  // One step that fails must not use up the time of all others.
  page.setDefaultTimeout(patience(20_000));
  await page.goto(`http://localhost:${pagePort}/`);
  await page.getByText('conversationUpdate 200').first().waitFor();
  return {
    page,
    async channel(name) {
      await page.getByLabel(`Alba - ${name}`).click();
      await page.getByText('Start a new post').waitFor();
    },
    post: (words) => page.locator('.fui-Card', { hasText: words }).last(),
    cards: (within, words) => within.locator('.ac-adaptiveCard', { hasText: words }),
    async reply(post, text) {
      await post.getByRole('textbox').last().click();
      await page.keyboard.type('@Rec');
      await page.getByRole('menuitem', { name: 'Recado' }).click();
      await page.keyboard.type(` ${text}`);
      await post.getByLabel('Send Message').last().click();
    },
  };
}
