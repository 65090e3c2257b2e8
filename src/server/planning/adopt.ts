/** Adopting a proposal: care decides citizen by citizen, and all that is decided is written at once or not at all. */
import { type AdoptRefusal, adoptWeek } from '#care/changes/adopt-week.ts'
import type { RoutedVisit } from '#care/plans/day-plan.ts'
import { type LocalDate, later } from '#kernel/calendar/local-date.ts'
import { daysOfWeek } from '#kernel/calendar/week.ts'
import { localTime } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { ok, type Result } from '#kernel/result.ts'
import { hashOf, writePlans } from '#server/changes/make.ts'
import { addChange, changeFrom, holdCitizen } from '#server/changes/queries.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { noModel, taken } from '#server/http/refusals.ts'
import { type Asked, type Problem, problem } from '#server/http/route.ts'
import { newUuid } from '#server/http/uuid.ts'
import { actorFor } from '#server/people/actor.ts'
import { addAdoption, adoptedVisits, adoptionBefore, adoptionOf, holdTeam } from './adoptions.ts'
import type { Proposal } from './propose.ts'

export type Part = {
  readonly id: Id<'Adoption'>
  readonly citizens?: readonly Id<'Citizen'>[] | undefined
  readonly dates?: readonly LocalDate[] | undefined
  readonly agreed: readonly Id<'Citizen'>[]
  /** The number of what the proposal was looked at beside, 0 for nothing. */
  readonly beside?: number | undefined
}

type Left = {
  readonly citizen: Id<'Citizen'>
  readonly why: AdoptRefusal['kind'] | 'noGrant'
  readonly by: string | null
}

export type Adopted = {
  readonly number: number
  readonly visits: number
  readonly plansChanged: readonly Id<'Citizen'>[]
  readonly left: readonly Left[]
}

const nameOf = ({ citizen, visit, date }: RoutedVisit): string => `${citizen} ${visit} ${date}`

/** Adopts all of a proposal or a part. What is passed over, refused, begun or over keeps the routes it had. */
export async function adopted(
  asked: Asked,
  proposalId: Id<'Proposal'>,
  { team, week, visits }: Proposal,
  part: Part,
): Promise<Result<Adopted, Problem>> {
  const { transaction, tenant, person, now, today } = asked
  await holdTeam(transaction, tenant, team)
  const before = await adoptionBefore(transaction, tenant, part.id)
  if (before) {
    const { told } = before.part as { told: Omit<Adopted, 'number'> }
    return before.team === team && before.proposal === proposalId ? ok({ number: before.number, ...told }) : taken
  }
  const holds = (await adoptionOf(transaction, tenant, team, week))?.number ?? 0
  if ((part.beside ?? holds) !== holds) return problem('conflict', 'Somebody has adopted other routes meanwhile.')
  const days = daysOfWeek(week)
  if (today > days.to) return problem('refused', 'The week is over.', { refusal: { kind: 'weekOver' } })
  const on = later(today, days.from)
  const model = await steeringOn(transaction, tenant, on)
  if (!model) return noModel('params.week')
  const standing = await adoptedVisits(transaction, tenant, team, week)
  const { time } = localTime(now, person.tenant.zone)
  const begun = new Set(standing.filter(({ date, start }) => date === today && start <= time).map(nameOf))
  const isAsked = (visit: RoutedVisit) => {
    const { citizen, date } = visit
    const isPart = (part.citizens?.includes(citizen) ?? true) && (part.dates?.includes(date) ?? true)
    return date >= on && isPart && !begun.has(nameOf(visit))
  }
  const proposed = Map.groupBy(visits, ({ citizen }) => citizen)
  const stood = Map.groupBy(standing, ({ citizen }) => citizen)
  const result: RoutedVisit[] = []
  const plansChanged: Id<'Citizen'>[] = []
  const left: Left[] = []
  for (const citizen of [...new Set([...proposed.keys(), ...stood.keys()])].sort()) {
    const own = stood.get(citizen) ?? []
    const fresh = [...own.filter((visit) => !isAsked(visit)), ...(proposed.get(citizen) ?? []).filter(isAsked)]
    const isTouched = [...own, ...(proposed.get(citizen) ?? [])].some(isAsked)
    const refused = isTouched ? await decided(citizen, fresh) : null
    if (refused) left.push(refused)
    result.push(...(refused ? own : fresh))
  }
  const told = { visits: result.length, plansChanged, left }
  const { citizens = null, dates = null } = part
  const row = { id: part.id, proposal: proposalId, at: now, by: person.key, team, week, visits: result }
  const number = await addAdoption(transaction, tenant, {
    ...row,
    part: { citizens, dates, told },
  })
  return ok({ number, ...told })

  /** What care says of one citizen; where it changes their plan, that is written. */
  async function decided(citizen: Id<'Citizen'>, fresh: readonly RoutedVisit[]): Promise<Left | null> {
    await holdCitizen(transaction, tenant, citizen)
    const actor = await actorFor(transaction, person, citizen, on)
    const from = model && (await changeFrom(transaction, tenant, model, citizen, on))
    if (!model || !actor || !from) return { citizen, why: 'noGrant', by: null }
    const agreed = part.agreed.includes(citizen) ? (['citizen'] as const) : []
    const answer = adoptWeek(model, from, week, fresh, actor, agreed)
    if (!answer.ok) return { citizen, why: answer.refusal.kind, by: answer.refusal.compass.by }
    if (answer.value.kind === 'asPlanned') return null
    const { change, edits, compass, plans } = answer.value
    const written = await writePlans(asked, citizen, plans, agreed.length > 0)
    const id = newUuid<'Change'>(now)
    const kept = { id, grant: from.standing.grant, change, edits, compass, on, hash: hashOf(part.id, citizen) }
    const made = { minorMinutes: 0, swaps: 0, plans: written.map((plan) => plan.id), takesBack: null }
    const by = { by: person.key, role: actor.role, at: now, answer: { adopted: part.id } }
    await addChange(transaction, tenant, { ...kept, ...made, ...by })
    plansChanged.push(citizen)
    return null
  }
}
