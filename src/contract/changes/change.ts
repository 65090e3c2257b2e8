/** Changes somebody has in mind, and what the compass says of them. */
import { z } from 'zod'
import { modelParts, role } from '#contract/governance/model.ts'
import { frame, scope } from '#contract/grants/grant.ts'
import { anyDate, anyInstant, date, id, text, word } from '#contract/http/values.ts'
import { plannedVisit, plannedVisitAsked, rhythmPlan, startedPackage } from '#contract/plans/plan.ts'

const { situation, effect, follows } = modelParts.effects.element.shape

const minutesPerWeek = z.int().min(-10_080).max(10_080)
const minutes = z.int().min(0).max(10_080)

export const swapAsked = {
  give: word.meta({ description: 'The service given up.' }),
  get: word.meta({ description: 'The service had instead.' }),
  minutesGiven: minutes,
  minutesGot: minutes,
  with: z.enum(['team', 'relatives', 'civilSociety']),
}

const newCitizen = z.boolean().meta({ description: 'The register knows better, and is asked instead.' })

const component = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('time'), minutesPerWeek, scope }),
  z.strictObject({ kind: z.literal('tasks'), add: z.array(word).max(30), remove: z.array(word).max(30) }),
  z.strictObject({ kind: z.literal('moved'), visit: word }),
  z.strictObject({ kind: z.literal('swapped'), ...swapAsked }),
  z.strictObject({ kind: z.literal('package'), package: word, newCitizen }),
  z.strictObject({ kind: z.literal('level'), category: word, band: word.nullable() }),
  z.strictObject({ kind: z.literal('paused'), days: z.int().min(1).max(366) }),
  z.strictObject({ kind: z.literal('ended') }),
])

export const changeAsked = z
  .strictObject({
    components: z.array(component).max(20).meta({ description: 'None where edits of visits say it all.' }),
    wanted: z.boolean().meta({ description: 'The citizen wants it.' }),
    goalsKept: z.boolean().meta({ description: 'What the decision aims at can still be reached.' }),
    conditionsWorsen: z.boolean().meta({ description: 'It raises a fee or narrows a condition.' }),
  })
  .meta({ id: 'Change' })

const consent = z.enum(['citizen', 'relative'])

export const agreed = z.array(consent).max(2).meta({ description: 'Who has agreed to it.' })

const visitEdit = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('added'), visit: plannedVisitAsked }),
    z.strictObject({ kind: z.literal('altered'), visit: plannedVisitAsked }),
    z.strictObject({ kind: z.literal('dropped'), key: word }),
  ])
  .meta({ id: 'VisitEdit', description: 'What is done to one visit; an altered one is said whole, under its key.' })

const keyOf = (edit: z.output<typeof visitEdit>): string => (edit.kind === 'dropped' ? edit.key : edit.visit.key)

/** What every question about a change says: the change, what is done to the visits, and from which day. */
const changing = {
  change: changeAsked,
  edits: z
    .array(visitEdit)
    .max(60)
    .refine((edits) => new Set(edits.map(keyOf)).size === edits.length, { error: 'expected each visit once' })
    .default([])
    .meta({ description: 'The time, tasks and moves they come to are read from the plan, not from the sender.' }),
  on: date,
}

type Changing = { readonly change: { readonly components: readonly unknown[] }; readonly edits: readonly unknown[] }
const saysSomething = ({ change, edits }: Changing): boolean => change.components.length + edits.length > 0
const something = { path: ['change', 'components'], error: 'expected a part of a change, or an edit of a visit' }

export const changePreviewed = z.strictObject(changing).refine(saysSomething, something)

export const changeMade = z
  .strictObject({
    id: id<'Change'>(),
    ...changing,
    agreed,
    basedOn: id<'Plan'>()
      .optional()
      .meta({ description: 'The plan it was thought out from; refused where another has taken over since.' }),
  })
  .refine(saysSomething, something)

const note = text(1_000).meta({ description: 'What the one who decides should know.' }).nullable()

export const decisionAsked = z.strictObject({ id: id<'Change'>(), ...changing, note }).refine(saysSomething, something)

export const lawTold = z
  .object({
    key: z.string(),
    act: z.string(),
    section: z.string(),
    version: z.string(),
    verified: z.boolean().meta({ description: 'False until somebody has read the section itself.' }),
  })
  .meta({ id: 'LegalReference' })

export const figures = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

export const compass = z
  .object({
    effect: effect.meta({ description: 'How strong it is in law; the strictest part wins.' }),
    situations: z.array(situation),
    mayDecide: z.boolean().meta({ description: 'Whether the one who asks may decide it.' }),
    by: role.meta({ description: 'The first role that decides it.' }),
    consent: z.array(consent).meta({ description: 'Whose agreement it needs.' }),
    competences: z.array(z.string()).meta({ description: 'Every competence that the one who acts must hold.' }),
    follows,
    ground: z.array(z.object({ situation, law: lawTold, on: anyDate, inputs: figures })),
  })
  .meta({ id: 'Compass' })

export const weekUse = z
  .object({
    done: z.int().meta({ description: 'Staff minutes given on the days before today.' }),
    ahead: z.int().meta({ description: 'Staff minutes of today and the days after it, with what is told already.' }),
  })
  .meta({ id: 'WeekUse' })

export const headroom = z
  .object({
    frame,
    framed: z.int().meta({ description: "The frame's minutes in the week." }),
    planned: z.int(),
    left: z.int().meta({ description: 'Negative where more is planned than framed.' }),
  })
  .meta({ id: 'Headroom' })

/** What is left of the frames once a change is made. */
const after = {
  week: z.string().meta({ description: 'The first whole week on and after the day.' }),
  headroom: z.array(headroom).meta({ description: 'Of that week, as it would be.' }),
}

const unplanned = z
  .int()
  .meta({ description: 'Parts that name no visit: the plan does not say them until somebody writes which.' })

export const changePreview = compass.extend({ ...after, unplanned }).meta({ id: 'ChangePreview' })

export const changeOutcome = z
  .object({
    id: id<'Change'>(),
    outcome: z.enum(['made', 'awaitsDecision']),
    compass,
    ...after,
    unplanned,
    plans: z.array(rhythmPlan).meta({ description: 'The versions written, in their order.' }),
    packages: z.array(startedPackage),
  })
  .meta({ id: 'ChangeOutcome' })

const changeTold = changeAsked.extend({ components: z.array(component) }).meta({ id: 'ChangeTold' })

const editTold = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('added'), visit: plannedVisit }),
    z.object({ kind: z.literal('altered'), visit: plannedVisit }),
    z.object({ kind: z.literal('dropped'), key: z.string() }),
  ])
  .meta({ id: 'VisitEditTold' })

/** A change that somebody made, or asks a decision for. */
const keptChange = {
  id: id<'Change'>(),
  on: anyDate,
  by: z.string(),
  role,
  change: changeTold,
  edits: z.array(editTold),
  compass,
  recordedAt: anyInstant,
}

export const changeRow = z
  .object({
    ...keptChange,
    state: z.enum(['made', 'takenBack', 'takesBack', 'awaitsDecision', 'decided', 'declined']),
    mayTakeBack: z.boolean().meta({ description: 'Whether it can be taken back from today.' }),
    decision: id<'Decision'>().nullable().meta({ description: 'The decision that answered it.' }),
    note: z.string().nullable().meta({ description: 'What was written with it, or with the answer.' }),
  })
  .meta({ id: 'ChangeRow' })

export const changeAwaiting = z
  .object({ ...keptChange, citizen: id<'Citizen'>(), name: z.string().nullable(), note: z.string().nullable() })
  .meta({ id: 'ChangeAwaiting' })
