/** Which situation each part of a change is in, read from facts alone: who asks has no say in it. */
import type { Situation } from '#care/governance/delegation.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { delegationOf } from '#care/governance/who-decides.ts'
import { levelFalls } from '#care/grants/narrowing.ts'
import { liesWithin } from '#care/grants/scope.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { includes } from '#kernel/calendar/period.ts'
import type { Change, ChangeComponent, CompassGround, Standing } from './change.ts'
import { mayBeGiven, type Room, roomOn } from './room.ts'
import { judgeSwap } from './swap.ts'
import { layTime, type Place, readTime, type TimeLaid, type TimePart } from './time.ts'

/**
 * One part read: its situation, the matter somebody decides, and the figures it was judged by.
 * @plain
 */
export type Reading = {
  readonly situation: Situation
  /** The situation itself, or the delegation a package names. */
  readonly decision: string
  readonly inputs: CompassGround['inputs']
}

type Matter = {
  readonly model: GovernanceModel
  readonly standing: Standing
  readonly change: Change
  readonly on: LocalDate
  readonly room: Room
  readonly time: TimeLaid
  /** Swaps made before this part, those earlier in the same change among them. */
  swapsSoFar: number
  readonly found: Reading[]
}

/** Reads every part of a change. A change without parts asks for nothing, which is inside any scope. */
export function readChange(
  model: GovernanceModel,
  standing: Standing,
  change: Change,
  on: LocalDate,
): readonly Reading[] {
  const room = roomOn(model, standing.grant, on)
  const time = layTime(model, standing, change, room)
  const matter: Matter = { model, standing, change, on, room, time, swapsSoFar: standing.swapsSoFar, found: [] }
  for (const component of change.components) readers[component.kind](component as never, matter)
  if (change.conditionsWorsen) found(matter, 'conditionsWorsened', { wanted: change.wanted })
  if (matter.found.length === 0) found(matter, 'tasksInsideScope', { add: '', remove: '' })
  return matter.found
}

type Inputs = CompassGround['inputs']
type Readers = {
  readonly [Kind in ChangeComponent['kind']]: (
    component: Extract<ChangeComponent, { readonly kind: Kind }>,
    matter: Matter,
  ) => void
}

const found = (matter: Matter, situation: Situation, inputs: Inputs, decision: string = situation): void => {
  matter.found.push({ situation, decision, inputs })
}

/** Where goals are promised, whatever makes them unreachable against the citizen's wish takes the promise back. */
const isPromiseLost = ({ model, change }: Matter): boolean =>
  model.frame.promises === 'goals' && !change.goalsKept && !change.wanted

const readers: Readers = {
  time(component, matter) {
    const { model, change, time } = matter
    found(matter, readTime(model, component, time, change), timeInputs(model, component, time))
  },

  tasks({ add, remove }, matter) {
    const { change, room } = matter
    const inputs = { add: add.join(' '), remove: remove.join(' '), wanted: change.wanted }
    const isOutside = add.some((service) => !mayBeGiven(room, service))
    const isImposed = !change.wanted && add.length + remove.length > 0
    if (isOutside) found(matter, 'tasksOutsideScope', inputs)
    else if (!isImposed) found(matter, 'tasksInsideScope', inputs)
    if (!isImposed) return
    const isLost = isPromiseLost(matter) || remove.some((service) => isPromisedByName(matter, service))
    found(matter, isLost ? 'lessTimePromiseBroken' : 'tasksUnwanted', inputs)
  },

  moved({ visit }, matter) {
    const { change, standing } = matter
    const inputs = { visit, isPlanned: standing.plan?.visits.some(({ key }) => key === visit) ?? false }
    if (change.wanted) found(matter, 'movedWanted', inputs)
    else found(matter, isPromiseLost(matter) ? 'lessTimePromiseBroken' : 'movedUnwanted', inputs)
  },

  swapped(swap, matter) {
    const { model, standing, change, on, swapsSoFar } = matter
    const judged = judgeSwap(model, swapsSoFar === standing.swapsSoFar ? standing : { ...standing, swapsSoFar }, swap)
    const isInside = judged.ok && change.wanted && includes(standing.grant.period, on)
    const { give, get, minutesGiven, minutesGot } = swap
    const refused = judged.ok ? null : judged.refusal.kind
    const inputs = { give, get, minutesGiven, minutesGot, with: swap.with, swapsSoFar, refused }
    matter.swapsSoFar += 1
    found(matter, isInside ? 'swapInsideRules' : 'swapOutsideRules', inputs)
    const isLess = model.frame.promises === 'minutes' && !change.wanted && minutesGot < minutesGiven
    if (isLess || isPromiseLost(matter)) found(matter, 'lessTimePromiseBroken', inputs)
  },

  package({ package: name, newCitizen }, matter) {
    const { model, change } = matter
    const rule = model.packages?.find(({ id }) => id === name)
    const inputs = { package: name, newCitizen, days: rule?.days ?? null, minutesPerDay: rule?.minutesPerDay ?? null }
    const isDelegated =
      rule && (newCitizen || !rule.newCitizensOnly) && delegationOf(model, rule.delegation) !== undefined
    if (!change.wanted) found(matter, 'moreTimeUnwanted', inputs)
    else if (isDelegated) found(matter, 'packageDelegated', inputs, rule.delegation)
    else found(matter, 'packageOutsideRules', inputs)
  },

  level({ category, band }, matter) {
    const { model, standing, change } = matter
    const { grant } = standing
    const inputs = { category, band, categoryNow: grant.category, bandNow: grant.band }
    const isUp = change.wanted && !levelFalls(model, grant, category, band)
    found(matter, isUp ? 'levelUpWanted' : 'levelDownOrUnwanted', inputs)
  },

  paused({ days }, matter) {
    found(matter, matter.change.wanted ? 'pausedWanted' : 'pausedUnwanted', { days })
  },

  ended(_, matter) {
    found(matter, matter.change.wanted ? 'endedWanted' : 'endedUnwanted', { wanted: matter.change.wanted })
  },
}

/** Whether the grant holds a frame for this service by name, so that taking it away takes back what was promised. */
const isPromisedByName = ({ model, standing }: Matter, name: string): boolean =>
  model.frame.promises === 'minutes' &&
  standing.grant.frames.some(({ scope }) => scope.kind === 'service' && scope.service === name)

/** The figures of the place around a part that is nearest to its edge, or furthest over it. */
function timeInputs(
  { catalogue }: GovernanceModel,
  { minutesPerWeek, scope }: TimePart,
  { places, beyond, minorInAll, minorMost }: TimeLaid,
): Inputs {
  let nearest: Place | undefined
  for (const place of places)
    if (liesWithin(catalogue, scope, place.scope) && (!nearest || leftIn(place) < leftIn(nearest))) nearest = place
  const framed = nearest?.edge ?? null
  return { minutesPerWeek, framed, planned: nearest?.planned ?? null, beyond, minorInAll, minorMost }
}

const leftIn = ({ edge, planned, asked }: Place): number => edge - planned - asked
