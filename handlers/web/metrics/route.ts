import { defineOperatorRoute } from '../../define.ts';

/** What is counted, as Prometheus reads it. */
export const metrics = defineOperatorRoute({
  path: '/metrics',
  methods: ['GET'],
  limit: 0,
  async handle(services) {
    const headers = { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' };
    if (services.metrics === undefined) return new Response('Nothing is counted here.\n', { status: 404, headers });
    const text = await services.metrics.text();
    if (text === undefined)
      return new Response('The database does not answer; /health says more.\n', { status: 503, headers });
    return new Response(text, { headers: { ...headers, 'content-type': services.metrics.contentType } });
  },
});
