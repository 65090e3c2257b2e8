/** `./frirum model hits`: how well a model's rates hit a real month, and where they would have to lie. */
import {
  type BandLevel,
  bandHits,
  bandLevels,
  type CourseUse,
  courseUses,
  type Hits,
  levelsTried,
} from '#care/followup/band-hits.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { daysOfMonth } from '#kernel/calendar/month.ts'
import { money, priceOfMinutes } from '#kernel/money.ts'
import { eachMonth } from '#server/settlement/each-month.ts'
import { amount, whole } from '#server/settlement/figures.ts'
import { table } from '#server/settlement/table.ts'
import { type Call, type Command, CommandRefusal } from './command.ts'
import { monthOfCall, refusalWords } from './settle.ts'
import { tenantOf } from './tenant.ts'

const usualPercentile = 80

export const modelHits: Command = {
  name: 'model hits',
  summary: "Measure how well a model's rates hit what citizens are given",
  usage: 'model hits --tenant T --month 2026-10 [--model M] [--percentile 80] [--hour-price 490] [--json]',
  help: `Sets what each citizen was given in a month, as minutes a week, against the edges of the rate that was decided for
them: how many were given what the rate is for, and how many less or more. Then it looks for the level that would have
covered most of them, and tries the levels found among every second citizen on the others. Nothing is changed.

Options:
  --tenant T          the municipality
  --month MONTH       such as 2026-10; whoever had a rate for fewer than 14 of its days is left out
  --model M           measure this model; without it, the one that steers
  --percentile P      of how many in a hundred a level is to cover the help: 1 to 100, ${usualPercentile} unless told
  --hour-price PRICE  what an hour is worth, such as 490: turns each level into a rate beside the one the model has
  --json              the figures as JSON

Example: ./frirum model hits --tenant lyngvig --month 2026-10 --hour-price 490

Exit codes: 0 measured, 1 refused, 2 misuse, 3 the database could not be opened.`,
  options: {
    tenant: { type: 'string', short: 't' },
    month: { type: 'string', short: 'm' },
    model: { type: 'string' },
    percentile: { type: 'string' },
    'hour-price': { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (call) => {
    const month = monthOfCall(call)
    const percentile = percentileOf(call)
    const hourMinor = hourPriceOf(call)
    const { model: named } = call.values
    const tenant = await tenantOf(call)
    const uses: CourseUse[] = []
    const model = await eachMonth(
      (await call.database()).pool,
      tenant,
      {
        month,
        model: typeof named === 'string' ? named : undefined,
        progress: (done, of) => call.progress(`Reading ${done} of ${of} citizens`),
      },
      (by, citizen) => void uses.push(...courseUses(by, citizen, daysOfMonth(month))),
    )
    if (!model.ok) throw new CommandRefusal(refusalWords(model.refusal))
    const { id, version, categories } = model.value
    if (!categories) throw new CommandRefusal(`${id} has no rates to hit: it puts nobody in a category`)
    const measured = measuredOf(model.value, uses, percentile, hourMinor)
    if (call.values['json'])
      call.answer(JSON.stringify({ tenant: tenant.key, month, model: { id, version }, ...measured }, null, 2))
    else call.answer(`${tenant.name}, ${month}: ${saidOf(model.value, measured)}`)
    return 0
  },
}

type Priced = BandLevel & {
  /** What the model pays a week in the band, and what the level would be worth; null where nobody has said. */
  readonly rateMinor: number | null
  readonly levelRateMinor: number | null
}

type Measured = ReturnType<typeof bandHits> & {
  readonly percentile: number
  readonly levels: readonly Priced[]
  readonly tried: ReturnType<typeof levelsTried>
}

function measuredOf(
  model: GovernanceModel,
  uses: readonly CourseUse[],
  percentile: number,
  hourMinor: number | null,
): Measured {
  const { weeklyRates = [] } = model.settlement
  const levels = bandLevels(model, uses, percentile).map((level): Priced => {
    const rate = weeklyRates.find(({ category, band }) => category === level.category && band === level.band)
    const worth = hourMinor === null ? null : priceOfMinutes(level.level, money(hourMinor, model.currency)).minor
    return { ...level, rateMinor: rate?.minor ?? null, levelRateMinor: worth }
  })
  return { ...bandHits(model, uses), percentile, levels, tried: levelsTried(model, uses, percentile) }
}

function saidOf(model: GovernanceModel, { all, bands, percentile, levels, tried }: Measured): string {
  const head = `${whole(all.citizens)} courses with a rate by ${model.title.en} (${model.id} ${model.version})`
  if (all.citizens === 0) return `${head}\n\nNobody had a rate of this model for 14 days of the month.`
  const nameOf = rateName(model)
  const hits = table(
    ['Rate', 'courses', 'hit', 'given less', 'given more', 'middle one, min a week above the grant'],
    [...bands.map((row) => [nameOf(row), ...hitCells(row)]), ['all', ...hitCells(all)]],
  )
  const priced = levels.some(({ levelRateMinor }) => levelRateMinor !== null)
  const level = table(
    ['Rate', 'level, min a week', 'covers of the help', ...(priced ? ['rate now', 'rate at the level'] : [])],
    levels.map((row) => [
      nameOf(row),
      whole(row.level),
      percent(row.coversPercent),
      ...(priced ? [priceCell(row.rateMinor), priceCell(row.levelRateMinor)] : []),
    ]),
  )
  const halves = table(
    ['Rate', 'level, min a week', 'found among', 'tried on', 'of them covered'],
    tried.map((row) => [
      nameOf(row),
      whole(row.level),
      whole(row.citizens),
      whole(row.tried),
      percent(row.heldPercent),
    ]),
  )
  return [
    head,
    hits,
    `The level that covers ${percentile} % of each rate's courses:\n${level}`,
    ...(tried.length ? [`Levels found among every second citizen, tried on the others:\n${halves}`] : []),
  ].join('\n\n')
}

/** A rate as the model calls it: its category, and its band where there are several. */
function rateName({ categories = [] }: GovernanceModel) {
  return ({ category, band }: { readonly category: string; readonly band: string }): string => {
    const found = categories.find(({ id }) => id === category)
    const of = found?.bands.find(({ id }) => id === band)
    return [found?.title.en ?? category, ...(found && found.bands.length > 1 && of ? [of.title.en] : [])].join(', ')
  }
}

const hitCells = ({ citizens, inside, under, over, hitPercent, medianDeviation }: Hits): string[] => [
  whole(citizens),
  hitPercent === null ? '' : `${whole(inside)} (${percent(hitPercent)})`,
  whole(under),
  whole(over),
  medianDeviation === null ? '' : whole(medianDeviation),
]

const percent = (figure: number): string => `${figure} %`
const priceCell = (minor: number | null): string => (minor === null ? '' : amount(minor))

function percentileOf({ values }: Call): number {
  const written = values['percentile']
  if (written === undefined) return usualPercentile
  const figure = Number(written)
  if (typeof written === 'string' && /^\d{1,3}$/.test(written) && figure >= 1 && figure <= 100) return figure
  throw new CommandRefusal(`--percentile must be a whole number from 1 to 100, not '${written}'`, 2)
}

function hourPriceOf({ values }: Call): number | null {
  const written = values['hour-price']
  if (written === undefined) return null
  if (typeof written === 'string' && /^\d{1,6}(\.\d{1,2})?$/.test(written)) return Math.round(Number(written) * 100)
  throw new CommandRefusal(`--hour-price must be an amount such as 490 or 490.50, not '${written}'`, 2)
}
