import { channelLabel } from '#core/channels.ts';
import type { ApprovalConfig, Config } from '#core/config/config.ts';
import { fold } from '#core/routing/words.ts';
import { ok, problem, warning, type Finding } from '#core/finding.ts';
import { unreadWays } from '#core/config/reviewed.ts';

type Conditions = Readonly<Record<string, readonly string[] | undefined>>;

/** Routes that an earlier one leaves nothing for, and areas that no message can have. */
export function checkRoutes(config: Config): Finding[] {
  const found = shadowed(
    config,
    'Route',
    config.routes.map(({ when }) => when),
    'to go to its channels',
  );
  const asked = new Set([...config.routes, ...config.approvals].flatMap(({ when }) => when.area ?? []));
  for (const area of asked) {
    if (config.areas[area]?.words.length === 0)
      found.push(
        warning(
          'Area',
          `"${area}" has no words, so no message ever belongs to it and the rules that ask for it never hold. Add \`words\` to it.`,
        ),
      );
  }
  return found.length > 0
    ? found
    : [
        ok(
          'Routes',
          `${config.routes.length === 0 ? 'no rule, so everything' : `${counted(config.routes.length)}, each can match; the rest`} goes to ${config.fallback.map((key) => channelLabel(config, key)).join(', ')}`,
        ),
      ];
}

/**
 * Approval rules that nobody, or only the writer herself, could satisfy.
 * @param groups person keys or user ids of each group, by handle; undefined for one that does not exist or was not looked up
 */
export function checkApprovals(config: Config, groups: ReadonlyMap<string, readonly string[] | undefined>): Finding[] {
  const found = shadowed(
    config,
    'Approval rule',
    config.approvals.map(({ when }) => when),
    'to be asked',
  );
  for (const [index, { when, by, fourEyes }] of config.approvals.entries()) {
    const rule = `Approval rule ${index + 1}`;
    if (by === 'nobody') continue;
    if (by === 'area-experts' && when.area === undefined) {
      found.push(
        warning(
          rule,
          'asks the experts of the area, also for messages of no area, which have none: nobody can approve those. Add `when: { area: ... }`, and a later rule for the rest.',
        ),
      );
    }
    for (const { who, people } of asked(config, when.area, by, groups)) {
      if (people === undefined) continue;
      const [only] = people;
      if (only === undefined)
        found.push(
          problem(rule, `asks ${who}, and that is nobody: answers under it can never be approved. Name somebody.`),
        );
      else if (people.length === 1 && fourEyes !== 'no') {
        found.push(
          warning(
            rule,
            `asks ${who}, and that is only ${config.people[only]?.name ?? only}: with four eyes, what that person writes can be approved by nobody. Name a second one, or set fourEyes: no.`,
          ),
        );
      }
    }
  }
  return found.length > 0
    ? found
    : [
        ok(
          'Approvals',
          config.approvals.length === 0
            ? 'no rule: every answer goes out without approval'
            : `${counted(config.approvals.length)}, each can be satisfied`,
        ),
      ];
}

/** A robot that says nothing, and official accounts whose answers nobody reads first. */
export function checkAccounts(config: Config): Finding[] {
  const accounts = Object.values(config.brands).flatMap((brand) => Object.entries(brand.accounts));
  const speaks = config.automatic.length > 0 || config.service.some(({ acknowledge }) => acknowledge !== undefined);
  const found = accounts.flatMap(([key, { kind }]) =>
    kind === 'robot' && !speaks
      ? [
          warning(
            'Account',
            `"${key}" is a robot, from which nobody else answers, and there is nothing that it says by itself. Add \`automatic\`, or make it official.`,
          ),
        ]
      : [],
  );
  const unread = Object.entries(config.brands).flatMap(([brand, { accounts: of }]) =>
    Object.entries(of)
      .filter(
        ([key, { network, kind }]) =>
          kind === 'official' && unreadWays(config, { key, brand, network, kind }).some(({ rule }) => rule === 'none'),
      )
      .map(([key]) => key),
  );
  if (unread.length > 0)
    found.push(
      warning(
        'Approvals',
        `where no rule holds, everybody sends from ${unread.join(', ')} what nobody else has read. End \`approvals\` with a rule without \`when\`: by whom, or \`by: nobody\` where you want it so.`,
      ),
    );
  return found;
}

/**
 * Private messages go to private channels, and whoever told the customer to write in private may not be in any of them. Whoever is in
 * a channel of a real chat is the chat's to say; here those count whom the configuration names.
 */
export function checkPrivate(config: Config): Finding[] {
  const isPrivate = (key: string): boolean => config.channels[key]?.private === true;
  const closed = Object.keys(config.channels).filter(isPrivate);
  const routed = new Set([...config.routes.flatMap(({ to }) => to), ...config.fallback]);
  const [first] = closed;
  const wanted = (
    config.privateTo ??
    (config.managers !== undefined && isPrivate(config.managers)
      ? [config.managers]
      : first === undefined
        ? []
        : [first])
  ).filter(isPrivate);
  const named = (key: string): string[] | undefined => config.channels[key]?.agents ?? config.channels[key]?.members;
  const inside = wanted.map(named);
  if (wanted.length === 0 || inside.some((people) => people === undefined)) return [];
  const open = [...routed].filter((key) => !isPrivate(key));
  const agents = new Set([
    ...Object.entries(config.people).flatMap(([key, { roles }]) => (roles.includes('agent') ? [key] : [])),
    ...open.flatMap((key) => config.channels[key]?.agents ?? []),
  ]);
  if (
    open.length === 0 ||
    agents.size === 0 ||
    inside.flat().some((person) => person !== undefined && agents.has(person))
  )
    return [];
  const where = wanted.map((key) => channelLabel(config, key)).join(', ');
  return [
    warning(
      'Private',
      `messages go to ${where}, where no agent of the other channels is: whoever asks a customer to write in private cannot read what she writes. Add agents there, or name a private channel that has them under \`privateTo\`.`,
    ),
  ];
}

function asked(
  config: Config,
  areas: readonly string[] | undefined,
  by: Exclude<ApprovalConfig['by'], 'nobody'>,
  groups: ReadonlyMap<string, readonly string[] | undefined>,
): { who: string; people: readonly string[] | undefined }[] {
  const people = Object.entries(config.people);
  if (by === 'area-experts') {
    return (areas ?? Object.keys(config.areas)).map((area) => ({
      who: `the experts of "${area}"`,
      people: people.filter(([, person]) => person.areas.includes(area)).map(([key]) => key),
    }));
  }
  if ('people' in by) return [{ who: by.people.join(' or '), people: [...new Set(by.people)] }];
  if ('role' in by)
    return [
      {
        who: `whoever has the role "${by.role}"`,
        people: people.filter(([, person]) => person.roles.includes(by.role)).map(([key]) => key),
      },
    ];
  return [{ who: `the group ${by.group}`, people: groups.get(by.group) ?? config.groups[by.group] }];
}

const counted = (rules: number): string => (rules === 1 ? '1 rule' : `${rules} rules`);

/** Rules for which an earlier one of the same list always holds first. */
function shadowed(config: Config, what: string, whens: readonly Conditions[], purpose: string): Finding[] {
  return whens.flatMap((when, index) => {
    const before = whens.slice(0, index).findIndex((earlier) => implies(config, when, earlier));
    return before < 0
      ? []
      : [
          warning(
            `${what} ${index + 1}`,
            `never gets ${purpose}: whatever it matches, rule ${before + 1} takes first. Put it before that one, or remove it.`,
          ),
        ];
  });
}

/** Whether everything that `narrow` matches is matched by `wide` too. */
function implies(config: Config, narrow: Conditions, wide: Conditions): boolean {
  return Object.entries(wide).every(([key, allowed]) => {
    if (
      allowed === undefined ||
      everything(config, key).some((all) => all.length > 0 && all.every((value) => allowed.includes(value)))
    )
      return true;
    const wanted = narrow[key];
    const known = new Set(allowed.map(fold));
    return wanted !== undefined && wanted.every((value) => known.has(fold(value)));
  });
}

/** Every value that a condition could meet at all, where those are known. */
function everything(config: Config, key: string): string[][] {
  const accounts = Object.values(config.brands).flatMap((brand) => Object.entries(brand.accounts));
  if (key === 'brand') return [Object.keys(config.brands)];
  if (key === 'account') return [accounts.map(([account]) => account)];
  if (key === 'network') return [[...new Set(accounts.map(([, { network }]) => network))]];
  if (key === 'accountKind') return [[...new Set(accounts.map(([, { kind }]) => kind))]];
  return [];
}
