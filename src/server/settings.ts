/** What the surroundings tell the server, read once at its start. */
export type Settings = {
  readonly port: number
  readonly host: string
  /** Invented towns, and demo persons let in without a password. */
  readonly demo: boolean
}

export type SettingsRefusal = {
  readonly kind: 'badSetting'
  readonly name: string
  readonly found: string
  readonly expected: string
}

/**
 * PORT (8080), HOST (127.0.0.1) and FRIRUM_DEMO (`1` or `0`). Unless told, it is a demonstration on the embedded
 * database
 * and in earnest on one that DATABASE_URL names.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings | SettingsRefusal {
  const port = env['PORT'] || '8080'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return { kind: 'badSetting', name: 'PORT', found: port, expected: 'a number from 0 to 65535' }
  const demo = env['FRIRUM_DEMO'] || (env['DATABASE_URL'] ? '0' : '1')
  if (demo !== '0' && demo !== '1') return { kind: 'badSetting', name: 'FRIRUM_DEMO', found: demo, expected: '1 or 0' }
  return { port: Number(port), host: env['HOST'] || '127.0.0.1', demo: demo === '1' }
}
