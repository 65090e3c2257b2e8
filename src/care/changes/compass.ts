import { type Consequence, consequences, type Effect, type Situation } from '#care/governance/delegation.ts'
import { effectOf, strongest } from '#care/governance/effect-of.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { laterRole, whoDecides } from '#care/governance/who-decides.ts'
import { type Actor, type Role, roles } from '#care/people/actor.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Change, Compass, CompassGround, Standing } from './change.ts'
import { readChange } from './readings.ts'

/**
 * The compass: what a change is to the citizen's right, whether this actor may decide it, who may, whose consent and
 * which competences it needs, what must follow, and the ground of it all (000-05, 003-16, 004-66, 004-67).
 *
 * Every change has an answer. Each part is read into a situation by facts, all time of the change laid on the grant
 * together; a situation has its effect by the house table and the model; the strongest effect is that of the whole;
 * whoever decides must be able to decide every part; and what follows is what follows from any part. Parts taken one
 * after the other, each from where the last one left off, are never milder than the change taken at once.
 */
export function classifyChange(
  model: GovernanceModel,
  standing: Standing,
  change: Change,
  actor: Actor,
  on: LocalDate,
): Compass {
  let effect: Effect = 'insideFrame'
  let by: Role = roles[0]
  let mayDecide = true
  let follows = 0
  let consent = 0
  let competences: readonly string[] = none
  const situations: Situation[] = []
  const ground: CompassGround[] = []
  for (const { situation, decision, inputs } of readChange(model, standing, change, on)) {
    const ruling = effectOf(model, situation)
    const decider = whoDecides(model, decision, actor)
    effect = strongest(effect, ruling.effect)
    by = laterRole(by, decider.by)
    mayDecide &&= decider.mayDecide
    for (const consequence of ruling.follows) follows |= 1 << consequences.indexOf(consequence)
    for (const who of decider.consent) consent |= who === 'citizen' ? 1 : 2
    if (decider.competence !== null && !competences.includes(decider.competence))
      competences = [...competences, decider.competence]
    if (!situations.includes(situation)) situations.push(situation)
    ground.push({ situation, law: ruling.law, on, inputs })
  }
  return {
    effect,
    situations,
    mayDecide,
    by,
    consent: consents[consent] ?? none,
    competences,
    follows: followsOf(follows),
    ground,
  }
}

const none: readonly never[] = []
const consents: readonly Compass['consent'][] = [[], ['citizen'], ['relative'], ['citizen', 'relative']]

/** Sets of consequences by their bits, in the order of {@link consequences}: 256 at most, each made once. */
const followSets: (readonly Consequence[] | undefined)[] = []

function followsOf(bits: number): readonly Consequence[] {
  const known = followSets[bits]
  if (known) return known
  const set = consequences.filter((_, index) => bits & (1 << index))
  followSets[bits] = set
  return set
}
