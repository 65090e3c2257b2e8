/**
 * How well rates hit what citizens are given over their courses, and where they would have to lie to cover most of it:
 * it is hard to hit the level (004-76), so it is measured.
 */
import type { Band, GovernanceModel } from '#care/governance/model.ts'
import { weeklyMinutesOf } from '#care/grants/frame-time.ts'
import { bandOfGrant } from '#care/settlement/band-of-grant.ts'
import type { CitizenMonth } from '#care/settlement/settlement.ts'
import { deliveredMinutes } from '#care/visits/delivered.ts'
import { intersection, lengthInDays, type Period } from '#kernel/calendar/period.ts'
import type { Zone } from '#kernel/clock/zone.ts'

/**
 * One citizen's days in one band: what was granted a week, and what a week of them had in fact.
 * @da forløb i en takst
 * @sv insats på en nivå
 */
export type CourseUse = {
  readonly category: string
  readonly band: string
  readonly granted: number
  readonly delivered: number
}

/** Under two weeks a week's chance says more than the need does. */
const fewestDays = 14

/**
 * The days of a period that a citizen spent in each band, as weeks. Grants of one band after each other are one; fewer
 * than 14 days are left out, and so is a band that the model does not have.
 * @plain
 */
export function courseUses(
  model: GovernanceModel,
  { grants, plans, facts }: Pick<CitizenMonth, 'grants' | 'plans' | 'facts'>,
  period: Period & { readonly to: NonNullable<Period['to']> },
): readonly CourseUse[] {
  const stays = new Map<string, { category: string; band: string; days: number; granted: number; minutes: number }>()
  for (const { from, to, value: grant } of grants) {
    const shared = intersection({ from, to }, period)
    const { category, band } = bandOfGrant(model, grant)
    if (!shared || category === null || band === null || !bandNamed(model, category, band)) continue
    const during = { from: shared.from, to: shared.to ?? period.to }
    const days = lengthInDays(during)
    const minutes = deliveredMinutes(plans, facts, during, model.zone as Zone)
    const name = `${category}/${band}`
    const stay = stays.get(name) ?? { category, band, days: 0, granted: 0, minutes: 0 }
    stay.days += days
    stay.granted += weeklyMinutesOf(grant.frames) * days
    stay.minutes += minutes
    stays.set(name, stay)
  }
  return [...stays.values()].flatMap(({ category, band, days, granted, minutes }) =>
    days < fewestDays
      ? []
      : [{ category, band, granted: Math.round(granted / days), delivered: Math.round((minutes * 7) / days) }],
  )
}

const bandNamed = ({ categories }: GovernanceModel, category: string, band: string): Band | undefined =>
  categories?.find(({ id }) => id === category)?.bands.find(({ id }) => id === band)

/**
 * How many were given what their band is for, and how many less or more.
 * @da træfsikkerhed
 * @sv träffsäkerhet
 */
export type Hits = {
  readonly citizens: number
  readonly inside: number
  readonly under: number
  readonly over: number
  /** To the whole per cent; null of nobody. */
  readonly hitPercent: number | null
  /** Minutes a week given above (below: negative) what was granted, for the one in the middle; null of nobody. */
  readonly medianDeviation: number | null
}

/**
 * The hits of one band, with its edges in minutes a week.
 * @da træfsikkerhed i en takst
 * @sv träffsäkerhet på en nivå
 */
export type BandHits = Hits & {
  readonly category: string
  readonly band: string
  readonly from: number
  readonly below: number | null
}

/**
 * Sets what each was given against the edges of their band; bands in the order of the model, those without anybody
 * left out. Nobody is given less than a band that starts at nought.
 * @plain
 */
export function bandHits(
  model: GovernanceModel,
  uses: readonly CourseUse[],
): { readonly all: Hits; readonly bands: readonly BandHits[] } {
  const placed = ofBands(model, uses).map(({ category, band, uses }) => ({
    category,
    band: band.id,
    from: band.from,
    below: band.below,
    sides: uses.map(({ delivered }) => sideOf(band, delivered)),
    uses,
  }))
  return {
    all: hitsOf(
      placed.flatMap(({ sides }) => sides),
      placed.flatMap((row) => row.uses),
    ),
    bands: placed.map(({ sides, uses, ...row }) => ({ ...row, ...hitsOf(sides, uses) })),
  }
}

/**
 * The level that would have covered what most were given: so many per cent of a band's citizens had that much or less.
 * @da genberegnet niveau
 * @sv omräknad nivå
 */
export type BandLevel = {
  readonly category: string
  readonly band: string
  readonly citizens: number
  /** Minutes a week. */
  readonly level: number
  /** How much of all minutes given lie at or below it, to the whole per cent. */
  readonly coversPercent: number
}

/**
 * The level of each band that covers `percentile` per cent of its citizens: the smallest week that so many had no more
 * than. With it stands how much of all that was given it covers, each citizen counted up to the level.
 * @plain
 */
export function bandLevels(
  model: GovernanceModel,
  uses: readonly CourseUse[],
  percentile: number,
): readonly BandLevel[] {
  return ofBands(model, uses).map(({ category, band, uses }) => {
    const given = uses.map(({ delivered }) => delivered).sort((a, b) => a - b)
    const level = given[Math.max(0, Math.ceil((percentile * given.length) / 100) - 1)] as number
    const whole = sum(given)
    const covered = sum(given.map((minutes) => Math.min(minutes, level)))
    return {
      category,
      band: band.id,
      citizens: given.length,
      level,
      coversPercent: whole === 0 ? 100 : Math.round((100 * covered) / whole),
    }
  })
}

/**
 * What a level found among half of the citizens is worth for the other half.
 * @da efterprøvet niveau
 * @sv prövad nivå
 */
export type LevelTried = BandLevel & {
  /** Of the other half: how many they are, and how many per cent of them had no more than the level. */
  readonly tried: number
  readonly heldPercent: number
}

/**
 * Finds the levels among every second citizen and tries them on the others; a band with fewer than two has nobody to
 * try it on and is left out. A level that holds has `heldPercent` near the percentile.
 * @plain
 */
export function levelsTried(
  model: GovernanceModel,
  uses: readonly CourseUse[],
  percentile: number,
): readonly LevelTried[] {
  return ofBands(model, uses).flatMap(({ category, band, uses }) => {
    const others = uses.filter((_, index) => index % 2 === 1)
    const [found] = bandLevels(
      model,
      uses.filter((_, index) => index % 2 === 0),
      percentile,
    )
    if (!found || others.length === 0) return []
    const held = others.filter(({ delivered }) => delivered <= found.level).length
    const heldPercent = Math.round((100 * held) / others.length)
    return [{ ...found, category, band: band.id, tried: others.length, heldPercent }]
  })
}

/** The citizens of each band, bands in the order of the model. */
function ofBands({ categories = [] }: GovernanceModel, uses: readonly CourseUse[]) {
  const groups = Map.groupBy(uses, ({ category, band }) => `${category}/${band}`)
  return categories.flatMap(({ id: category, bands }) =>
    bands.flatMap((band) => {
      const group = groups.get(`${category}/${band.id}`)
      return group ? [{ category, band, uses: group }] : []
    }),
  )
}

type Side = 'inside' | 'under' | 'over'

const sideOf = ({ from, below }: Band, delivered: number): Side =>
  delivered < from ? 'under' : below !== null && delivered >= below ? 'over' : 'inside'

function hitsOf(sides: readonly Side[], uses: readonly CourseUse[]): Hits {
  const count = (side: Side): number => sides.filter((each) => each === side).length
  const inside = count('inside')
  return {
    citizens: sides.length,
    inside,
    under: count('under'),
    over: count('over'),
    hitPercent: sides.length === 0 ? null : Math.round((100 * inside) / sides.length),
    medianDeviation: median(uses.map(({ granted, delivered }) => delivered - granted)),
  }
}

/** The one in the middle, or the mean of the two, to the whole minute. */
function median(figures: readonly number[]): number | null {
  const sorted = figures.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2)
}

const sum = (figures: readonly number[]): number => figures.reduce((all, figure) => all + figure, 0)
