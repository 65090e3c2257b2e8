import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test.each([
  [{}, { port: 8080, host: '127.0.0.1', demo: true }],
  [
    { PORT: '0', HOST: '0.0.0.0' },
    { port: 0, host: '0.0.0.0', demo: true },
  ],
  [{ DATABASE_URL: 'postgres://x' }, { port: 8080, host: '127.0.0.1', demo: false }],
  [
    { DATABASE_URL: 'postgres://x', FRIRUM_DEMO: '1' },
    { port: 8080, host: '127.0.0.1', demo: true },
  ],
  [{ FRIRUM_DEMO: '0' }, { port: 8080, host: '127.0.0.1', demo: false }],
])('%o', (env, settings) => expect(readSettings(env)).toEqual(settings))

test.each([
  [{ PORT: '65536' }, 'PORT'],
  [{ PORT: '80a' }, 'PORT'],
  [{ FRIRUM_DEMO: 'yes' }, 'FRIRUM_DEMO'],
])('refuses %o and names the setting', (env, name) =>
  expect(readSettings(env)).toMatchObject({ kind: 'badSetting', name }),
)
