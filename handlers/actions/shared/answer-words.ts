import type { Draft, Finding } from '#core/ticket/draft.ts';
import type { FormValues } from '#core/form.ts';
import type { openingFor } from '../../forms/opening.ts';
import { valueField } from '../../network/late-templates.ts';

/** What an earlier version put into the variables of its template. */
export function valuesIn(base: Draft | undefined): FormValues {
  return Object.fromEntries(
    Object.entries(base?.template?.values ?? {}).map(([each, value]) => [valueField(each), value]),
  );
}

/** Her words between greeting and signature. */
export function around({ greeting, signature }: ReturnType<typeof openingFor>, words: string): string {
  return `${greeting === '' ? '' : `${greeting}\n`}${words}${signature === '' ? '' : `\n\n${signature}`}`;
}

/** What stops it, and is no matter of the network, she may let pass with a reason that stays with the version. */
export function withReason(findings: Finding[], by: string, typed: string | undefined): Finding[] {
  const reason = typed?.trim() ?? '';
  if (reason === '' || findings.some(({ final }) => final)) return findings;
  return findings.map((finding) =>
    finding.severity === 'stop' ? { ...finding, overridden: { by, reason } } : finding,
  );
}
