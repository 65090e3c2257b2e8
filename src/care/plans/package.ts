import type { GovernanceModel, PackageRule } from '#care/governance/model.ts'
import { whoDecides } from '#care/governance/who-decides.ts'
import type { Actor, Role } from '#care/people/actor.ts'
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import { overlaps } from '#kernel/calendar/period.ts'
import type { Id } from '#kernel/id.ts'
import { type Minutes, minutes } from '#kernel/minutes.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { StartedPackage } from './rhythm-plan.ts'

/**
 * Somebody's wish to start a package for a citizen from a day on.
 * @da igangsættelse af pakke
 * @sv start av paket
 */
export type PackageRequest = {
  readonly id: Id<'StartedPackage'>
  readonly package: string
  readonly citizen: Id<'Citizen'>
  readonly actor: Actor
  readonly on: LocalDate
  readonly newCitizen: boolean
  /** Packages started before, of this citizen or others. */
  readonly running: readonly StartedPackage[]
}

/**
 * Why a package is not started.
 * @da afslag på pakke
 * @sv avslag på paket
 */
export type PackageRefusal =
  | { readonly kind: 'unknownPackage'; readonly package: string }
  | { readonly kind: 'notNewCitizen' }
  | { readonly kind: 'notDelegated'; readonly by: Role; readonly competence: string | null }
  | { readonly kind: 'alreadyRunning'; readonly until: LocalDate }

/**
 * Starts a package the model lets this actor start (003-31, 003-34). It ends by itself: its last day is fixed here, the
 * day it starts counted in (003-32). The same package may not overlap itself; different packages may.
 */
export function startPackage(
  model: GovernanceModel,
  { id, package: name, citizen, actor, on, newCitizen, running }: PackageRequest,
): Result<StartedPackage, PackageRefusal> {
  const rule = model.packages?.find((known) => known.id === name)
  if (!rule) return refuse({ kind: 'unknownPackage', package: name })
  if (rule.newCitizensOnly && !newCitizen) return refuse({ kind: 'notNewCitizen' })
  const { mayDecide, by, competence } = whoDecides(model, rule.delegation, actor)
  if (!mayDecide) return refuse({ kind: 'notDelegated', by, competence })
  const period = { from: on, to: addDays(on, rule.days - 1) }
  const same = running.find(
    (other) => other.citizen === citizen && other.package === name && overlaps(other.period, period),
  )
  if (same) return refuse({ kind: 'alreadyRunning', until: same.period.to })
  return ok({ id, citizen, package: name, period, startedBy: actor.role })
}

/** The minutes a package comes to from its first to its last day. */
export const packageMinutes = ({ days, minutesPerDay }: PackageRule): Minutes => minutes(days * minutesPerDay)
