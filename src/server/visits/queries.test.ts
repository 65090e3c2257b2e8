import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import type { FactKind, VisitFact } from '#care/visits/fact.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { asTenant } from '#server/database/transaction.ts'
import { freshDatabase } from '../../../test/database.ts'
import { citizens, writeSmallTown } from '../../../test/http/small-town.ts'
import { addFacts, tellersOf } from './queries.ts'

const database = await freshDatabase()
afterAll(() => database.close())

test('who comes is whoever told how a visit came out, and neither doors, signatures nor corrections', async () => {
  const town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 })
  const fact = (day: number, kind: FactKind, recordedBy: string, corrects: Id<'Fact'> | null = null): VisitFact => ({
    ...{ id: randomUUID() as Id<'Fact'>, citizen: citizens.north, date: localDate(`2026-10-0${day}`), kind, corrects },
    ...{ plannedVisit: 'morning', minutes: null, start: null, end: null, services: [], reason: null },
    ...{ source: 'staff', recordedAt: instant('2026-10-06T09:00:00Z'), recordedBy },
  })
  const seen = fact(6, 'observation', 'contact')
  const told = await asTenant(database.pool, town.id, async (transaction) => {
    await addFacts(transaction, town.id, [
      ...[seen, fact(4, 'lockEvent', 'contact'), fact(3, 'signature', 'contact')],
      ...[fact(2, 'lockEvent', 'helper'), fact(6, 'correction', 'leader', seen.id)],
    ])
    const period = { from: localDate('2026-10-01'), to: localDate('2026-10-07') }
    return tellersOf(transaction, town.id, citizens.north, period)
  })
  expect(told.map(({ key, visits, last }) => [key, visits, last])).toEqual([
    ['contact', 1, '2026-10-06'],
    ['helper', 1, '2026-10-05'],
  ])
})
