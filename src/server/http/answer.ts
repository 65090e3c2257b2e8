/**
 * One request from contract to contract: read, asked whether it may, done in one transaction as one tenant, logged in
 * it, and its answer checked before it is saved.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Operation } from '#contract/http/operation.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { localTime } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { type Action, openInEmergency, purposeOf, type Relation } from '#server/access/actions.ts'
import { openEmergency } from '#server/access/emergency.ts'
import { type Look, logAccess } from '#server/access/log.ts'
import type { Person } from '#server/access/person.ts'
import { relationTo, standsNearTeam } from '#server/access/reach.ts'
import { verbatim } from '#server/database/sql.ts'
import { asTenant, type Transaction } from '#server/database/transaction.ts'
import { fieldProblem } from './problem.ts'
import { type FileTold, type LookMore, type Problem, problem, type Route } from './route.ts'

export type Read = { readonly params: unknown; readonly query: unknown; readonly body: unknown }

/** Reads all three parts by the contract; the first that is wrong is refused with every field in it that is. */
export function readRequest({ params, query, body }: Operation, raw: Read): Result<Read, Problem> {
  const readParams = params.safeParse(raw.params)
  if (!readParams.success) return refuse(fieldProblem('params', readParams.error))
  const readQuery = query.safeParse(raw.query)
  if (!readQuery.success) return refuse(fieldProblem('query', readQuery.error))
  const read = { params: readParams.data, query: readQuery.data }
  if (body === null) return ok({ ...read, body: null })
  const readBody = body.safeParse(raw.body)
  return readBody.success ? ok({ ...read, body: readBody.data }) : refuse(fieldProblem('body', readBody.error))
}

/** Who asks for what, and when. */
export type Asking = {
  readonly person: Person
  readonly action: Action
  readonly nearness: readonly Relation[]
  readonly read: Read
  readonly now: Instant
}

/** Two who wait for each other are told apart by the database; whoever lost simply asks again. */
const losers: readonly unknown[] = ['40P01', '40001']
const tries = 3

/** The answer as it is sent, or why there is none. */
export async function answered(pool: Pool, route: Route, asking: Asking): Promise<Result<string | FileTold, Problem>> {
  if (route.long === 'file') return fileAnswered(pool, route, asking)
  if (route.long) return atLength(pool, route, asking)
  for (let attempt = 1; ; attempt++) {
    try {
      return await atOnce(pool, route, asking)
    } catch (error) {
      if (attempt === tries || !losers.includes((error as { code?: unknown }).code)) throw error
      await pause(attempt * 20)
    }
  }
}

type Short = Extract<Route, { readonly long: false }>
type Long = Extract<Route, { readonly long: true }>
type File = Extract<Route, { readonly long: 'file' }>

/** Whom a file shows is logged before its first byte leaves. */
async function fileAnswered(pool: Pool, route: File, asking: Asking): Promise<Result<FileTold, Problem>> {
  const looks: Look[] = []
  const asked = askedOf(asking, looks)
  const outside = await outOfReachBefore(pool, asking, asked.today, looks)
  if (outside) return outside
  const answer = await route.does({ ...asked, pool })
  if (looks.length)
    await asTenant(pool, asking.person.tenant.id, async (transaction) => logged(transaction, route, asking, looks))
  return answer
}

async function atOnce(pool: Pool, route: Short, asking: Asking): Promise<Result<string, Problem>> {
  const { person, nearness } = asking
  const looks: Look[] = []
  const afterwards: ((pool: Pool) => void)[] = []
  const opening = `set local statement_timeout = '${route.seconds}s'; savepoint doing`
  const work = async (transaction: Transaction): Promise<Result<string, Problem>> => {
    const asked = askedOf(asking, looks)
    const outside = await outOfReach(transaction, asking, asked.today, looks)
    if (outside) return outside
    const after = (work: (pool: Pool) => void) => void afterwards.push(work)
    const answer = await route.does({ ...asked, transaction, nearness, after })
    if (!answer.ok) await transaction.run(verbatim('rollback to savepoint doing'))
    const written = writtenBy(route, answer)
    logged(transaction, route, asking, looks)
    return written
  }
  const kept = await asTenant(pool, person.tenant.id, work, { together: true, opening })
  if (kept.ok) for (const work of afterwards) work(pool)
  return kept
}

/** How much long work goes on at once: each holds several connections, and somebody else may want one. */
const longMost = 2
const longOn = new WeakMap<Pool, number>()

async function atLength(pool: Pool, route: Long, asking: Asking): Promise<Result<string, Problem>> {
  const running = longOn.get(pool) ?? 0
  if (running >= longMost) return problem('away', 'Other long work is going on. Try again when it is done.')
  longOn.set(pool, running + 1)
  try {
    const looks: Look[] = []
    const asked = askedOf(asking, looks)
    const outside = await outOfReachBefore(pool, asking, asked.today, looks)
    if (outside) return outside
    const written = writtenBy(route, await route.does({ ...asked, pool }))
    if (looks.length)
      await asTenant(pool, asking.person.tenant.id, async (transaction) => logged(transaction, route, asking, looks))
    return written
  } finally {
    longOn.set(pool, (longOn.get(pool) ?? 1) - 1)
  }
}

function askedOf({ person, action, nearness, read, now }: Asking, looks: Look[]) {
  return {
    ...(read as { params: never; query: never; body: never }),
    person,
    tenant: person.tenant.id,
    now,
    today: localTime(now, person.tenant.zone).date,
    seen: (citizens: readonly Id<'Citizen'>[], more: LookMore = {}): void => {
      const { criterion = null, purpose = purposeOf(action, person.role), emergency = null } = more
      looks.push({ citizens, criterion, relation: emergency ? [] : nearness, purpose, emergency })
    },
  }
}

/** An answer that is not as its contract says never leaves, and nothing that led to it is saved. */
const writtenBy = ({ operation }: Route, answer: Result<unknown, Problem>): Result<string, Problem> =>
  answer.ok ? ok(JSON.stringify(operation.answer.parse(answer.value))) : answer

const logged = (transaction: Transaction, { operation }: Route, { person, action, now }: Asking, looks: Look[]) =>
  logAccess(transaction, person, { at: now, action, operation: operation.name }, looks)

/** Whoever the path names must be within reach, or be open to them by an emergency; else they might not be there. */
async function outOfReach(
  transaction: Transaction,
  { person, action, nearness, read, now }: Asking,
  today: LocalDate,
  looks: Look[],
): Promise<Result<never, Problem> | undefined> {
  const { citizen, team } = read.params as { citizen?: Id<'Citizen'>; team?: Id<'Team'> }
  if (citizen !== undefined) {
    const look = { citizens: [citizen], criterion: null }
    const relation = await relationTo(transaction, person, citizen, nearness, today)
    const mayOpen = relation === undefined && openInEmergency.has(action)
    const emergency = mayOpen ? await openEmergency(transaction, person, citizen, now) : undefined
    if (relation)
      looks.push({ ...look, relation: [relation], purpose: purposeOf(action, person.role), emergency: null })
    else if (emergency) looks.push({ ...look, relation: [], purpose: 'emergency', emergency })
    else return problem('notFound', 'There is no such citizen within your reach.')
  }
  if (team !== undefined && !(await standsNearTeam(transaction, person, team, nearness, today)))
    return problem('notFound', 'There is no such team within your reach.')
  return undefined
}

/** The same ahead of work that opens its own transactions. */
const outOfReachBefore = (pool: Pool, asking: Asking, today: LocalDate, looks: Look[]) => {
  const { citizen, team } = asking.read.params as { citizen?: unknown; team?: unknown }
  if (citizen === undefined && team === undefined) return undefined
  return asTenant(pool, asking.person.tenant.id, (transaction) => outOfReach(transaction, asking, today, looks))
}
