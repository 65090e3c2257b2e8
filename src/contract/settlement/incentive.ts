/** What a team keeps when citizens need less help. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { id, money, month } from '#contract/http/values.ts'

const delivered = z
  .object({ income: money, minutes: z.int(), cost: money })
  .meta({ id: 'Delivered', description: 'What was paid for a citizen, what was delivered, and what those hours cost.' })

const sum = z
  .object({ citizens: z.int(), minutesLess: z.int(), costLess: money, incomeLess: money, kept: money })
  .meta({ id: 'IncentiveSum' })

export const readTeamIncentive = operation({
  name: 'readTeamIncentive',
  noun: 'settlement',
  method: 'GET',
  path: '/api/teams/{team}/incentives/{before}/{now}',
  summary: 'Read what a team keeps of a change in need between two months, citizen by citizen',
  description:
    'Both months are settled by the model that steers in `now`, without posting anything; `before` is counted as if it ' +
    'had been as long. Whoever the team did not serve through all of both months is left out. An hour costs what is ' +
    'named, or else what the team’s paid hours of `now` cost on average.',
  action: 'team.readIncentive',
  params: z.strictObject({ team: id<'Team'>(), before: month, now: month }),
  query: z.strictObject({
    hourlyCostMinor: z
      .string()
      .regex(/^[1-9]\d{0,6}$/, { error: 'expected minor units of money from 1 to 9999999' })
      .transform(Number)
      .optional()
      .meta({ type: 'integer', minimum: 1, maximum: 9_999_999 }),
  }),
  body: null,
  answer: z
    .object({
      team: id<'Team'>(),
      before: month,
      now: month,
      model: z.object({ id: z.string(), version: z.string() }),
      hourlyCost: money,
      lines: z.array(
        z.object({
          citizen: id<'Citizen'>(),
          name: z.string().nullable(),
          before: delivered,
          now: delivered,
          kept: money,
        }),
      ),
      less: sum.meta({ description: 'Those who were given less than before.' }),
      more: sum.meta({ description: 'Those who were given more.' }),
      leftOut: z.int(),
    })
    .meta({ id: 'IncentiveReport' }),
  problems: ['notFound', 'refused'],
})
