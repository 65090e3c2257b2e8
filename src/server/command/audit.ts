import { readFile } from 'node:fs/promises'
import type { Instant } from '#kernel/clock/instant.ts'
import { originOf, writeCheckpoint } from '#server/audit/checkpoints.ts'
import { keysIn, publicKeyFile, publicKeys, signingKey } from '#server/audit/keys.ts'
import { proveRow } from '#server/audit/prove.ts'
import { sequenceAll } from '#server/audit/sequence.ts'
import { verifyTenant } from '#server/audit/verify.ts'
import { type Tenant, tenants } from '#server/tenants/queries.ts'
import { isWhole, verifiedText } from './audit-words.ts'
import { type Call, type Command, CommandRefusal } from './command.ts'
import { surroundings } from './surroundings.ts'
import { tenantOf } from './tenant.ts'

export const auditVerify: Command = {
  name: 'audit verify',
  summary: 'Check that nobody altered the access log',
  usage: 'audit verify [--tenant T] [--public-key FILE] [--json]',
  help: `Recomputes the Merkle tree of every municipality from its rows and compares it with the stored tree and with every
signed checkpoint, in the database and in the home. Says what differs, row by row. Nothing is written.

Options:
  --tenant T          only this municipality
  --public-key FILE   trust the keys in this file, a copy kept elsewhere, instead of audit/public-key.pem in the home
  --json              the whole answer as JSON

Exit codes: 0 every log is whole, 1 something was altered, 2 misuse, 3 the database could not be opened.`,
  options: { tenant: { type: 'string', short: 't' }, 'public-key': { type: 'string' }, json: { type: 'boolean' } },
  run: async (call) => {
    noWords(call)
    const { home } = surroundings()
    const keys = await keysOf(call, home)
    const { pool } = await call.database()
    const all = []
    for (const tenant of await tenantsOf(call)) {
      const progress = (done: number, of: number) => call.progress(`${tenant.key}: ${done} of ${of} leaves`)
      const verified = await verifyTenant(pool, tenant, { home, keys, progress })
      if (!call.values['json']) call.answer(verifiedText(verified))
      all.push(verified)
    }
    if (call.values['json']) call.answer(JSON.stringify(all, null, 2))
    else if (all.length === 0) call.say('No municipality yet, so no log.')
    return all.every(isWhole) ? 0 : 1
  },
}

export const auditCheckpoint: Command = {
  name: 'audit checkpoint',
  summary: 'Sign the access log as it stands now',
  usage: 'audit checkpoint [--tenant T]',
  help: `Turns what waits into leaves, signs each tree and adds the note to audit/<municipality>/checkpoints in the home, as the
server does every ten minutes. Prints the notes, so that they can be sent to somebody else to keep.

Exit codes: 0 done, also where nothing was new; 2 misuse, 3 the database could not be opened.`,
  options: { tenant: { type: 'string', short: 't' } },
  run: async (call) => {
    noWords(call)
    const { home } = surroundings()
    const { pool } = await call.database()
    const key = await signingKey(home)
    if (key.isNew) call.say(`Made a key to sign with. Keep a copy of ${publicKeyFile(home)} elsewhere.`)
    for (const tenant of await tenantsOf(call)) {
      await sequenceAll(pool, tenant.id)
      const note = await writeCheckpoint(pool, tenant, { home, key, now: call.now() as Instant })
      if (note) call.answer(note)
      else call.say(`${tenant.key}: nothing new since the last checkpoint.`)
    }
    return 0
  },
}

export const auditProve: Command = {
  name: 'audit prove',
  summary: 'Prove that a row stands in the access log',
  usage: 'audit prove --tenant T --row ID',
  help: `Prints JSON with which anybody can check that a row is part of the tree, without seeing another row: the bytes of its
leaf, its place, the tree's size and root, and the hashes on the way up (RFC 9162, section 2.1.3).

Exit codes: 0 proved, 1 the row is not in the tree, 2 misuse, 3 the database could not be opened.`,
  options: { tenant: { type: 'string', short: 't' }, row: { type: 'string' } },
  run: async (call) => {
    noWords(call)
    const { row } = call.values
    if (typeof row !== 'string' || !/^\d{1,15}$/.test(row)) throw new CommandRefusal('--row must be a number', 2)
    const tenant = await tenantOf(call)
    const proved = await proveRow((await call.database()).pool, tenant, Number(row))
    if (!proved) throw new CommandRefusal(`row ${row} is not in the tree of '${tenant.key}', or not yet`)
    const { index, size, root, leaf, proof } = proved
    const base64 = (hash: Buffer) => hash.toString('base64')
    const told = { log: originOf(tenant), index, size, root: base64(root), leaf: leaf.toString() }
    call.answer(JSON.stringify({ ...told, proof: proof.map(base64) }, null, 2))
    return 0
  },
}

function noWords({ words }: Call): void {
  if (words.length > 0) throw new CommandRefusal(`'${words[0]}' is one word too many`, 2)
}

async function tenantsOf(call: Call): Promise<readonly Tenant[]> {
  if (call.values['tenant'] !== undefined) return [await tenantOf(call)]
  return tenants((await call.database()).pool)
}

async function keysOf(call: Call, home: string) {
  const file = call.values['public-key']
  if (typeof file !== 'string') return publicKeys(home)
  const text = await readFile(call.path(file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandRefusal(`${file} cannot be read: ${error.code}`)
  })
  const keys = keysIn(text)
  if (keys.length === 0) throw new CommandRefusal(`${file} holds no public key`)
  return keys
}
