import type { Router } from 'express';
import { z } from 'zod';
import type { Faults } from './faults.ts';
import { bodyOf, refuse } from './requests.ts';

/** Control calls for what goes wrong with the next calls. */
export function addFaultControl(router: Router, faults: Faults): void {
  const { kinds, endpoints } = faults;
  const Fault = z.strictObject({
    next: z.string().refine((kind) => kinds.includes(kind), { error: `one of ${kinds.join(', ')}` }),
    times: z.number().int().min(1).max(1000).default(1),
    on: z.enum(endpoints).optional(),
  });

  router.post('/faults', (request, response) => {
    const { next, times, on } = bodyOf(Fault, request);
    if (on !== undefined && !next.startsWith('read:'))
      refuse(400, '`on` belongs to faults of reading, whose names begin with "read:".');
    faults.add(next, times, on);
    response.json({ waiting: faults.waiting() });
  });
  router.get('/faults', (_request, response) => void response.json({ waiting: faults.waiting(), kinds }));
  router.delete('/faults', (_request, response) => {
    faults.clear();
    response.json({ waiting: [] });
  });
}
