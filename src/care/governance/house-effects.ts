import type { Consequence, Effect, Situation } from './delegation.ts'

/**
 * What a situation is before any model speaks: the mildest effect it may ever have, where there is one the
 * strictest, and what follows while a model has no row of its own.
 * @plain
 */
export type HouseEffect = {
  readonly least: Effect
  readonly most: Effect
  /** At least as strong as this milder neighbour, however strict a model makes that one. */
  readonly notBelow: Situation | null
  readonly follows: readonly Consequence[]
}

const afterAdverse: readonly Consequence[] = ['log', 'letter', 'hearing', 'reasons', 'appealGuidance', 'newAssessment']
const afterOutside: readonly Consequence[] = ['log', 'letter', 'newAssessment']

const adverse: HouseEffect = { least: 'adverse', most: 'adverse', notBelow: null, follows: afterAdverse }
const outside: HouseEffect = { least: 'outside', most: 'adverse', notBelow: null, follows: afterOutside }
const inside: HouseEffect = { least: 'insideFrame', most: 'adverse', notBelow: null, follows: ['log'] }
const insideButTold: HouseEffect = { ...inside, follows: ['log', 'tellCitizen'] }

/**
 * The house table: the least that holds whatever the law of the land, because it follows from what a decision is.
 *
 * - What a decision promises is taken back only by a decision; so less than promised, a pause or an end against
 *   the citizen's will, worse conditions and more help than the citizen wants are adverse.
 * - What goes beyond the promise needs a new decision; so it is outside, and so is an end the citizen asks for,
 *   because the right lapses with it.
 * - More time the citizen wants, at the same fee and conditions, takes nothing from anybody: `most` keeps every
 *   model from calling it adverse. A package is such time.
 * - A model that is strict about a little is at least as strict about more (`notBelow`); without that, the sum of
 *   two parts could be milder than the parts.
 */
export const houseEffects: Readonly<Record<Situation, HouseEffect>> = {
  moreTimeInsideFrame: { ...inside, most: 'outside' },
  moreTimeMinor: {
    least: 'minorFavourable',
    most: 'outside',
    notBelow: 'moreTimeInsideFrame',
    follows: ['log', 'tellCitizen', 'letter'],
  },
  moreTimeOutside: { ...outside, most: 'outside', notBelow: 'moreTimeMinor' },
  moreTimeUnwanted: adverse,
  lessTimeWanted: inside,
  lessTimePromiseKept: insideButTold,
  lessTimePromiseBroken: { ...adverse, notBelow: 'lessTimePromiseKept' },
  tasksInsideScope: inside,
  tasksOutsideScope: { ...outside, notBelow: 'tasksInsideScope' },
  tasksUnwanted: insideButTold,
  movedWanted: inside,
  movedUnwanted: insideButTold,
  swapInsideRules: inside,
  swapOutsideRules: { ...outside, notBelow: 'swapInsideRules' },
  packageDelegated: {
    least: 'minorFavourable',
    most: 'outside',
    notBelow: null,
    follows: ['log', 'tellCitizen', 'endsByItself'],
  },
  packageOutsideRules: { ...outside, most: 'outside', notBelow: 'packageDelegated' },
  levelUpWanted: outside,
  levelDownOrUnwanted: adverse,
  pausedWanted: inside,
  pausedUnwanted: adverse,
  endedWanted: outside,
  endedUnwanted: adverse,
  conditionsWorsened: adverse,
}
