/** What the public rules answer to questions of what a model costs and gains. */
import { bandHits, bandLevels, levelsTried } from '#care/followup/band-hits.ts'
import { compareBurden, registrationSeconds } from '#care/governance/burden.ts'
import type { SideSeconds } from '#care/governance/side.ts'
import { withTolerance } from '#care/governance/tolerance.ts'
import { lockShares } from '#care/people/digital-lock.ts'
import { reportedInWeek } from '#care/plans/reported-in-week.ts'
import { type Delivered, incentiveReport } from '#care/settlement/incentive.ts'
import { type ReviewTime, toleranceSaves } from '#care/settlement/review-time.ts'
import { mondayOf } from '#kernel/calendar/week.ts'
import { money } from '#kernel/money.ts'
import { ok } from '#kernel/result.ts'
import { type Answers, ground, refused } from './answers.ts'
import { monthOf, planOn, team } from './case.ts'

export const answersOfMeasures: Answers<'reporting' | 'toleranceSaves' | 'incentive' | 'bandHits' | 'lockShare'> = {
  reporting(model, given, { week, against }) {
    const reported = reportedInWeek(model.catalogue, planOn(given, mondayOf(week)), week)
    const burden = registrationSeconds(model, reported)
    const own = compareBurden(burden, burden).after
    const compared = against && compareBurden(against, burden)
    return {
      ...reported,
      byRole: burden.byRole,
      ...sides('', own),
      ...(compared && { ...sides('saved', compared.saved), savedProviderPercent: compared.savedProviderPercent }),
      ...ground(model, 'registration'),
    }
  },
  toleranceSaves(model, given, { month, tolerance }) {
    const chosen = tolerance === undefined ? ok(model) : withTolerance(model, tolerance)
    if (!chosen.ok) return refused(chosen.refusal)
    const answer = toleranceSaves(chosen.value, [monthOf(model, given, month)])
    const { findings, ...saved } = answer.saved
    return {
      with: looked(answer.with),
      without: looked(answer.without),
      savedFindings: findings,
      ...sides('saved', saved),
      ...ground(model, 'settlement.exceptions.review'),
    }
  },
  incentive(model, given, { before, now, hourlyCostMinor }) {
    const months = { before: monthOf(model, given, before), now: monthOf(model, given, now) }
    const line = incentiveReport(model, [months], money(hourlyCostMinor, model.currency)).lines[0]
    return {
      ...(line && {
        before: delivered(line.before),
        now: delivered(line.now),
        costLessMinor: line.before.cost.minor - line.now.cost.minor,
        incomeLessMinor: line.before.income.minor - line.now.income.minor,
      }),
      keptMinor: line?.kept.minor ?? 0,
      ...ground(model, 'settlement'),
    }
  },
  lockShare: (_, __, { on, homes }) => ({
    days: on.map((date) => {
      const shares = lockShares(
        homes.map(({ helped, lock }) => ({
          teams: [{ ...helped, value: team }],
          locks: lock ? [{ ...lock, value: 'digital' as const }] : [],
        })),
        date,
      )
      return { date, ...shares.all }
    }),
  }),
  bandHits(model, _, { percentile, citizens }) {
    const { all, bands } = bandHits(model, citizens)
    const levels = bandLevels(model, citizens, percentile).map(({ level, coversPercent, ...row }) => ({
      category: row.category,
      band: row.band,
      levelMinutes: level,
      coversPercent,
    }))
    const tried = levelsTried(model, citizens, percentile).map(({ category, band, level, tried, heldPercent }) => ({
      category,
      band,
      levelMinutes: level,
      tried,
      heldPercent,
    }))
    return { all, bands, levels, tried, ...ground(model, 'categories') }
  },
}

const delivered = ({ income, minutes, cost }: Delivered): object => ({
  minutes,
  incomeMinor: income.minor,
  costMinor: cost.minor,
})

const looked = ({ findings, seconds, withoutEstimate }: ReviewTime): object => ({
  findings,
  ...sides('', seconds),
  withoutEstimate,
})

/** The two sides' seconds under names of their own: `providerSeconds`, or `savedProviderSeconds`. */
function sides(prefix: string, { provider, authority }: SideSeconds): object {
  const named = (side: string) => (prefix === '' ? side : prefix + side.replace(/^./, (first) => first.toUpperCase()))
  return { [`${named('provider')}Seconds`]: provider, [`${named('authority')}Seconds`]: authority }
}
