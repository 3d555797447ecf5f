import { chats, chatWords, nameOn, type Chat } from './chats.ts';
import type { Config } from './config.ts';
import { shippedRoles } from '../people.ts';
import { networkProblems, type KnownNetwork } from './networks.ts';
import { hoursProblems } from './hours-problems.ts';
import { listenProblems } from './listen-problems.ts';
import { profileProblems } from './profile-problems.ts';
import { ratingProblems } from './rating-problems.ts';
import { clauseProblems } from './clause-problems.ts';
import { labels, routableLabels } from '../ticket/labels/index.ts';
import { automaticProblems } from './automatic-problems.ts';
import { acknowledgeProblems, fillProblems, placeholderProblems } from './placeholders.ts';
import type { ReferenceProblem } from './reference-problem.ts';
import { reviewedProblems } from './reviewed.ts';
import { unreachedProblems } from './unreached.ts';

type Path = ReferenceProblem['path'];

const SECTIONS = {
  areas: 'area',
  centres: 'centre',
  regions: 'region',
  brands: 'brand or competitor',
  topics: 'topic of crisis',
} as const;

/** Everything that zod cannot see: names that point nowhere, and things that must be unique. Networks are those that exist. */
export function checkReferences(config: Config, networks: readonly KnownNetwork[]): ReferenceProblem[] {
  const problems: ReferenceProblem[] = [];
  const known = {
    area: Object.keys(config.areas),
    region: Object.keys(config.regions),
    centre: Object.keys(config.centres),
    channel: Object.keys(config.channels),
    person: Object.keys(config.people),
    brand: Object.keys(config.brands),
    'brand or competitor': [...Object.keys(config.brands), ...Object.keys(config.competitors)],
    'topic of crisis': Object.keys(config.crisis.topics),
    account: Object.values(config.brands).flatMap((brand) => Object.keys(brand.accounts)),
    role: [...new Set([...Object.keys(shippedRoles), ...Object.keys(config.roles)])],
    network: networks.map(({ id }) => id),
    group: Object.keys(config.groups),
    schedule: Object.keys(config.hours),
    list: Object.keys(config.lists),
    watch: Object.values(config.brands).flatMap(({ accounts: of }) =>
      Object.values(of).flatMap(({ listen }) => Object.keys(listen?.watches ?? {})),
    ),
  };

  function mustBe(what: keyof typeof known, path: Path, value: string | undefined): void {
    if (value !== undefined && !known[what].includes(value))
      problems.push({ path, message: `there is no ${what} "${value}"`, allowed: known[what], value });
  }
  function all(what: keyof typeof known, path: Path, values: readonly string[] | undefined): void {
    for (const [index, value] of (values ?? []).entries()) mustBe(what, [...path, index], value);
  }
  function once(what: string, entries: { path: Path; value: string }[]): void {
    const first = new Map<string, Path>();
    for (const { path, value } of entries) {
      const before = first.get(value);
      if (before)
        problems.push({
          path,
          message: `${what} "${value}" is used twice; it already stands in ${inWords(before)}`,
          value,
        });
      else first.set(value, path);
    }
  }
  function entriesOf(section: 'channels' | 'people', chat: Chat): { path: Path; value: string }[] {
    return Object.entries(config[section]).flatMap(([key, of]) => {
      const name = nameOn(of, chat);
      return name === undefined ? [] : [{ path: [section, key, chat], value: chatWords[chat].asCompared(name) }];
    });
  }
  function condition(path: Path, when: Config['routes'][number]['when']): void {
    for (const what of ['brand', 'account', 'network'] as const) all(what, [...path, what], when[what]);
    all('list', [...path, 'list'], when.list);
    all('watch', [...path, 'watch'], when.watch);
    for (const id of routableLabels) {
      const { values } = labels[id];
      if (typeof values === 'string' && values !== 'languages') all(SECTIONS[values], [...path, id], when[id]);
    }
  }

  function zone(path: Path, value: string | undefined): void {
    if (value !== undefined && !isTimeZone(value))
      problems.push({
        path,
        message: `there is no time zone "${value}"; write one such as Europe/Madrid`,
        allowed: Intl.supportedValuesOf('timeZone'),
        value,
      });
  }
  /** Those named must be there, and be somebody. */
  function named(path: Path, who: NonNullable<Config['levels'][number]['escalateTo']>, could: string): void {
    if ('people' in who) all('person', [...path, 'people'], who.people);
    if ('group' in who && config.groups[who.group]?.length === 0)
      problems.push({
        path: [...path, 'group'],
        message: `nobody is in the group "${who.group}", so nobody could ${could}`,
        value: who.group,
      });
    if (!('role' in who)) return;
    mustBe('role', [...path, 'role'], who.role);
    if (
      known.role.includes(who.role) &&
      !Object.values(config.people).some((person) => person.roles.includes(who.role))
    )
      problems.push({
        path: [...path, 'role'],
        message: `nobody has the role "${who.role}", so nobody could ${could}`,
        value: who.role,
      });
  }

  if (known.brand.length === 0) problems.push({ path: ['brands'], message: 'there must be at least one brand' });
  const accounts = Object.entries(config.brands).flatMap(([brand, { accounts: of }]) =>
    Object.entries(of).map(([key, account]) => ({ key, account, path: ['brands', brand, 'accounts', key] as Path })),
  );
  for (const { account, path } of accounts) {
    mustBe('network', [...path, 'network'], account.network);
    mustBe('region', [...path, 'region'], account.region);
    mustBe('person', [...path, 'person'], account.person);
    if ((account.kind === 'employee') !== (account.person !== undefined))
      problems.push({
        path: [...path, 'kind'],
        message:
          account.kind === 'employee'
            ? "an employee's account says whose it is, so that she alone answers from it: add `person`, a key of `people`"
            : "`person` goes with kind `employee`; what speaks for the brand is nobody's own",
        value: account.kind,
      });
  }
  problems.push(...networkProblems(config, networks));
  once(
    'the account key',
    accounts.map(({ key, path }) => ({ path, value: key })),
  );
  once(
    'the handle',
    accounts.map(({ account, path }) => ({
      path: [...path, 'handle'],
      value: `${account.network}:${account.handle.toLowerCase()}`,
    })),
  );
  for (const [brand, { persona }] of Object.entries(config.brands)) {
    once(
      'clause',
      persona.clauses.map(({ number }, index) => ({
        path: ['brands', brand, 'persona', 'clauses', index, 'number'],
        value: number,
      })),
    );
    problems.push(...placeholderProblems(['brands', brand, 'persona'], persona));
    problems.push(...clauseProblems(['brands', brand, 'persona'], persona));
    for (const [index, { when }] of persona.clauses.entries())
      all('network', ['brands', brand, 'persona', 'clauses', index, 'when', 'network'], when.network);
  }
  for (const competitor of Object.keys(config.competitors))
    if (known.brand.includes(competitor))
      problems.push({
        path: ['competitors', competitor],
        message: `"${competitor}" is a brand of yours too; give the competitor another key`,
        value: competitor,
      });
  for (const [region, { centres }] of Object.entries(config.regions))
    all('centre', ['regions', region, 'centres'], centres);
  for (const [channel, { members, agents }] of Object.entries(config.channels)) {
    all('person', ['channels', channel, 'members'], members);
    // A group of the chat or a member id may stand there too; only what looks like one of ours can be checked.
    for (const [index, agent] of (agents ?? []).entries()) {
      if (!agent.startsWith('@') && !/^[UW][A-Z0-9]{6,}$/.test(agent))
        mustBe('person', ['channels', channel, 'agents', index], agent);
    }
  }
  for (const chat of chats) once(chatWords[chat].channel, entriesOf('channels', chat));
  for (const [index, route] of config.routes.entries()) {
    condition(['routes', index, 'when'], route.when);
    all('channel', ['routes', index, 'to'], route.to);
  }
  all('channel', ['fallback'], config.fallback);
  mustBe('channel', ['managers'], config.managers);
  for (const [topic, { words }] of Object.entries(config.crisis.topics))
    if (words.length === 0)
      problems.push({
        path: ['crisis', 'topics', topic],
        message: `nothing ever belongs to the topic "${topic}"; add \`words\``,
      });
  const { approvers, protocol, room } = config.crisis;
  if (approvers) named(['crisis', 'approvers'], approvers, 'approve');
  if (room) named(['crisis', 'room'], room, 'be called');
  for (const [index, { owner }] of protocol.entries()) mustBe('person', ['crisis', 'protocol', index, 'owner'], owner);
  problems.push(...fillProblems(['crisis', 'holding'], config.crisis.holding, ['{name}']));
  // Its switches stand on the alerts alone, and are for whoever manages.
  const shipped: Record<string, readonly string[]> = shippedRoles;
  const manages = (role: string): boolean => (config.roles[role] ?? shipped[role] ?? []).includes('manage');
  const lacks =
    config.managers === undefined
      ? 'alerts need a channel; add `managers`'
      : Object.values(config.people).some(({ roles }) => roles.some(manages))
        ? undefined
        : 'nobody in `people` has a role with the right `manage`, such as director';
  for (const what of ['approvers', 'holding', 'protocol', 'room'] as const)
    if (lacks !== undefined && Object.keys(config.crisis[what] ?? {}).length > 0)
      problems.push({ path: ['crisis', what], message: `nobody could ever switch it on: ${lacks}` });
  all('channel', ['privateTo'], config.privateTo);
  for (const [key, person] of Object.entries(config.people)) {
    all('role', ['people', key, 'roles'], person.roles);
    all('area', ['people', key, 'areas'], person.areas);
  }
  once(
    'the e-mail',
    Object.entries(config.people).flatMap(([key, { email }]) =>
      email === undefined ? [] : [{ path: ['people', key, 'email'], value: email.toLowerCase() }],
    ),
  );
  for (const chat of chats) once(chatWords[chat].account, entriesOf('people', chat));
  for (const [handle, members] of Object.entries(config.groups)) all('person', ['groups', handle], members);
  for (const [name, hours] of Object.entries(config.hours)) {
    zone(['hours', name, 'timeZone'], hours.timeZone);
    problems.push(...hoursProblems(name, hours));
  }
  for (const [index, { when, phrases }] of config.protocols.entries()) {
    condition(['protocols', index, 'when'], when);
    for (const [spoken, list] of Object.entries(phrases))
      for (const [place, phrase] of (list ?? []).entries())
        for (const { path: at, message } of fillProblems(['protocols', index, 'phrases'], { [spoken]: phrase }, [
          '{name}',
        ]))
          problems.push({ path: [...at, place], message });
  }
  for (const [index, { when, say }] of config.automatic.entries()) {
    condition(['automatic', index, 'when'], when);
    problems.push(...fillProblems(['automatic', index, 'say'], say ?? {}, ['{name}', '{number}']));
  }
  problems.push(...automaticProblems(config));
  for (const [index, { when, hours, handOver, acknowledge }] of config.service.entries()) {
    condition(['service', index, 'when'], when);
    mustBe('schedule', ['service', index, 'hours'], hours);
    mustBe('channel', ['service', index, 'handOver'], handOver);
    problems.push(...acknowledgeProblems(['service', index, 'acknowledge'], acknowledge ?? {}));
  }
  for (const [index, { when, ask }] of config.rating.entries()) {
    condition(['rating', index, 'when'], when);
    problems.push(...fillProblems(['rating', index, 'ask'], ask === false ? {} : (ask ?? {}), ['{name}']));
  }
  problems.push(...ratingProblems(config, networks));
  for (const [index, { when, escalateTo }] of config.levels.entries()) {
    condition(['levels', index, 'when'], when);
    if (escalateTo) named(['levels', index, 'escalateTo'], escalateTo, 'be told');
  }
  for (const [index, { when, by }] of config.approvals.entries()) {
    const path = ['approvals', index];
    condition([...path, 'when'], when);
    if (by === 'area-experts') {
      const asked = when.area ?? known.area;
      const without = asked.filter(
        (area) =>
          known.area.includes(area) && !Object.values(config.people).some((person) => person.areas.includes(area)),
      );
      if (when.area && without.length > 0)
        problems.push({
          path: [...path, 'by'],
          message: `nobody is an expert of ${without.map((area) => `"${area}"`).join(', ')}, so nobody could approve; add the area under a person's \`areas\``,
        });
    } else if (by !== 'nobody') named([...path, 'by'], by, 'approve');
  }
  for (const network of Object.keys(config.networks)) mustBe('network', ['networks', network], network);
  zone(['timeZone'], config.timeZone);
  problems.push(...profileProblems(config.profile));
  problems.push(...listenProblems(config, networks));
  problems.push(...reviewedProblems(config));
  problems.push(...unreachedProblems(config));
  return problems;
}

/** ['routes', 2, 'to', 0] -> "routes, entry 3, to, entry 1". */
export function inWords(path: readonly (string | number)[]): string {
  return path.map((part) => (typeof part === 'number' ? `entry ${part + 1}` : part)).join(' > ');
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The nearest of the allowed words, if one is near enough to be a slip of the finger. */
export function nearest(word: string, allowed: readonly string[]): string | undefined {
  const ranked = allowed
    .map((candidate) => ({ candidate, distance: distanceOf(word.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best &&
    best.distance <= Math.max(1, Math.floor(best.candidate.length / 3)) &&
    best.distance < word.length / 2 + 0.5 &&
    word.length > 1
    ? best.candidate
    : undefined;
}

/** Letters to add, drop, replace or swap with their neighbour. */
function distanceOf(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      rows[i]?.push(
        Math.min(at(i, j - 1) + 1, at(i - 1, j) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1), swapped),
      );
    }
  }
  return at(a.length, b.length);
}
