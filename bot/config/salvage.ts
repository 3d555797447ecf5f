import type { z } from 'zod';
import { Config } from '#core/config/config.ts';
import type { ReferenceProblem } from '#core/config/reference-problem.ts';

type Path = (string | number)[];

/** What is left of a configuration without the parts that are wrong. */
export interface Rest {
  config: Config;
  /** False for what only seems wrong because a part was left out. */
  isReal(problem: ReferenceProblem): boolean;
  /** Where something of the rest stands in the whole. */
  originalPath(path: Path): Path;
}

/** Each round may bring to light what stands around a part that was left out. */
const ROUNDS = 6;
/** Parts that everything else names. */
const sections: ReadonlySet<unknown> = new Set([
  'brands',
  'areas',
  'regions',
  'centres',
  'channels',
  'people',
  'roles',
  'groups',
]);

/** So that one mistake hides no other: the rest of what is wrong in shape, to be checked for names that point nowhere. Undefined where too little is left. */
export function restOf(raw: unknown): Rest | undefined {
  const left: Path[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const kept = new Map<string, number[]>();
    const originalPath = (path: Path): Path => original(path, kept);
    const rest = withStandIns(without(raw, { left, kept }));
    const parsed = Config.safeParse(rest);
    if (parsed.success) {
      if (left.some((path) => path.length === 1 && sections.has(path[0]))) return undefined;
      const names = new Set(left.flatMap((path) => [String(path.at(-1)), ...namesIn(valueAt(raw, path))]));
      const isWithoutPeople = left.some(([section]) => section === 'people');
      return {
        config: parsed.data,
        originalPath,
        isReal: (problem) =>
          !isLeftOut(problem.path, left, originalPath) &&
          problem.value !== undefined &&
          !names.has(problem.value) &&
          (problem.allowed !== undefined || !isWithoutPeople),
      };
    }
    const before = left.length;
    for (const issue of parsed.error.issues)
      for (const path of wrongParts(issue, rest)) if (path.length > 0) left.push(originalPath(path));
    if (left.length === before) return undefined;
  }
  return undefined;
}

function isLeftOut(path: Path, left: Path[], originalPath: (path: Path) => Path): boolean {
  const place = originalPath(path);
  return left.some((each) => each.every((part, index) => part === place[index]));
}

/** Of something that is missing, what it is missing from. */
function wrongParts(issue: z.core.$ZodIssue, rest: unknown): Path[] {
  const path = issue.path.filter((part) => typeof part === 'string' || typeof part === 'number');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key]);
  return [valueAt(rest, path) === undefined ? path.slice(0, -1) : path];
}

/** A copy, with the places that its lists' entries had. */
function without(
  value: unknown,
  { left, kept }: { left: Path[]; kept: Map<string, number[]> },
  from: Path = [],
  to: Path = [],
): unknown {
  const isLeft = (path: Path): boolean =>
    left.some((each) => each.length === path.length && each.every((part, index) => part === path[index]));
  if (Array.isArray(value)) {
    const places = value.flatMap((_each, index) => (isLeft([...from, index]) ? [] : [index]));
    kept.set(JSON.stringify(to), places);
    return places.map((place, index) => without(value[place], { left, kept }, [...from, place], [...to, index]));
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      isLeft([...from, key]) ? [] : [[key, without(each, { left, kept }, [...from, key], [...to, key])] as const],
    ),
  );
}

function original(path: Path, kept: Map<string, number[]>): Path {
  return path.map((part, index) =>
    typeof part === 'number' ? (kept.get(JSON.stringify(path.slice(0, index)))?.[part] ?? part) : part,
  );
}

/** Where these are missing the reader is told; the others do not wait for that. */
function withStandIns(rest: unknown): unknown {
  if (!isRecord(rest)) return rest;
  const channels = isRecord(rest['channels']) ? Object.keys(rest['channels']) : [];
  return { fallback: channels[0], ...rest };
}

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return isRecord(value) ? Object.entries(value).flatMap(([key, each]) => [key, ...namesIn(each)]) : [];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) => (Array.isArray(part) ? part[Number(key)] : isRecord(part) ? part[String(key)] : undefined),
    value,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
