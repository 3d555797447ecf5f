import type { Log } from '#core/ports/log.ts';
import type { ErrorRequestHandler, Request } from 'express';
import { z } from 'zod';
import { complaint } from '../complaint.ts';

/** Told to the caller with its status. */
class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Ends a control call with a sentence for whoever wrote the script. */
export function refuse(status: number, message: string): never {
  throw new Refused(status, message);
}

/** @throws Refused 400 in words */
export function bodyOf<T extends z.ZodType>(schema: T, request: Request): z.output<T> {
  const read = schema.safeParse(request.body ?? {});
  return read.success ? read.data : refuse(400, complaint(read.error.issues, request.body));
}

const Limit = z.coerce.number().int().min(1).max(500);

export function limitOf(request: Request, usual: number): number {
  const limit = Limit.default(usual).safeParse(request.query['limit'] ?? undefined);
  return limit.success ? limit.data : refuse(400, '`limit` is a number from 1 to 500.');
}

/** What a control call answers when it went wrong. */
export function answerRefusal(name: string, log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof Refused) return void response.status(error.status).json({ error: error.message });
    if (error instanceof SyntaxError) return void response.status(400).json({ error: 'The body is no JSON.' });
    log.error({ error }, `a control call of the simulated ${name} failed`);
    return void response.status(500).json({ error: `The simulated ${name} failed; its log says why.` });
  };
}
