const TIME_COLUMN = /(^|_)(at|since|until)$/;

/**
 * A row that came out as JSON (`to_json(t)`) as the row it was: camelCase names, times as Date. Several tables read in one
 * statement save a turn at the only connection for each; what lies inside jsonb columns is left alone.
 */
export function fromJson<T>(row: Record<string, unknown>): T {
  const revived: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row))
    revived[toCamel(column)] = typeof value === 'string' && TIME_COLUMN.test(column) ? new Date(value) : value;
  return revived as T;
}

const camel = new Map<string, string>();

function toCamel(column: string): string {
  let name = camel.get(column);
  if (name === undefined) {
    name = column.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
    camel.set(column, name);
  }
  return name;
}
