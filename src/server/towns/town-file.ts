/** Reads what a town is made of from a file, and refuses it whole with every mistake and its place. */
import { readFile } from 'node:fs/promises'
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import { funnelSteps } from '#care/governance/funnel.ts'
import { mandates } from '#care/people/relative.ts'
import { professions } from '#care/people/team.ts'
import { partsOfDay } from '#care/plans/rhythm-plan.ts'
import { factKinds } from '#care/visits/fact.ts'
import { type LocalDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import { readZone } from '#kernel/clock/zone.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { type MeasureId, measures } from '#simulation/towns/measures.ts'
import type { TownRecipe } from '#simulation/towns/recipe.ts'

/** `path` is the place in the file, such as `need.bins.0.from`; empty for the file itself. */
export type TownFileProblem = { readonly path: string; readonly message: string }
export type TownFileRefusal = {
  readonly kind: 'townFile'
  readonly file: string
  readonly problems: readonly TownFileProblem[]
}

export async function readTownFile(file: string): Promise<Result<TownRecipe, TownFileRefusal>> {
  const refused = (problems: readonly TownFileProblem[]) => refuse({ kind: 'townFile' as const, file, problems })
  let written: unknown
  try {
    written = parse(await readFile(file, 'utf8'))
  } catch (error) {
    if (error instanceof YAMLParseError) return refused([{ path: '', message: error.message.split('\n')[0] ?? '' }])
    if ((error as { code?: string }).code === 'ENOENT') return refused([{ path: '', message: 'there is no such file' }])
    throw error
  }
  const read = town.safeParse(written)
  if (read.success) return ok(read.data)
  return refused(read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })))
}

const text = z.string().min(1)
const texts = z.array(text).min(1)
const share = z.number().min(0)
const ofAHundred = z.number().min(0).max(100)
const whole = z.int().min(0)
const phrases = z.strictObject({ sentences: texts, slots: z.record(text, texts) })
const day = z.string().transform((written, context): LocalDate => {
  const date = readLocalDate(written)
  if (date) return date
  context.addIssue({ code: 'custom', message: `expected a day such as 2025-07-01, found ${written}` })
  return z.NEVER
})
const professionOf = z.enum(professions)

const people = z.strictObject({
  womenPercent: ofAHundred,
  ages: z.array(z.strictObject({ from: whole, below: whole, share })).min(1),
  names: z.strictObject({ women: texts, men: texts, last: texts }),
  staffNames: z.strictObject({ women: texts, men: texts }),
  streets: texts,
  livingAlonePercent: ofAHundred,
  alone: texts,
  together: texts,
  ownWords: phrases,
  relatives: z.strictObject({
    nonePercent: ofAHundred,
    women: texts,
    men: texts,
    mandates: z.array(z.strictObject({ mandate: z.enum(mandates), share })).min(1),
  }),
  wishes: phrases,
})

const bin = z
  .strictObject({
    from: z.int().min(5),
    below: z.int(),
    share,
    practical: share,
    personal: share,
    both: share,
    nightPercent: ofAHundred,
    doubleStaffedPercent: ofAHundred,
  })
  .refine(({ from, below }) => from < below, 'from must lie before below')

const areas = z.array(z.strictObject({ area: text, views: texts })).min(1)

const cases = z.strictObject({
  caseOfficers: z.int().min(1),
  areas: z.strictObject({ practical: areas, personal: areas, mental: areas }),
  categories: z.array(
    z.strictObject({
      id: text,
      share,
      rehabilitation: z.boolean(),
      course: text.nullable(),
      weeks: z.exactOptional(z.strictObject({ least: z.int().min(1), most: z.int().min(1) })),
    }),
  ),
  bands: z.array(z.strictObject({ id: text, from: whole, below: whole.nullable(), course: text.nullable() })),
  beyond: z.strictObject({ category: text, band: text, course: text.nullable() }).nullable(),
  shortBand: text.nullable(),
  law: z.strictObject({ since: day, oldFromAge: whole, old: texts, other: texts, nursing: z.array(text) }),
  facts: phrases,
  considerations: phrases,
  ended: phrases,
  conversation: z.strictObject({ contact: phrases, contract: phrases, communication: phrases, conclusion: phrases }),
  funnel: z.record(z.enum(funnelSteps), texts),
  followUps: z.array(
    z.strictObject({
      rule: text,
      everyMonths: z.int().min(1).nullable(),
      rehabilitationOnly: z.boolean(),
      missedPercent: ofAHundred,
    }),
  ),
  outcomes: z
    .array(z.strictObject({ outcome: z.enum(['continues', 'changedInsideFrame', 'ended', 'newAssessment']), share }))
    .min(1),
  changedPercent: ofAHundred,
  endedPercent: ofAHundred,
  startedPercent: ofAHundred,
})

const visits = z.strictObject({
  deviations: z.array(z.strictObject({ kind: z.enum(factKinds), perThousand: share, reasons: texts })).min(1),
  hospital: z.strictObject({ perThousandCitizensAMonth: share, reason: text }),
  package: z.strictObject({ id: text, days: z.int().min(1), perThousandCitizensAMonth: share }).nullable(),
  digitalLocks: z.strictObject({ percent: ofAHundred, overMonths: z.int().min(1).max(120) }),
  locks: z.boolean(),
  lock: z.strictObject({ missedPerThousand: share, minutesPercentOfPlan: share, spreadPercent: share }),
  faces: z.strictObject({ least: z.int().min(1), most: z.int().min(1) }),
})

const teams = z.strictObject({
  mix: z.partialRecord(professionOf, share),
  contact: z.array(professionOf).min(1),
  weeklyHours: z.strictObject({ least: z.int().min(5), most: z.int().max(48) }),
  hourCostMinor: z.record(professionOf, whole),
  weekendPercent: share,
  faceToFacePercent: z.number().min(20).max(95),
  faceToFaceSpread: share,
  sickLeavePercent: z.number().min(0).max(50),
  sickSpellDays: z.number().min(1),
  awayPercent: z.number().min(0).max(50),
  competences: z.partialRecord(professionOf, z.array(text)),
  delegations: z.array(
    z.strictObject({ task: text, from: professionOf, to: z.array(professionOf), percent: ofAHundred }),
  ),
})

const town = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  name: text,
  country: z.enum(['DK', 'SE']),
  zone: z.string().refine((zone) => readZone(zone) !== undefined, 'no such time zone'),
  currency: z.enum(['DKK', 'SEK', 'EUR']),
  inhabitants: z.int().min(1),
  citizens: z.int().min(1),
  model: text,
  districts: z
    .array(
      z.strictObject({
        key: text,
        name: text,
        team: text,
        weight: z.number().gt(0),
        private: z.exactOptional(z.boolean()),
      }),
    )
    .min(1),
  people,
  need: z.strictObject({
    per: z.enum(['week', 'month']),
    scope: z.enum(['whole', 'cluster']),
    bins: z.array(bin).min(1),
    planned: z.strictObject({ leastPercent: ofAHundred, mostPercent: ofAHundred }),
    overplannedPercent: ofAHundred,
  }),
  services: z
    .array(
      z.strictObject({
        id: text,
        cluster: text,
        kind: z.enum(['practical', 'bath', 'daily', 'nursing', 'night', 'social']),
        parts: z.array(z.enum(partsOfDay)).min(1),
        purposes: texts,
      }),
    )
    .min(1),
  cases,
  visits,
  teams,
  published: z.array(
    z.strictObject({
      measure: z.enum(Object.keys(measures) as [MeasureId, ...MeasureId[]]),
      value: z.number(),
      tolerance: z.number().min(0),
      status: z.enum(['published', 'assumed']),
      source: text,
    }),
  ),
}) satisfies z.ZodType<TownRecipe, unknown>
