/** The cockpit: a few figures of a team, each with its definition, its history and the citizens behind it. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { anyDate, id, nothing } from '#contract/http/values.ts'

const figureId = z.enum(['room', 'lateFollowUps', 'faces', 'deviations', 'delivered', 'budget', 'absence', 'planAge'])

const counts = z.record(z.string(), z.int()).meta({
  description: 'Whole numbers by name, from which the figure is read; minutes, visits, people or minor units.',
})

const target = z.object({ is: z.enum(['atMost', 'atLeast']), value: z.number() })

const figure = z
  .object({
    id: figureId,
    version: z.string().meta({ description: 'A figure counted in another way is another version.' }),
    reads: z.enum(['percent', 'mean', 'sum']),
    part: z.string(),
    whole: z.string().nullable(),
    unit: z.enum(['minutes', 'citizens', 'visits', 'shifts', 'people', 'minorUnits']),
    of: z.enum(['citizens', 'team']),
    days: z.object({ from: anyDate, to: anyDate }).meta({ description: 'The days it is counted over.' }),
    counts,
    value: z.number().nullable(),
    target: target.nullable().meta({ description: 'What the governance model holds it to, in the same reading.' }),
    sources: z.array(z.string()),
  })
  .meta({ id: 'Figure' })

const team = id<'Team'>()
const ofFigure = z.strictObject({ team, figure: figureId })

export const readCockpit = operation({
  name: 'readCockpit',
  noun: 'insight',
  method: 'GET',
  path: '/api/teams/{team}/cockpit',
  summary: "Read a team's cockpit: at most seven figures, the same for leader and team",
  description:
    'Every count of the team is the sum of the counts of its citizens. `leftOut` names figures that the municipality ' +
    'does not know enough for, with what is missing; they are not guessed.',
  action: 'cockpit.read',
  params: z.strictObject({ team }),
  query: nothing,
  body: null,
  answer: z.object({
    name: z.string(),
    on: anyDate,
    currency: z.string(),
    figures: z.array(figure).max(7),
    leftOut: z.array(
      z.object({
        figure: figureId,
        because: z.enum(['noModel', 'nobodyKnowsWhoCame', 'notSettled', 'noHours', 'nothing']),
      }),
    ),
  }),
  problems: ['notFound'],
})

const point = z.object({ from: anyDate, to: anyDate, counts, value: z.number().nullable() })

export const readFigureHistory = operation({
  name: 'readFigureHistory',
  noun: 'insight',
  method: 'GET',
  path: '/api/teams/{team}/cockpit/{figure}/history',
  summary: 'Read how a figure has gone, week by week or month by month',
  description:
    'The earliest first: of the last thirteen whole weeks those of which something is known, or the months that are ' +
    'settled. `run` says ' +
    'whether the line has moved or only varies by chance; null where there are too few points to tell.',
  action: 'cockpit.read',
  params: ofFigure,
  query: nothing,
  body: null,
  answer: z.object({
    points: z.array(point),
    run: z.object({ median: z.number(), longestRun: z.int(), runMost: z.int(), hasMoved: z.boolean() }).nullable(),
  }),
  problems: ['notFound'],
})

export const readFigureCitizens = operation({
  name: 'readFigureCitizens',
  noun: 'insight',
  method: 'GET',
  path: '/api/teams/{team}/cockpit/{figure}/citizens',
  summary: 'List the citizens behind a figure, with what each counts',
  description: 'Their counts add up to those of the figure. A figure of the team alone has none.',
  action: 'cockpit.readCitizens',
  params: ofFigure,
  query: nothing,
  body: null,
  answer: z.object({
    items: z.array(
      z
        .object({ citizen: id<'Citizen'>(), name: z.string().nullable(), counts, value: z.number().nullable() })
        .meta({ id: 'FigureCitizen' }),
    ),
  }),
  problems: ['notFound'],
})
