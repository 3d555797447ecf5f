import { defineOperatorRoute } from '../../define.ts';

/** How Recado is, for machines and for people: 200 once it works, 503 before, after, and while its database does not answer. */
export const health = defineOperatorRoute({
  path: '/health',
  methods: ['GET'],
  limit: 0,
  async handle(services) {
    const { ready, body } = await services.health.report();
    return Response.json(body, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
  },
});
