/** What a program started from here gets of our environment: where programs are, and no token of anything real. */
export function bareEnvironment(): Record<string, string | undefined> {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'] };
}
