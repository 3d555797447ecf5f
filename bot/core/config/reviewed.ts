import type { ApprovalConfig, Config } from './config.ts';
import type { ReferenceProblem } from './reference-problem.ts';

/** What lets an answer from an account out although nobody else has read it: a rule by its place in `approvals`, or the end of the list. */
export type Unread = { rule: number; why: 'nobody' | 'own' } | { rule: 'none' };

interface Speaking {
  key: string;
  brand: string;
  network: string;
  kind: 'official' | 'robot' | 'employee';
}

/** The ways past a second reader, in the order of the rules. */
export function unreadWays({ approvals }: Pick<Config, 'approvals'>, account: Speaking): Unread[] {
  const ways: Unread[] = [];
  for (const [rule, { when, by, fourEyes }] of approvals.entries()) {
    const holds = holdsFor(when, account);
    if (holds === 'never') continue;
    if (by === 'nobody') ways.push({ rule, why: 'nobody' });
    else if (fourEyes === 'no') ways.push({ rule, why: 'own' });
    if (holds === 'always') return ways;
  }
  return [...ways, { rule: 'none' }];
}

/** A rule that asks for more than whose account it is holds for some of its messages. */
function holdsFor(when: ApprovalConfig['when'], { key, brand, network, kind }: Speaking): 'always' | 'some' | 'never' {
  const ofAccount = { account: key, brand, network, accountKind: kind };
  let holds: 'always' | 'some' = 'always';
  for (const [name, wanted] of Object.entries(when)) {
    if (wanted === undefined) continue;
    if (!(name in ofAccount)) holds = 'some';
    else if (!(wanted as readonly string[]).includes(ofAccount[name as keyof typeof ofAccount])) return 'never';
  }
  return holds;
}

/** Who says that what is said from an account is read first is held to it. */
export function reviewedProblems(config: Config): ReferenceProblem[] {
  return Object.entries(config.brands).flatMap(([brand, { accounts }]) =>
    Object.entries(accounts).flatMap(([key, { network, kind, reviewed }]): ReferenceProblem[] => {
      const [way] = reviewed === true ? unreadWays(config, { key, brand, network, kind }) : [];
      return way ? [{ path: ['brands', brand, 'accounts', key, 'reviewed'], message: said(way) }] : [];
    }),
  );
}

function said(way: Unread): string {
  if (way.rule === 'none')
    return 'where no rule of `approvals` holds, nobody else reads what is said from it; end the list with a rule without `when`';
  return way.why === 'nobody'
    ? `entry ${way.rule + 1} of \`approvals\` says \`by: nobody\` and may hold for it; say there for which networks or accounts it is meant`
    : `entry ${way.rule + 1} of \`approvals\` says \`fourEyes: no\`, so whoever wrote an answer could approve it alone; leave that out`;
}
