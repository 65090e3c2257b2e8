/** What the public rules answer to questions of what a model costs and gains. */
import { compareBurden, registrationSeconds } from '#care/governance/burden.ts'
import type { SideSeconds } from '#care/governance/side.ts'
import { reportedInWeek } from '#care/plans/reported-in-week.ts'
import { mondayOf } from '#kernel/calendar/week.ts'
import { type Answers, ground } from './answers.ts'
import { planOn } from './case.ts'

export const answersOfMeasures: Answers<'reporting'> = {
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
}

/** The two sides' seconds under names of their own: `providerSeconds`, or `savedProviderSeconds`. */
function sides(prefix: string, { provider, authority }: SideSeconds): object {
  const named = (side: string) => (prefix === '' ? side : prefix + side.replace(/^./, (first) => first.toUpperCase()))
  return { [`${named('provider')}Seconds`]: provider, [`${named('authority')}Seconds`]: authority }
}
