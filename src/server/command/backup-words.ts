/** What backup and restore tell a person. */
import { impossible } from '#kernel/result.ts'
import type { SetTold } from '#server/backup/read-set.ts'
import type { Restored, RestoreRefusal } from '#server/backup/restore-set.ts'
import type { BackupRefusal, BackupWritten } from '#server/backup/write-set.ts'
import { verifiedText } from './audit-words.ts'

export const shownCount = (count: number): string => count.toLocaleString('en')

const inMegabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
const namesOf = (tenants: readonly string[]): string => (tenants.length > 0 ? tenants.join(', ') : 'no municipality')
const filesOf = (files: number): string => `${files} ${files === 1 ? 'file' : 'files'}`

export function writtenText(
  { bytes, rows, files, tenants, migration, milliseconds }: BackupWritten,
  out: string,
): string {
  const seconds = (milliseconds / 1000).toFixed(1)
  return (
    `${out}: ${namesOf(tenants)}; ${shownCount(rows)} rows and ${filesOf(files)} in ${inMegabytes(bytes)}, ` +
    `schema ${migration}, in ${seconds} s. The key that signs the access log is in it.`
  )
}

export function toldText({ head, rows, files, last }: SetTold, name: string): string {
  return [
    `${name} is whole: ${shownCount(rows)} rows and ${filesOf(files)}, made at ${head.madeAt}, schema ${head.migrations.at(-1)?.number ?? 0}.`,
    ...last.figures.map(({ tenant, settled, leaves, root }) => {
      const key = head.tenants.find(({ id }) => id === tenant)?.key ?? tenant
      return `  ${key}: settled ${settled} in the smallest unit; access log of ${leaves} leaves, root ${root}`
    }),
  ].join('\n')
}

export function restoredText({ madeAt, rows, files, tenants, applied, logs }: Restored): string {
  return [
    `Restored ${namesOf(tenants)} as of ${madeAt}: ${shownCount(rows)} rows and ${filesOf(files)}.`,
    'Rows of every table, ledgers, trees and files are what they were.',
    ...(applied.length > 0 ? [`Brought up to date: ${applied.join(', ')}.`] : []),
    ...logs.map(verifiedText),
  ].join('\n')
}

export function backupRefused(refusal: BackupRefusal, out: string): string {
  switch (refusal.kind) {
    case 'nothingThere':
      return 'there is nothing in this database yet'
    case 'outExists':
      return `${out} is there already; it was left as it is`
    case 'cannotWrite':
      return `${out} cannot be written: ${refusal.code}`
    default:
      return impossible(refusal)
  }
}

export function restoreRefused(refusal: RestoreRefusal, name: string): string {
  switch (refusal.kind) {
    case 'cannotRead':
      return `${name} cannot be read: ${refusal.code}`
    case 'notABackup':
      return `${name} is no backup of Frirum`
    case 'otherSecret':
      return refusal.needs === 'file'
        ? `${name} is opened by a key: --key-file`
        : `${name} is opened by a passphrase: --passphrase-file`
    case 'wrongKey':
      return `this key does not open ${name}`
    case 'damaged':
      return `${name} is damaged or cut off, at or after byte ${refusal.at}; nothing was restored`
    case 'malformed':
      return `${name} opens, but was not made by this program (${refusal.where}); nothing was restored`
    case 'databaseNotEmpty':
      return 'the database is not empty; name another with --into'
    case 'homeNotEmpty':
      return `the home has a folder '${refusal.folder}' with something in it; name another place with --into or FRIRUM_HOME`
    case 'setIsNewer':
      return `${name} was made by a newer program (${refusal.migration}); use that one, or a newer one still`
    case 'otherMigration':
      return `${name} was made by another program than this: ${refusal.migration} is not the same`
    case 'differs':
      return `what came in is not what went out: ${refusal.what}; nothing was kept`
    default:
      return impossible(refusal)
  }
}
