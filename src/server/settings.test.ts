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
  [{ FRIRUM_SIGN_IN: 'x.yaml' }, { demo: false, signIn: { file: 'x.yaml', secret: undefined } }],
  [
    { FRIRUM_SIGN_IN: 'x.yaml', FRIRUM_SIGN_IN_SECRET: 's', FRIRUM_DEMO: '1' },
    { demo: true, signIn: { file: 'x.yaml', secret: 's' } },
  ],
  [{ FRIRUM_PROXIES: '10.0.0.0/8, ::1' }, { proxies: ['10.0.0.0/8', '::1'] }],
  [{ FRIRUM_TILES_CREDIT: '© Somebody' }, { tiles: undefined }],
  [
    { FRIRUM_TILES: 'https://maps.example/wmts?row={y}&col={x}&level={z}', FRIRUM_TILES_CREDIT: ' © Somebody ' },
    {
      tiles: {
        address: 'https://maps.example/wmts?row={y}&col={x}&level={z}',
        credit: '© Somebody',
        host: 'https://maps.example',
      },
    },
  ],
  [
    { FRIRUM_TILES: 'http://127.0.0.1:7000/{z}/{x}/{y}.png', FRIRUM_TILES_CREDIT: 'x' },
    { tiles: { host: 'http://127.0.0.1:7000' } },
  ],
])('%o', (env, settings) => expect(readSettings(env)).toMatchObject(settings))

test.each([
  [{ PORT: '65536' }, 'PORT'],
  [{ PORT: '80a' }, 'PORT'],
  [{ FRIRUM_DEMO: 'yes' }, 'FRIRUM_DEMO'],
  [{ FRIRUM_PROXIES: 'everybody' }, 'FRIRUM_PROXIES'],
  [{ FRIRUM_PROXIES: '10.0.0.0/33' }, 'FRIRUM_PROXIES'],
  [{ FRIRUM_TILES: 'https://maps.example/{z}/{x}/{y}.png' }, 'FRIRUM_TILES_CREDIT'],
])('refuses %o and names the setting', (env, name) =>
  expect(readSettings(env)).toMatchObject({ kind: 'badSetting', name }),
)

test.each([
  'maps.example/{z}/{x}/{y}.png',
  'http://maps.example/{z}/{x}/{y}.png',
  'https://maps.example/{z}/{x}.png',
  'https://maps.example/{z}/{x}/{y}/{y}.png',
  'https://{s}.maps.example/{z}/{x}/{y}.png',
  'https://{z}.maps.example/{x}/{y}.png',
  'https://user:secret@maps.example/{z}/{x}/{y}.png',
  'https://maps.example; script-src *//{z}/{x}/{y}.png',
  'https://maps.example/{z}/{x}/{y}.png"',
])('refuses %s as map tiles', (address) =>
  expect(readSettings({ FRIRUM_TILES: address, FRIRUM_TILES_CREDIT: 'x' })).toMatchObject({ name: 'FRIRUM_TILES' }),
)
