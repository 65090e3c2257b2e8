import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { logTown, looked } from '../audit/log-town.ts'
import { emptyDatabase, freshDatabase, scratchFolder } from '../database.ts'
import { urlOf } from '../database-server.ts'

const frirum = path.join(import.meta.dirname, '../../frirum')
const database = await freshDatabase()
const target = await emptyDatabase()
let folder: string
let tenant: Tenant
beforeAll(async () => {
  folder = await scratchFolder()
  tenant = await logTown(database, 'lyngvig')
  await looked(database, tenant, 5)
  await writeFile(at('right.key'), `${'ab'.repeat(32)}\n`)
  await writeFile(at('other.key'), `${'cd'.repeat(32)}\n`)
  await writeFile(at('words'), 'en lang og rar sætning\n')
})
afterAll(async () => {
  await database.close()
  await target.close()
  await rm(folder, { recursive: true })
})

const at = (name: string): string => path.join(folder, name)
const env = { ...process.env, DATABASE_URL: urlOf(database.address), FRIRUM_HOME: '' }

type Said = { readonly code: number; readonly out: string; readonly told: string }

async function called(words: readonly string[], home = 'home'): Promise<Said> {
  try {
    const { stdout, stderr } = await promisify(execFile)(frirum, [...words], { env: { ...env, FRIRUM_HOME: at(home) } })
    return { code: 0, out: stdout, told: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, told: stderr }
  }
}

describe('./frirum backup and restore', () => {
  it('write, check and restore, and say what they did', async () => {
    const written = await called(['backup', at('one.frirum'), '--key-file', at('right.key')])
    expect(written).toMatchObject({ code: 0, told: '' })
    expect(written.out).toContain('one.frirum: lyngvig; 7 rows and 0 files')
    const checked = await called(['restore', at('one.frirum'), '--key-file', at('right.key'), '--verify'])
    expect(checked.code).toBe(0)
    expect(checked.out).toContain('one.frirum is whole: 7 rows and 0 files')
    const into = ['--into', urlOf(target.address)]
    const restored = await called(['restore', at('one.frirum'), '--key-file', at('right.key'), ...into], 'new')
    expect(restored).toMatchObject({ code: 0, told: '' })
    expect(restored.out).toContain('Restored lyngvig as of ')
    expect(restored.out).toContain('lyngvig: whole. 0 leaves')
    const again = await called(['restore', at('one.frirum'), '--key-file', at('right.key'), ...into], 'new')
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.told).toContain('the database is not empty')
  })

  it.each([
    ['no file', ['backup'], 2, 'the file to write is missing'],
    ['no key', ['backup', 'x'], 2, 'one of --key-file and --passphrase-file'],
    ['both keys', ['backup', 'x', '--key-file', 'a', '--passphrase-file', 'b'], 2, 'one of --key-file'],
    ['a key that is not there', ['backup', 'x', '--key-file', '/nowhere'], 1, '/nowhere cannot be read: ENOENT'],
    ['checking and restoring', ['restore', 'x', '--verify', '--into', '/y'], 2, 'goes without --into'],
  ])('refuse %s', async (_, words, code, told) => {
    const said = await called(words)
    expect(said.code).toBe(code)
    expect(said.told).toContain(told)
  })

  it('refuse the wrong key, and say when another kind of key is needed', async () => {
    await called(['backup', at('two.frirum'), '--passphrase-file', at('words')])
    const verify = (...secret: string[]) => called(['restore', at('two.frirum'), '--verify', ...secret])
    expect(await verify('--passphrase-file', at('words'))).toMatchObject({ code: 0 })
    expect((await verify('--key-file', at('right.key'))).told).toContain('is opened by a passphrase')
    expect((await verify('--passphrase-file', at('right.key'))).told).toContain('this key does not open')
  })

  it('leave no half backup behind when they are stopped', async () => {
    // Held up by a table that somebody else has locked.
    const blocker = await database.pool.connect()
    await blocker.query(`begin; set local app.tenant = '${tenant.id}'; lock table audit_node in access exclusive mode`)
    const child: ChildProcess = spawn(frirum, ['backup', at('half.frirum'), '--key-file', at('right.key')], {
      env: { ...env, FRIRUM_HOME: at('home') },
      stdio: 'ignore',
    })
    const halves = async () => (await readdir(folder)).filter((name) => name.startsWith('half'))
    while ((await halves()).length === 0) await pause(20)
    child.kill('SIGTERM')
    await once(child, 'exit')
    await blocker.query('rollback')
    blocker.release()
    expect(await halves()).toEqual([])
    await asTenant(database.pool, tenant.id, (own) => own.rows(sql`select 1 from audit_node`))
  })
})
