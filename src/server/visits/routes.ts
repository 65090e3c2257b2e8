import type { VisitFact } from '#care/visits/fact.ts'
import { reportVisits } from '#contract/visits/operations.ts'
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { ok } from '#kernel/result.ts'
import { type Problem, problem, route } from '#server/http/route.ts'
import { addFacts, ensureMonths, servedBy } from './queries.ts'

/** What is told later than this, or of a day further ahead, is a clock or a keyboard gone wrong. */
const daysBack = 731
const daysAhead = 366
const dayOfMilliseconds = 86_400_000

export const visitRoutes = [
  route(reportVisits, async ({ transaction, tenant, body: { facts }, person, nearness, now, today, seen }) => {
    const beyond = outOfBounds(facts, now, today)
    if (beyond.length) return problem('badRequest', 'Some facts are of a time that cannot be.', { fields: beyond })
    await ensureMonths(
      transaction,
      facts.map(({ date }) => date),
    )
    const served = await servedBy(transaction, person, nearness, facts, today)
    const strange = facts.flatMap(({ citizen, date }, index) =>
      served.has(`${citizen} ${date}`) ? [] : [{ path: `body.facts.${index}.citizen`, reason: notServed }],
    )
    if (strange.length) return problem('notFound', 'There is no such citizen within your reach.', { fields: strange })
    seen([...new Set(facts.map(({ citizen }) => citizen))])
    const told: VisitFact[] = facts.map((fact) => ({ ...fact, recordedBy: person.key }))
    const added = await addFacts(transaction, tenant, told)
    const ids = [...new Set(facts.map(({ id }) => id))]
    return ok({ added: ids.filter((id) => added.has(id)), known: ids.filter((id) => !added.has(id)) })
  }),
]

const notServed = 'expected a citizen whom your team serves, on that day or today'

type Told = Pick<VisitFact, 'date' | 'recordedAt'>

function outOfBounds(facts: readonly Told[], now: Instant, today: LocalDate): NonNullable<Problem['fields']> {
  const [first, last] = [addDays(today, -daysBack), addDays(today, daysAhead)]
  return facts.flatMap(({ date, recordedAt }, index) => {
    const isNear = first <= date && date <= last
    const isPast = recordedAt <= now + dayOfMilliseconds
    return [
      ...(isNear ? [] : [{ path: `body.facts.${index}.date`, reason: `expected a day from ${first} to ${last}` }]),
      ...(isPast ? [] : [{ path: `body.facts.${index}.recordedAt`, reason: 'expected a time that has been' }]),
    ]
  })
}
