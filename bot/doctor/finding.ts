import { RecadoError } from '#core/errors.ts';
import type { Finding } from '#core/finding.ts';
import { refusalOf } from '../../adapters/surfaces/slack/service/errors.ts';

/** One line for each finding; further lines of a sentence stand under its first. */
export function lineOf({ level, what, say }: Finding): string {
  return `${level.padEnd(8)} ${what}: ${say.replaceAll('\n', `\n${' '.repeat(9)}`)}`;
}

export function summaryOf(findings: readonly Finding[]): string {
  const count = (level: Finding['level'], word: string): string[] => {
    const many = findings.filter((each) => each.level === level).length;
    return many === 0 ? [] : [`${many} ${word}${many === 1 ? '' : 's'}`];
  };
  const said = [...count('problem', 'problem'), ...count('warning', 'warning')];
  return said.length === 0 ? 'Everything is as it should be.' : `${said.join(', ')}.`;
}

/** Slack's own word for a failure, or what went wrong on the way to it. */
export function reasonOf(error: unknown): string {
  const word = refusalOf(error) ?? (error instanceof Error ? refusalOf(error.cause) : undefined);
  if (word !== undefined) return word;
  if (error instanceof RecadoError && typeof error.params['error'] === 'string') return error.params['error'];
  const chain: string[] = [];
  for (
    let each: unknown = error;
    each instanceof Error && chain.length < 4;
    each = each.cause ?? ('original' in each ? each.original : undefined)
  ) {
    const code = 'code' in each && typeof each.code === 'string' ? each.code : each.message;
    if (!chain.includes(code)) chain.push(code);
  }
  return chain.at(-1) ?? String(error);
}
