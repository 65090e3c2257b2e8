import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leafHash, provesInclusion } from '#server/audit/merkle.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, scratchFolder } from '../database.ts'
import { urlOf } from '../database-server.ts'
import { logTown, looked } from './log-town.ts'

const frirum = path.join(import.meta.dirname, '../../frirum')
const database = await freshDatabase()
let home: string
let tenant: Tenant
let row: number
beforeAll(async () => {
  home = await scratchFolder()
  tenant = await logTown(database, 'lyngvig')
  row = (await looked(database, tenant, 5))[2] as number
})
afterAll(() => database.close())

type Said = { readonly code: number; readonly out: string; readonly told: string }

async function audit(...words: readonly string[]): Promise<Said> {
  const env = { ...process.env, DATABASE_URL: urlOf(database.address), FRIRUM_HOME: home }
  try {
    const { stdout, stderr } = await promisify(execFile)(frirum, ['audit', ...words], { env })
    return { code: 0, out: stdout, told: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, told: stderr }
  }
}

describe('./frirum audit', () => {
  it('signs what is there, once, and says where the new key is', async () => {
    const first = await audit('checkpoint')
    expect(first.code).toBe(0)
    expect(first.told).toContain(path.join(home, 'audit/public-key.pem'))
    expect(first.out).toMatch(new RegExp(`^frirum/lyngvig/${tenant.id}\n5\n.{44}\ntime .*\n\n— frirum/lyngvig/`))
    const again = await audit('checkpoint')
    expect(again).toEqual({ code: 0, out: '', told: 'lyngvig: nothing new since the last checkpoint.\n' })
  })

  it('proves a row to anybody, and says so where there is none', async () => {
    const { code, out } = await audit('prove', '--tenant', 'lyngvig', '--row', String(row))
    const { index, size, root, leaf, proof } = JSON.parse(out)
    const bytes = (text: string) => Buffer.from(text, 'base64')
    expect(code).toBe(0)
    const claim = { index, size, leaf: leafHash(Buffer.from(leaf)), root: bytes(root), proof: proof.map(bytes) }
    expect(provesInclusion(claim)).toBe(true)
    expect(JSON.parse(leaf).row).toMatchObject({ id: row, person: 'officer', tenant_id: tenant.id })
    expect(await audit('prove', '--tenant', 'lyngvig', '--row', '999999')).toMatchObject({ code: 1 })
    expect(await audit('prove', '--tenant', 'lyngvig', '--row', 'x')).toMatchObject({ code: 2 })
  })

  it('finds nothing in a whole log, and says what is wrong in one that is not', async () => {
    const whole = await audit('verify')
    expect(whole.code).toBe(0)
    expect(whole.out).toContain('lyngvig: whole. 5 leaves, root ')
    await database.pool.query(`begin; set local app.tenant = '${tenant.id}';
      alter table access_log disable trigger user;
      update access_log set person = 'nobody' where id = ${row};
      alter table access_log enable trigger user; commit`)
    const altered = await audit('verify', '--tenant', 'lyngvig')
    expect(altered.code).toBe(1)
    expect(altered.out).toContain('lyngvig: 1 thing is wrong.')
    expect(altered.out).toContain(`row ${row} (leaf 2) says something else than when it was written`)
    const [told] = JSON.parse((await audit('verify', '--json')).out)
    expect(told).toMatchObject({ tenant: 'lyngvig', counts: { rowChanged: 1 }, checkpoints: { last: { size: 5 } } })
  })

  it('trusts a key that was kept elsewhere more than the one in the home', async () => {
    const copy = path.join(home, 'copy.pem')
    await writeFile(
      copy,
      '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n',
    )
    const { code, out } = await audit('verify', '--public-key', copy)
    expect(code).toBe(1)
    expect(out).toContain('checkpoint 1 in the file was signed by none of our keys')
    expect(await audit('verify', '--public-key', 'nowhere.pem')).toMatchObject({ code: 1 })
  })
})
