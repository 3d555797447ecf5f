import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** The process of a command. */
interface Program {
  argv: readonly string[];
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
  exit(code: number): never;
}

/** What may stand behind a command of package.json. */
interface Command<Options extends ParseArgsOptionsConfig> {
  /** What it does, how it is written, and each option with what it means. */
  usage: string;
  options?: Options;
  /** Words without a dash are its own, such as names of files. */
  takesWords?: boolean;
}

type GivenOptions = Record<string, string | boolean | (string | boolean)[] | undefined>;
type Read<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true }>
>;

/** What was written behind the command. `--help` says how it is used and ends it, what it does not know says so and ends it with 1. */
export function readCommand<const Options extends ParseArgsOptionsConfig = Record<never, never>>(
  program: Program,
  { usage, options, takesWords = false }: Command<Options>,
): { values: Read<Options>['values']; words: string[] } {
  const known = { ...options, help: { type: 'boolean', short: 'h' } } as const;
  try {
    const { values, positionals } = parseArgs({
      args: program.argv.slice(2),
      options: known,
      allowPositionals: takesWords,
    });
    if ((values as GivenOptions)['help'] === true) {
      program.stdout.write(`${usage}\n`);
      program.exit(0);
    }
    return { values: values as Read<Options>['values'], words: positionals };
  } catch (error) {
    return misused(program, reasonOf(error), usage);
  }
}

/** Says what is wrong with what was written, and how it is used, and ends with 1. */
export function misused(program: Program, what: string, usage: string): never {
  program.stderr.write(`${what}\n\n${usage}\n`);
  return program.exit(1);
}

/** A number from `least` on that was written behind an option. */
export function numberBehind(
  program: Program,
  { option, text, least, usage }: { option: string; text: string; least: number; usage: string },
): number {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) && value >= least
    ? value
    : misused(program, `--${option} takes a number from ${least} on, not "${text}".`, usage);
}

/** Node explains at length how a word that begins with a dash could be meant otherwise, which is never what was meant. */
export function reasonOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return `${said.split(/\. (?:To specify|This command)/, 1)[0]?.replace(/\.$/, '')}.`;
}
