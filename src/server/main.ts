/** Starts everything and stops everything: the only file that knows the whole program. `npm start` runs it. */
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Instant } from '#kernel/clock/instant.ts'
import { demoSignIn } from '#server/access/demo.ts'
import { newProvider, type Provider, readProviderFile } from '#server/access/provider.ts'
import { SignInTurnedAway } from '#server/access/sign-in.ts'
import { publicKeyFile } from '#server/audit/keys.ts'
import { type Sequencer, startSequencer } from '#server/audit/sequencer.ts'
import { type Database, type DatabaseEvent, databaseConfig, openDatabase } from '#server/database/database.ts'
import { explained } from '#server/database/explained.ts'
import { migrate } from '#server/database/migrations.ts'
import { routes } from '#server/http/routes.ts'
import { newServer } from '#server/http/server.ts'
import { workshopOf } from '#server/jobs/workshop.ts'
import { tenants } from '#server/tenants/queries.ts'
import { addDemoContact } from '#server/towns/demo-contact.ts'
import { addDemoPersons } from '#server/towns/demo-persons.ts'
import { lastWholeDay } from '#server/towns/last-day.ts'
import { seedTowns, townKeys } from '#server/towns/seed.ts'
import { builtWeb } from '#server/web/build.ts'
import { readWeb } from '#server/web/serve.ts'
import { readSettings, type Settings } from './settings.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const config = databaseConfig(process.env, project, process.getuid?.())

/** Few for each core: whoever waits for a connection costs nothing, and more at once only take turns on the cores. */
const connections = Math.max(8, Math.min(32, 4 * availableParallelism()))

const say = (text: string): void => void process.stdout.write(`${text}\n`)

class CannotStart extends Error {}

try {
  await start()
} catch (error) {
  const told = error instanceof CannotStart || (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  process.stderr.write(`frirum: ${told ? (error as Error).message : (error as Error).stack}\n`)
  process.exit(1)
}

async function start(): Promise<void> {
  const settings = readSettings(process.env)
  if ('kind' in settings)
    throw new CannotStart(`${settings.name} must be ${settings.expected}, not '${settings.found}'`)
  const provider = await providerOf(settings)
  const building = builtWeb(project, (milliseconds) =>
    say(`Built the pages, in ${(milliseconds / 1000).toFixed(1)} s.`),
  )
  building.catch(() => {})
  const database = await opened()
  try {
    if (settings.demo) await seeded(database)
    const web = await readWeb(await building)
    const server = newServer({
      pool: database.pool,
      routes,
      demo: settings.demo,
      ...(provider ? { provider } : {}),
      proxies: settings.proxies,
      ...(settings.tiles ? { tiles: settings.tiles } : {}),
      web,
      whoAsks: settings.demo ? demoSignIn(database.pool) : async () => undefined,
      clock: () => Date.now() as Instant,
      failed: (error, request) => {
        const told = error instanceof SignInTurnedAway ? error.message : ((error as Error).stack ?? error)
        process.stderr.write(`${request}: ${told}\n`)
      },
    })
    const address = await server.listen({ port: settings.port, host: settings.host })
    await database.announce(address)
    await workshopOf(database.pool).resume()
    const sequencer = await sequenced(database)
    greet(address, settings)
    stopOnSignal(async () => {
      await server.close()
      await sequencer.stop()
      await database.close()
    })
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The identity provider as its file says; a file that does not do is told fault by fault, and nothing starts. */
async function providerOf({ signIn }: Settings): Promise<Provider | undefined> {
  if (!signIn) return undefined
  const read = await readProviderFile(signIn.file, signIn.secret)
  if (read.ok) return newProvider(read.value)
  const { file, faults } = read.refusal
  throw new CannotStart(`${file} does not say how people sign in:\n${faults.map((one) => `  ${one}`).join('\n')}`)
}

async function opened(): Promise<Database> {
  const answer = await openDatabase({ ...config, mode: 'hold', connections, report: told })
  if (!answer.ok) throw new CannotStart(explained(answer.refusal))
  const moved = await migrate(answer.value.pool)
  if (moved.ok) return answer.value
  await answer.value.close()
  throw new CannotStart(explained(moved.refusal))
}

async function seeded(database: Database): Promise<void> {
  const until = lastWholeDay(Date.now(), 'Europe/Copenhagen')
  await seedTowns(database.pool, {
    until,
    report: ({ tenant, citizens, teams, milliseconds }) =>
      say(`Invented ${tenant}: ${citizens} citizens in ${teams} teams, in ${(milliseconds / 1000).toFixed(1)} s.`),
  })
  for (const tenant of await tenants(database.pool)) {
    if (!townKeys.some((key) => key === tenant.key)) continue
    await addDemoPersons(database.pool, tenant, until)
    await addDemoContact(database.pool, tenant, Date.now() as Instant)
  }
}

async function sequenced({ pool }: Database): Promise<Sequencer> {
  const sequencer = await startSequencer({
    pool,
    home: config.home,
    clock: () => Date.now() as Instant,
    failed: (error) => process.stderr.write(`audit: ${(error as Error).stack ?? error}\n`),
  })
  if (sequencer.key.isNew)
    say(`Made a key that signs the access log. Keep a copy of ${publicKeyFile(config.home)} elsewhere.`)
  return sequencer
}

function greet(address: string, { demo, signIn }: Settings): void {
  if (demo)
    say(
      'This is a demonstration: every person in it is invented, and anybody who can reach it is let in as any of them.',
    )
  if (!demo && !signIn) say('Nobody can sign in yet: FRIRUM_SIGN_IN names no file that says by which provider.')
  say(`Open ${address} in a browser; the interface is described at ${address}/docs. Ctrl-C stops it.`)
}

/** The first signal stops in good order; a second one does not wait. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const stopped = async () => {
    if (stopping) process.exit(1)
    stopping = true
    say('Stopping.')
    await stop()
    process.exit(0)
  }
  process.on('SIGINT', stopped)
  process.on('SIGTERM', stopped)
}

function told(event: DatabaseEvent): void {
  if (event.kind === 'databaseLost') process.stderr.write('PostgreSQL went away; starting it again.\n')
  if (event.kind === 'databaseBack') process.stderr.write(`PostgreSQL is back after ${event.afterMilliseconds} ms.\n`)
  if (event.kind === 'databaseGone') {
    process.stderr.write(`frirum: ${explained(event.refusal)}\n`)
    process.exit(1)
  }
}
