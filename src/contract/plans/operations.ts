/** The daily working tool: plans, weeks and packages that start at once. */
import { z } from 'zod'
import { headroom, weekUse } from '#contract/changes/change.ts'
import { profession } from '#contract/governance/model.ts'
import { scopeTold } from '#contract/grants/grant.ts'
import { operation } from '#contract/http/operation.ts'
import { anyDate, anyInstant, anyPeriod, date, id, nothing, timeText, week } from '#contract/http/values.ts'
import { visitFact } from '#contract/visits/fact.ts'
import { packageAsked, partOfDay, planAsked, rhythmPlan, startedPackage } from './plan.ts'

const params = z.strictObject({ citizen: id<'Citizen'>() })

const planFinding = z
  .object({
    kind: z.enum([
      'otherCitizen',
      'outsideGrant',
      'keyTwice',
      'noDay',
      'noStaff',
      'noMinutes',
      'noService',
      'tooOften',
      'unknownService',
      'overFrame',
      'nobodyMay',
    ]),
    visit: z.string().optional(),
    service: z.string().optional(),
    task: z.string().optional().meta({ description: 'A service of the catalogue, or a competence.' }),
    on: anyDate.optional().meta({ description: 'The first day on which nobody in the team may do the task.' }),
    profession: profession.nullable().optional(),
    competence: z.string().nullable().optional(),
    times: z.int().optional(),
    scope: scopeTold.optional(),
    week: z.string().optional().meta({ description: 'The first week over the frame.' }),
    weeks: z.int().optional().meta({ description: 'How many weeks are, among those of a year.' }),
    framed: z.int().optional(),
    planned: z.int().optional(),
  })
  .meta({ id: 'PlanFinding' })

export const writePlan = operation({
  name: 'writePlan',
  noun: 'plans',
  method: 'POST',
  path: '/api/citizens/{citizen}/plans',
  summary: 'Write a new version of the rhythm plan',
  description:
    'The new version takes over from its first day; earlier ones are kept. `findings` says what ' +
    'somebody should know of it, such as more planned than granted, or a task that nobody in the ' +
    'citizen’s team may do; a finding does not refuse the plan. The sender makes the id.',
  action: 'plan.write',
  params,
  query: nothing,
  body: planAsked,
  status: 201,
  answer: z.object({ plan: rhythmPlan, findings: z.array(planFinding) }),
  problems: ['notFound', 'conflict', 'refused'],
})

export const readPlans = operation({
  name: 'readPlans',
  noun: 'plans',
  method: 'GET',
  path: '/api/citizens/{citizen}/plans',
  summary: 'Read the rhythm plans that hold from a day on',
  description:
    'One after the other, each with the days on which it holds: a later version takes over from its first ' +
    'day. From today where no day is named.',
  action: 'citizen.read',
  params,
  query: z.strictObject({ from: date.optional() }),
  body: null,
  answer: z.object({ items: z.array(z.object({ holds: anyPeriod, plan: rhythmPlan })) }),
  problems: ['notFound'],
})

const plannedThatDay = z.object({
  key: z.string(),
  partOfDay,
  time: timeText.meta({ description: 'When it usually begins.' }),
  minutes: z.int(),
  staff: z.int(),
  services: z.array(z.string()),
  purpose: z.string().nullable(),
})

export const performedVisit = z
  .object({
    plannedVisit: z.string().nullable(),
    outcome: z.enum(['done', 'declinedInTime', 'declinedLate', 'declinedAtDoor', 'notHome']),
    plannedMinutes: z.int(),
    minutes: z.int(),
    start: anyInstant.nullable(),
    end: anyInstant.nullable(),
    time: timeText,
    staff: z.int(),
    services: z.array(z.string()),
    evidence: z.enum(['plan', 'lock', 'staff']),
    swapped: z.boolean(),
    facts: z.array(id<'Fact'>()),
  })
  .meta({ id: 'PerformedVisit' })

export const readWeek = operation({
  name: 'readWeek',
  noun: 'plans',
  method: 'GET',
  path: '/api/citizens/{citizen}/weeks/{week}',
  summary: "Read a citizen's week: headroom, what is planned, what happened",
  description:
    'A day that has passed was as planned, unless a fact says otherwise; `performed` is empty on ' +
    'days to come. Frames of four weeks or a month count with their share of the week.',
  action: 'citizen.read',
  params: z.strictObject({ citizen: id<'Citizen'>(), week }),
  query: nothing,
  body: null,
  answer: z
    .object({
      week,
      headroom: z.array(headroom),
      use: weekUse,
      days: z.array(
        z.object({
          date: anyDate,
          planned: z.array(plannedThatDay),
          performed: z.array(performedVisit).meta({
            description: 'What happened on a day that has passed; of today, the visits of which something was told.',
          }),
        }),
      ),
      packages: z.array(startedPackage),
      facts: z.array(visitFact),
    })
    .meta({ id: 'CitizenWeek' }),
  problems: ['notFound'],
})

export const startPackage = operation({
  name: 'startPackage',
  noun: 'plans',
  method: 'POST',
  path: '/api/citizens/{citizen}/packages',
  summary: 'Start a package that somebody else than the case officer may grant',
  description:
    'Its length is the model’s, and it ends by itself. Refused where the model knows no such ' +
    'package, the actor may not start it, or it is running already. The sender makes the id; the same ' +
    'sent again is answered as it was.',
  action: 'package.start',
  params,
  query: nothing,
  body: packageAsked,
  status: 201,
  answer: startedPackage,
  problems: ['notFound', 'conflict', 'refused'],
})
