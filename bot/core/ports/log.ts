/** Static messages, data as fields. error = our bug, warn = look weekly, info = the user's mistake or the day's facts. */
export interface Log {
  error(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  info(fields: Record<string, unknown>, message: string): void;
  debug(fields: Record<string, unknown>, message: string): void;
}

export const silentLog: Log = { error() {}, warn() {}, info() {}, debug() {} };
