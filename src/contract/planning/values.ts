/** The week of a team as it crosses the wire: visits with who goes and when, goals with their numbers, and notes. */
import { z } from 'zod'
import { scopeTold } from '#contract/grants/grant.ts'
import { anyDate, anyInstant, date, id, week } from '#contract/http/values.ts'

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

const minuteOfDay = z.int().meta({ description: 'Minutes from midnight of the date; the night after it counts on.' })

/** A visit of a proposal: with the hours it may lie in, and whether it can still be moved. */
export const proposedVisit = z
  .object({
    ...routedVisit.shape,
    windows: z
      .array(z.object({ from: minuteOfDay, to: minuteOfDay, wishedFrom: minuteOfDay, wishedTo: minuteOfDay }))
      .meta({
        description:
          'Hours of its date that it must lie in, from its start to its end, and those within them that were agreed; ' +
          'minutes outside the agreed ones count against the plan.',
      }),
    pinned: z.boolean().meta({ description: 'It has begun, or somebody is on the way: it stays as it is.' }),
  })
  .meta({ id: 'ProposedVisit' })

export const routedPause = z
  .object({ staff: id<'Staff'>(), date: anyDate, start: minuteOfDay, minutes: z.int() })
  .meta({ id: 'RoutedPause' })

/** A way on somebody’s route, ready to be drawn before what it leads to. */
export const routedWay = z
  .object({
    staff: id<'Staff'>(),
    date: anyDate,
    start: minuteOfDay.meta({ description: 'When they set out at the latest; home, when the last visit ends.' }),
    minutes: z.int(),
    to: z
      .object({ citizen: id<'Citizen'>(), visit: z.string() })
      .nullable()
      .meta({ description: 'The visit it leads to; null is the way home at the end of a shift.' }),
  })
  .meta({ id: 'RoutedWay' })

/** A visit that the citizen’s plan says and nobody makes yet. */
export const missingVisit = z
  .object({
    citizen: id<'Citizen'>(),
    visit: z.string(),
    dates: z.array(anyDate).meta({ description: 'Days on which it could be.' }),
    times: z.int().meta({ description: 'How many of them are missing.' }),
    minutes: z.int(),
    carers: z.int(),
  })
  .meta({ id: 'MissingVisit' })

export const barrier = z
  .object({
    kind: z.enum([
      ...(['noShift', 'notAgreed', 'twiceThatDay', 'mayNot', 'atTheCitizensAlready', 'tooNear', 'noRoom'] as const),
      ...(['notInPlan', 'anotherThen', 'otherNotFree', 'begun', 'over'] as const),
    ]),
    minutes: z.int().optional(),
    short: z.int().optional(),
  })
  .meta({
    id: 'PlanBarrier',
    description:
      'What stands in the way. `minutes` is how long two visits must lie apart, `short` how many minutes are missing. ' +
      '`anotherThen`: the citizen has another visit at that hour. `otherNotFree`: the one who goes along has. ' +
      '`begun`: the visit stays as it is. `over`: the day is.',
  })

/** A visit elsewhere; what is left out stays as it is. */
export const wish = z.strictObject({
  staff: id<'Staff'>().optional(),
  replaces: id<'Staff'>()
    .optional()
    .meta({ description: 'Whose place `staff` takes where two go together; the first one’s unless told.' }),
  date: date.optional(),
  start: z.int().min(0).max(2879).optional(),
})

export const place = z
  .object({
    staff: id<'Staff'>(),
    date: anyDate,
    from: minuteOfDay.meta({ description: 'The earliest start.' }),
    to: minuteOfDay.meta({ description: 'The latest start.' }),
    still: z.object({ from: minuteOfDay, to: minuteOfDay }).nullable().meta({
      description: 'Starts between which nobody else’s visit begins at another minute; null where there are none.',
    }),
    moves: z.int().meta({
      description: 'How many other visits begin at another minute: none where `still`, else when it begins at `from`.',
    }),
    agreed: z.object({ from: minuteOfDay, to: minuteOfDay }).meta({
      description: 'A start before or after these lies so many minutes outside the hours that were agreed.',
    }),
    extraTravel: z.int().meta({ description: 'Minutes of way, beside the week as it is; below 0 it gets shorter.' }),
  })
  .meta({ id: 'PlanPlace' })

const goalKind = z.enum([
  ...(['visits', 'faces', 'usual', 'agreedTime', 'sameTime', 'oneAtATime'] as const),
  ...(['overtime', 'pauses', 'load', 'travel'] as const),
])

export const goal = z
  .object({
    of: z.enum(['citizen', 'carer']),
    id: z.string(),
    goal: goalKind,
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
    goal: goalKind,
    before: z.int(),
    after: z.int(),
    limit: z.int().nullable(),
    turns: z.enum(['kept', 'broken']).nullable(),
  })
  .meta({ id: 'PlanGoalChange' })

const noteOf = { citizen: id<'Citizen'>() }

/** Each kind carries what it speaks of. */
export const weekNote = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['noPlan', 'noGrant', 'noHome']), ...noteOf }),
    z.object({
      kind: z.enum(['nobodyMay', 'tooManyTogether', 'outsideTheDay', 'tooLong']),
      ...noteOf,
      visit: z.string(),
      tasks: z.array(z.string()).meta({ description: 'Tasks nobody on duty may do, or how many should go.' }),
    }),
    z.object({
      kind: z.literal('overFrame'),
      ...noteOf,
      scope: scopeTold.optional().meta({ description: 'Which frame; proposals of before it was told have none.' }),
      framed: z.int(),
      planned: z.int(),
    }),
    z.object({ kind: z.enum(['usualNotOnDuty', 'usualOtherHours']), ...noteOf, staff: id<'Staff'>() }),
    z.object({ kind: z.literal('mayNotAllWeek'), staff: id<'Staff'>(), tasks: z.array(z.string()) }),
    z.object({ kind: z.enum(['noBase', 'noShifts', 'noPromise']) }),
    z.object({ kind: z.literal('facesUnknown'), citizens: z.int() }),
    z.object({ kind: z.literal('shiftsAssumed'), shifts: z.int() }),
  ])
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

export const ofTeam = z.strictObject({ team: id<'Team'>() })
export const ofWeek = ofTeam.extend({ week })
export const ofProposal = ofTeam.extend({ proposal: id<'Proposal'>() })

/** Ways a week is proposed in. */
export const ways = ['anew', 'leastChange', 'leastTravel', 'bestContinuity', 'asAdopted'] as const
/** How a proposal came about: by hand is one that somebody made from another. */
export const cameBy = z.enum([...ways, 'byHand'])
export const madeFrom = id<'Proposal'>().nullable().meta({ description: 'The proposal it was made from by hand.' })
