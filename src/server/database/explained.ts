import { impossible } from '#kernel/result.ts'
import type { DatabaseRefusal } from './database.ts'
import type { MigrationRefusal } from './migrations.ts'

/** What a refusal to open the database means to the person at the keyboard, and what they can do. */
export function explained(refusal: DatabaseRefusal | MigrationRefusal): string {
  switch (refusal.kind) {
    case 'held': {
      const { pid, since, address } = refusal.by
      return `these data are in use by process ${pid} since ${since}${address ? `, answering at ${address}` : ''}. It was left alone.`
    }
    case 'noPostgresPackage':
      return `no PostgreSQL comes with this program for this machine (${refusal.package}). Set DATABASE_URL to a PostgreSQL 18 or newer.`
    case 'dataOfAnotherVersion':
      return `the data were written by PostgreSQL ${refusal.data}, but this program brings ${refusal.program}.`
    case 'homeUnreachable':
      return `PostgreSQL cannot reach ${refusal.home}, because ${refusal.closed} is closed to others. Set FRIRUM_HOME to another folder.`
    case 'dataOfAnotherUser':
      return `the data in ${refusal.home} belong to user ${refusal.uid}. Start as that user, or set FRIRUM_HOME to another folder.`
    case 'homeUnwritable':
      return `${refusal.home} cannot be written to. Set FRIRUM_HOME to another folder.`
    case 'dataGone':
      return `the data that were in ${refusal.home} are not there any more.`
    case 'didNotStart':
      return `PostgreSQL did not start. Its last words:\n${refusal.log}`
    case 'postgresTooOld':
      return `DATABASE_URL names PostgreSQL ${refusal.found}; ${refusal.needed} or newer is needed.`
    case 'noAnswer':
      return `the PostgreSQL that DATABASE_URL names gave no answer: ${refusal.reason}.`
    case 'migrationChanged':
      return `${refusal.file} is not the file that was applied to this database.`
    case 'databaseIsNewer':
      return `this database was migrated by a newer program (${refusal.missing.join(', ')}).`
    case 'migrationTooLate':
      return `${refusal.file} came in after ${refusal.applied} was applied.`
    default:
      return impossible(refusal)
  }
}
