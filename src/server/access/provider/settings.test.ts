import { expect, test } from 'vitest'
import { readClaims } from './claims.ts'
import { type ProviderSettings, readProvider } from './settings.ts'

const whole = `
issuer: https://login.example.dk
clientId: frirum
clientSecret: sixteen letters or more
ourAddress: https://frirum.example.dk
municipality: { always: lyngvig }
role: { claim: groups, values: [{ is: leaders, means: leader }, { is: carers, means: teamMember }] }
staff: { claim: employee }
`

const read = (text: string, secret?: string): ProviderSettings | readonly string[] => {
  const answer = readProvider(text, 'sign-in.yaml', secret)
  return answer.ok ? answer.value : answer.refusal.faults
}

test('a file that says enough is read, and what it leaves out is as usual', () => {
  expect(read(whole)).toMatchObject({ scopes: ['openid', 'profile'], name: 'name', clientId: 'frirum' })
})

test('the secret may stand outside the file', () => {
  expect(read(whole.replace(/clientSecret.*\n/, ''), 'sixteen letters or more')).toMatchObject({ clientId: 'frirum' })
})

test.each([
  ['no issuer', /issuer:.*/, '', 'issuer: '],
  ['an issuer elsewhere without TLS', 'https://login', 'http://login', 'issuer: expected https'],
  [
    'an issuer that only begins like this machine',
    'https://login.example.dk',
    'http://localhost.evil.test',
    'issuer: expected https',
  ],
  ['an address that is none', 'https://frirum.example.dk', 'frirum', 'ourAddress: expected an address'],
  ['a short secret', 'sixteen letters or more', 'short', 'clientSecret: expected at least 16'],
  ['a role there is not', 'means: leader', 'means: king', 'role.values.0.means: '],
  ['a role that nobody comes in as', 'means: leader', 'means: relative', 'role.values.0.means: '],
  ['carers without a claim that names them', /staff:.*/, '', 'staff: needed, for the role teamMember'],
  ['citizens without a number', 'means: leader', 'means: citizen', 'citizen: needed'],
  ['no openid', 'clientId', 'scopes: [profile]\nclientId', 'scopes: openid must be among them'],
  ['a word it does not know', 'clientId', 'clientID: x\nclientId', 'Unrecognized key'],
  ['no YAML', 'issuer', '{', 'it is no YAML'],
])('a file with %s is refused, and the fault named', (_, what, instead, fault) => {
  const faults = read(whole.replace(what, instead))
  expect(faults).toContainEqual(expect.stringContaining(fault))
})

test('claims are found by name or by path, one or many', () => {
  const settings = read(
    whole
      .replace('claim: groups', 'claim: realm.roles')
      .replace('{ always: lyngvig }', "{ claim: 'https://x.test/town' }"),
  ) as ProviderSettings
  const claims = {
    realm: { roles: ['carers', 'leaders'] },
    'https://x.test/town': 'ekholma',
    employee: '17',
    name: 'Bo',
  }
  expect(readClaims(settings, claims)).toEqual({
    municipality: 'ekholma',
    role: 'leader',
    name: 'Bo',
    staff: '17',
    teams: undefined,
    citizen: undefined,
  })
  expect(readClaims(settings, { realm: 'carers', employee: { toString: 1 } })).toMatchObject({
    role: undefined,
    municipality: undefined,
    staff: undefined,
  })
})
