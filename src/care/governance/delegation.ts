import type { Role } from '#care/people/actor.ts'

/**
 * How strong a change is in law, from the weakest.
 * @da retsvirkning
 * @sv rättsverkan
 */
export const effects = ['insideFrame', 'minorFavourable', 'outside', 'adverse'] as const
/**
 * What a change is to the citizen's right: inside the frame, a small favourable adjustment, outside the frame, or
 * adverse.
 * @da retsvirkning
 * @sv rättsverkan
 */
export type Effect = (typeof effects)[number]

/**
 * Every situation one component of a change can be in. A change is read into these by facts alone;
 * law says the effect of each, a model says who decides it.
 * @plain
 */
export const situations = [
  'moreTimeInsideFrame',
  'moreTimeMinor',
  'moreTimeOutside',
  'moreTimeUnwanted',
  'lessTimeWanted',
  'lessTimePromiseKept',
  'lessTimePromiseBroken',
  'tasksInsideScope',
  'tasksOutsideScope',
  'tasksUnwanted',
  'movedWanted',
  'movedUnwanted',
  'swapInsideRules',
  'swapOutsideRules',
  'packageDelegated',
  'packageOutsideRules',
  'levelUpWanted',
  'levelDownOrUnwanted',
  'pausedWanted',
  'pausedUnwanted',
  'endedWanted',
  'endedUnwanted',
  'conditionsWorsened',
] as const
/**
 * One of {@link situations}.
 * @da situation
 * @sv situation
 */
export type Situation = (typeof situations)[number]

/**
 * What must follow a change.
 * @plain
 */
export const consequences = [
  'log',
  'tellCitizen',
  'letter',
  'hearing',
  'reasons',
  'appealGuidance',
  'newAssessment',
  'endsByItself',
] as const
/**
 * One of {@link consequences}: log it, tell the citizen, send a letter, hear the citizen first, give reasons, guide
 * on appeal, assess anew.
 * @da følge
 * @sv följd
 */
export type Consequence = (typeof consequences)[number]

/**
 * The effect of one situation under this model, with what must follow and the law it rests on.
 * A model may be stricter than the house table, never softer.
 * @da virkningsregel
 * @sv verkansregel
 */
export type EffectRule = {
  readonly situation: Situation
  readonly effect: Effect
  readonly follows: readonly Consequence[]
  readonly law: string
}

/**
 * Who decides one kind of matter. Three things apart: `consent` of whom, which `competence` the one who acts must hold,
 * and who decides: `decidedBy` and every role after it on the ladder of {@link Role}.
 * `minorMinutesPerWeek`: how much time may be added outside the frame, in all since the last decision, and still be
 * minor.
 * @da delegation
 * @sv delegation
 */
export type Delegation = {
  readonly decision: Situation | string
  readonly decidedBy: Role
  readonly consent: readonly ('citizen' | 'relative')[]
  readonly competence: string | null
  readonly minorMinutesPerWeek?: number
  /** The axis of autonomy it belongs to, where the model grades autonomy. */
  readonly axis?: 'selfManagement' | 'selfAssessment' | 'selfCoordination'
}
