/** Changes somebody has in mind, and what the compass says of them. */
import { z } from 'zod'
import { modelParts, role } from '#contract/governance/model.ts'
import { frame, scope } from '#contract/grants/grant.ts'
import { anyDate, date, id, word } from '#contract/http/values.ts'

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

const component = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('time'), minutesPerWeek, scope }),
  z.strictObject({ kind: z.literal('tasks'), add: z.array(word).max(30), remove: z.array(word).max(30) }),
  z.strictObject({ kind: z.literal('moved'), visit: word }),
  z.strictObject({ kind: z.literal('swapped'), ...swapAsked }),
  z.strictObject({ kind: z.literal('package'), package: word, newCitizen: z.boolean() }),
  z.strictObject({ kind: z.literal('level'), category: word, band: word.nullable() }),
  z.strictObject({ kind: z.literal('paused'), days: z.int().min(1).max(366) }),
  z.strictObject({ kind: z.literal('ended') }),
])

export const changeAsked = z
  .strictObject({
    components: z.array(component).min(1).max(20),
    wanted: z.boolean().meta({ description: 'The citizen wants it.' }),
    goalsKept: z.boolean().meta({ description: 'What the decision aims at can still be reached.' }),
    conditionsWorsen: z.boolean().meta({ description: 'It raises a fee or narrows a condition.' }),
  })
  .meta({ id: 'Change' })

const consent = z.enum(['citizen', 'relative'])

export const agreed = z.array(consent).max(2).meta({ description: 'Who has agreed to it.' })

export const changeMade = z.strictObject({
  id: id<'Change'>(),
  change: changeAsked,
  on: date,
  agreed,
})

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
