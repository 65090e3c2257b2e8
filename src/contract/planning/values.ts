/** The week of a team as it crosses the wire: visits with who goes and when, goals with their numbers, and notes. */
import { z } from 'zod'
import { anyDate, anyInstant, id } from '#contract/http/values.ts'

export const routedVisit = z
  .object({
    citizen: id<'Citizen'>(),
    visit: z.string().meta({ description: 'Key of the visit in the citizen’s plan.' }),
    date: anyDate,
    start: z.int().meta({ description: 'Minutes from midnight of the date; a night’s visit may begin after 1439.' }),
    minutes: z.int(),
    staff: z.array(id<'Staff'>()),
  })
  .meta({ id: 'RoutedVisit' })

export const rosteredShift = z
  .object({
    staff: id<'Staff'>(),
    date: anyDate,
    start: z.int().meta({ description: 'Minutes after midnight.' }),
    end: z.int().meta({ description: 'At or before the start it lies on the next day.' }),
    mode: z.enum(['car', 'bike', 'foot']),
    assumed: z.boolean().meta({ description: 'Nobody told it.' }),
    absentFrom: z.int().nullable(),
  })
  .meta({ id: 'RosteredShift' })

export const goal = z
  .object({
    of: z.enum(['citizen', 'carer']),
    id: z.string(),
    goal: z.enum([
      ...['visits', 'faces', 'usual', 'agreedTime', 'sameTime', 'oneAtATime'],
      ...['overtime', 'pauses', 'load', 'travel'],
    ] as [string, ...string[]]),
    value: z.int(),
    limit: z.int().nullable(),
    isKept: z.boolean(),
    who: z.string().optional(),
  })
  .meta({ id: 'PlanGoal', description: 'A goal with what came of it beside what it is held to.' })

export const goalChange = z
  .object({
    of: z.enum(['citizen', 'carer']),
    id: z.string(),
    goal: z.string(),
    before: z.int(),
    after: z.int(),
    limit: z.int().nullable(),
    turns: z.enum(['kept', 'broken']).nullable(),
  })
  .meta({ id: 'PlanGoalChange' })

/** Each kind carries what it speaks of; what it does not speak of is absent. */
export const weekNote = z
  .object({
    kind: z.string(),
    citizen: id<'Citizen'>().optional(),
    staff: id<'Staff'>().optional(),
    visit: z.string().optional(),
    tasks: z.array(z.string()).optional(),
    framed: z.int().optional(),
    planned: z.int().optional(),
    citizens: z.int().optional(),
    shifts: z.int().optional(),
  })
  .meta({ id: 'WeekNote', description: 'What is not in the plan and why, or what had to be taken for granted.' })

export const shiftBreach = z
  .object({
    kind: z.enum(['dailyRest', 'weeklyRest', 'averageWeek', 'nightWork']),
    law: z.string(),
    staff: id<'Staff'>(),
    from: anyInstant,
    to: anyInstant,
    found: z.int(),
    limit: z.int(),
  })
  .meta({ id: 'ShiftBreach', description: 'A rule of working time that the roster breaks, in minutes.' })

const named = <Of extends string>() => z.object({ id: id<Of>(), name: z.string().nullable() })
export const planPeople = z.object({
  staff: z.array(named<'Staff'>().extend({ profession: z.string() })),
  citizens: z.array(
    named<'Citizen'>().extend({
      home: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
    }),
  ),
})

export const routeChange = z
  .object({
    citizen: id<'Citizen'>(),
    visit: z.string(),
    before: routedVisit.nullable(),
    after: routedVisit.nullable(),
  })
  .meta({ id: 'RouteChange' })

export const travelSource = z
  .object({
    by: z.enum(['estimate', 'service']),
    known: z.int(),
    reason: z
      .object({ kind: z.string() })
      .nullable()
      .meta({ description: 'Why a service that is named was not used.' }),
  })
  .meta({ id: 'TravelSource' })
