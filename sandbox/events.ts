import type { RequestHandler, Response } from 'express';

/** A part of the workspace: slack, or a network. */
type Topic = string;

/** Live updates for the page: Server-Sent Events that only say which part changed; the page reads the rest. */
export function createEvents() {
  const open = new Set<Response>();
  const waiting = new Set<Topic>();
  let timer: NodeJS.Timeout | undefined;
  const beat = setInterval(() => open.forEach((one) => one.write(': still here\n\n')), 20_000);
  beat.unref();

  function flush(): void {
    timer = undefined;
    for (const topic of waiting)
      for (const one of open) one.write(`event: changed\ndata: ${JSON.stringify({ topic })}\n\n`);
    waiting.clear();
  }

  const handler: RequestHandler = (_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      connection: 'keep-alive',
    });
    response.write('retry: 1000\nevent: hello\ndata: {}\n\n');
    open.add(response);
    response.on('close', () => open.delete(response));
  };

  return {
    handler,
    /** Changes within 30 ms are told once, so that a storm does not drown the page. */
    changed(topic: Topic): void {
      waiting.add(topic);
      timer ??= setTimeout(flush, 30);
    },
    close(): void {
      clearInterval(beat);
      clearTimeout(timer);
      for (const one of open) one.end();
      open.clear();
    },
  };
}
