import { fileURLToPath } from 'node:url'
import { type DatabaseConfig, databaseConfig } from '#server/database/database.ts'

const project = fileURLToPath(new URL('../../..', import.meta.url))

/** Where the database is and the home with everything beside it, as the environment says. */
export const surroundings = (): Pick<DatabaseConfig, 'url' | 'home'> =>
  databaseConfig(process.env, project, process.getuid?.())
