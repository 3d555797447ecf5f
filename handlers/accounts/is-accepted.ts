import { RecadoError } from '#core/errors.ts';
import type { NetworkConnection } from '#core/ports/network.ts';

/** Whether a network accepts the access of an account now. @throws RecadoError where it does not say */
export async function isAccepted(connection: NetworkConnection): Promise<boolean> {
  try {
    await connection.check?.();
    return true;
  } catch (error) {
    if (error instanceof RecadoError && error.code === 'network.not-authorised') return false;
    throw error;
  }
}
