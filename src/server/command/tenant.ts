import { randomUUID } from 'node:crypto'
import { readZone } from '#kernel/clock/zone.ts'
import type { Currency } from '#kernel/money.ts'
import { addTenant, setEmergencyMinutes, type Tenant, tenantByKey, tenants } from '#server/tenants/queries.ts'
import { type Call, type Command, CommandRefusal } from './command.ts'

export const tenantList: Command = {
  name: 'tenant list',
  summary: 'List the municipalities in the database',
  usage: 'tenant list [--json]',
  help: 'Options:\n  --json   the list as JSON\n\nExit codes: 0 done, 3 the database could not be opened.',
  options: { json: { type: 'boolean' } },
  run: async (call) => {
    const all = await tenants((await call.database()).pool)
    if (call.values['json']) call.answer(JSON.stringify(all, null, 2))
    else if (all.length === 0)
      call.say("No municipality yet. 'npm start' makes two of its own; 'tenant add' adds yours.")
    else call.answer(all.map(({ key, name, zone, currency }) => `${key}\t${name}\t${zone}\t${currency}`).join('\n'))
    return 0
  },
}

/** What a country's municipality has unless told otherwise. */
const usual: Readonly<Record<string, { readonly zone: string; readonly currency: Currency }>> = {
  DK: { zone: 'Europe/Copenhagen', currency: 'DKK' },
  SE: { zone: 'Europe/Stockholm', currency: 'SEK' },
}

export const tenantAdd: Command = {
  name: 'tenant add',
  summary: 'Add an empty municipality',
  usage: 'tenant add KEY --name NAME [--country DK|SE]',
  help: `KEY is short and stays: small letters, digits and hyphens, such as 'lyngvig'.

Options:
  --name NAME      the municipality's name
  --country CODE   DK (default) or SE; says time zone, currency and which identity numbers are read

Exit codes: 0 added, 1 the key is taken, 2 misuse, 3 the database could not be opened.`,
  options: { name: { type: 'string' }, country: { type: 'string', default: 'DK' } },
  run: async (call) => {
    const [key] = call.words
    const { name } = call.values
    const country = String(call.values['country']).toUpperCase()
    const settings = usual[country]
    if (!key || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(key))
      throw new CommandRefusal(`KEY must be small letters, digits and hyphens, not '${key ?? ''}'`, 2)
    if (typeof name !== 'string' || !name.trim()) throw new CommandRefusal('--name NAME is missing', 2)
    if (!settings)
      throw new CommandRefusal(`--country must be one of ${Object.keys(usual).join(', ')}, not '${country}'`, 2)
    const zone = readZone(settings.zone)
    if (!zone) throw new CommandRefusal(`this machine does not know the time zone ${settings.zone}`, 3)
    const { pool } = await call.database()
    const added = await addTenant(pool, {
      id: randomUUID(),
      key,
      name: name.trim(),
      country,
      zone,
      currency: settings.currency,
    })
    if (!added) throw new CommandRefusal(`there is a municipality '${key}' already; it was left as it is`)
    call.say(`Added ${name.trim()} as '${key}'.`)
    return 0
  },
}

export const tenantEmergency: Command = {
  name: 'tenant emergency',
  summary: 'Say for how long an emergency opens a citizen',
  usage: 'tenant emergency MINUTES --tenant KEY',
  help: `MINUTES is a number from 5 to 720; 60 unless told. Emergencies under way stay as long as they were to.

Options:
  --tenant KEY   the municipality

Exit codes: 0 set, 1 there is no such municipality, 2 misuse, 3 the database could not be opened.`,
  options: { tenant: { type: 'string' } },
  run: async (call) => {
    const minutes = Number(call.words[0])
    if (!Number.isInteger(minutes) || minutes < 5 || minutes > 720)
      throw new CommandRefusal(`MINUTES must be a number from 5 to 720, not '${call.words[0] ?? ''}'`, 2)
    const tenant = await tenantOf(call)
    await setEmergencyMinutes((await call.database()).pool, tenant, minutes)
    call.say(`An emergency opens a citizen of ${tenant.name} for ${minutes} minutes.`)
    return 0
  },
}

/** The municipality that `--tenant` names; refuses with the keys there are. */
export async function tenantOf(call: Call): Promise<Tenant> {
  const key = call.values['tenant']
  const { pool } = await call.database()
  if (typeof key !== 'string') throw new CommandRefusal('--tenant KEY is missing', 2)
  const found = await tenantByKey(pool, key)
  if (found) return found
  const keys = (await tenants(pool)).map((tenant) => tenant.key)
  throw new CommandRefusal(
    `there is no municipality '${key}'. ${keys.length ? `There are: ${keys.join(', ')}` : "There is none yet: see 'tenant add'"}.`,
  )
}
