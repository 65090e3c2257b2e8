import { totalmem } from 'node:os'

/** How the embedded PostgreSQL is set: for data that matter on a machine of 4 to 64 GB, or for tests. */
export type Setting = readonly [name: string, value: string | number]

export function settings(durable: boolean): Setting[] {
  const megabytes = (share: number, least: number, most: number) =>
    `${Math.round(Math.min(most, Math.max(least, (totalmem() * share) / 2 ** 20)))}MB`
  return [
    ['listen_addresses', ''],
    ['unix_socket_permissions', '0700'],
    ['max_connections', 100],
    ['timezone', 'UTC'],
    ['log_timezone', 'UTC'],
    // A failed statement is told to whoever asked, and its words may be about a citizen: it stays out of the log.
    ['log_min_messages', 'log'],
    ['log_min_error_statement', 'panic'],
    ['log_error_verbosity', 'terse'],
    ['random_page_cost', 1.1],
    ['jit', 'off'],
    ['max_logical_replication_workers', 0],
    ...(durable ? durableSettings(megabytes) : testSettings),
  ]
}

// Replaying 1 GB after a crash takes seconds, and that bounds how long one is away.
const durableSettings = (megabytes: (share: number, least: number, most: number) => string): Setting[] => [
  ['shared_buffers', megabytes(1 / 16, 128, 2048)],
  ['effective_cache_size', megabytes(1 / 2, 512, 65536)],
  ['work_mem', '16MB'],
  ['maintenance_work_mem', megabytes(1 / 64, 64, 1024)],
  ['max_wal_size', '1GB'],
  ['min_wal_size', '256MB'],
  ['wal_compression', 'on'],
  ['fsync', 'on'],
  ['synchronous_commit', 'on'],
  ['full_page_writes', 'on'],
]

const testSettings: Setting[] = [
  ['shared_buffers', '128MB'],
  ['fsync', 'off'],
  ['synchronous_commit', 'off'],
  ['full_page_writes', 'off'],
  ['autovacuum', 'off'],
]
