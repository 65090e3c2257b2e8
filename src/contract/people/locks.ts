/** How far digital locks have come, by team. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { anyDate, date, id, nothing } from '#contract/http/values.ts'

const lockShare = z
  .object({
    homes: z.int().meta({ description: 'Homes with help that day.' }),
    locked: z.int().meta({ description: 'Those of them with a digital lock.' }),
    percent: z.int().nullable().meta({ description: 'Null where there is no home.' }),
  })
  .meta({ id: 'LockShare' })

export const readLockShares = operation({
  name: 'readLockShares',
  noun: 'people',
  method: 'GET',
  path: '/api/locks',
  summary: 'Read how many homes have a digital lock, in all and by team',
  description: 'On a day, today where none is named. A home that no team answers for that day does not count.',
  action: 'lock.read',
  params: nothing,
  query: z.strictObject({ on: date.optional() }),
  body: null,
  answer: z.object({
    on: anyDate,
    all: lockShare,
    teams: z.array(lockShare.extend({ team: id<'Team'>(), key: z.string(), name: z.string() })),
  }),
})
