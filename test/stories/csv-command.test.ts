import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { municipality } from './csv-harness.ts'

let database: TestDatabase
let tenant: Tenant
let folder: string
beforeAll(async () => {
  database = await freshDatabase()
  tenant = await municipality(database)
  folder = mkdtempSync(path.join(tmpdir(), 'frirum-csv-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await database.close()
})

function urlOf({ address }: TestDatabase): string {
  if ('url' in address) return address.url
  const { host, port, user, database: name } = address
  return `postgresql://${user}@localhost/${name}?host=${encodeURIComponent(host)}&port=${port}`
}

type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

/** The command as people call it, standing in the folder of their file. */
function frirum(...words: string[]): Promise<Ran> {
  const child = spawn(path.resolve('frirum'), words, {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: urlOf(database) },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (text) => (out += text))
  child.stderr.on('data', (text) => (err += text))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}

const file = (text: string): string => {
  writeFileSync(path.join(folder, 'people.csv'), text)
  return 'people.csv'
}

describe('./frirum import csv', () => {
  it('prints counts as JSON and nothing else, and ends with 0', async () => {
    const words = [
      'import',
      'csv',
      '--kind',
      'people',
      file('cpr;navn;kage\n0403313990;Else;x\n'),
      '--tenant',
      tenant.key,
      '--json',
    ]
    const { code, out, err } = await frirum(...words)
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toEqual({
      read: 1,
      created: 1,
      updated: 0,
      unchanged: 0,
      errors: [],
      errorCount: 0,
      notes: [{ line: 1, column: 'kage', value: 'kage', reason: 'notUnderstood' }],
    })
  })

  it('tells a person what is wrong where, changes nothing, and ends with 1; with --partial takes the rest', async () => {
    const words = [
      'import',
      'csv',
      '--kind',
      'people',
      file('cpr;navn\n0403313990;Ellen\n1;Ib\n'),
      '--tenant',
      tenant.key,
    ]
    const whole = await frirum(...words)
    expect(whole.code).toBe(1)
    expect(whole.out).toBe('2 rows read: 0 created, 0 updated, 0 unchanged\n')
    expect(whole.err).toContain("line 3, cpr '1': this is no identity number (notAnIdentityNumber)\n")
    const partial = await frirum(...words, '--partial')
    expect([partial.code, partial.out]).toEqual([1, '2 rows read: 0 created, 1 updated, 0 unchanged\n'])
  })

  it.each([
    [['--tenant', 'T', 'people.csv'], 2, '--kind is missing'],
    [['--tenant', 'T', '--kind', 'cakes', 'people.csv'], 2, "--kind is not 'cakes'; it is one of teams, people"],
    [['--tenant', 'T', '--kind', 'people'], 2, 'name one FILE'],
    [['--tenant', 'T', '--kind', 'people', 'a.csv', 'b.csv'], 2, 'name one FILE'],
    [['--tenant', 'T', '--kind', 'people', '--quietly', 'a.csv'], 2, '--quietly'],
    [['--tenant', 'T', '--kind', 'people', 'nowhere.csv'], 1, "there is no file 'nowhere.csv'"],
    [['--tenant', 'nobody', '--kind', 'people', 'people.csv'], 1, "there is no municipality 'nobody'"],
  ])('%j ends with %i', async (words, code, said) => {
    file('cpr\n')
    const ran = await frirum('import', 'csv', ...words.map((word) => (word === 'T' ? tenant.key : word)))
    expect(ran.err).toContain(said)
    expect([ran.code, ran.out]).toEqual([code, ''])
  })

  it('says how it is called', async () => {
    const { code, out } = await frirum('import', 'csv', '--help')
    expect(code).toBe(0)
    for (const word of [
      '--kind KIND FILE --tenant KEY',
      '--partial',
      '--json',
      'docs/guides/import-csv.md',
      'Exit codes',
    ])
      expect(out).toContain(word)
  })
})
