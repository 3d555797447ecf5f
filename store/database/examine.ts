import { silentLog } from '#core/ports/log.ts';
import { openServer } from './server.ts';

/**
 * Looks at a PostgreSQL server without changing anything.
 * @throws StartError when it cannot be reached or is older than 15
 */
export async function examineServer(url: string): Promise<{ version: string; mayCreateTables: boolean }> {
  const opened = await openServer({ url, log: silentLog });
  try {
    const { rows } = await opened.run(
      "select current_setting('server_version') as version, coalesce(has_schema_privilege(current_schema(), 'create'), false) as may",
    );
    const row = rows[0];
    const told: object = typeof row === 'object' && row !== null ? row : {};
    return {
      version: 'version' in told ? String(told.version) : '?',
      mayCreateTables: 'may' in told && told.may === true,
    };
  } finally {
    await opened.close();
  }
}
