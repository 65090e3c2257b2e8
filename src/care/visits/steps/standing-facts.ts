import type { Minutes } from '#kernel/minutes.ts'
import type { VisitFact } from '../fact.ts'
import { isLater } from '../which-fact-wins.ts'

/**
 * The facts that stand: each told once, corrected where somebody corrected it, without the corrections themselves.
 * A correction that says nothing at all takes the fact back. One whose fact is not among these (it belongs to
 * another day) stands as told by staff.
 */
export function standingFacts(facts: readonly VisitFact[]): readonly VisitFact[] {
  const ids = new Set(facts.map(({ id }) => id))
  const hasCorrections = facts.some(({ corrects }) => corrects !== null)
  if (ids.size === facts.length && !hasCorrections) return facts
  const byId = new Map<string, VisitFact>()
  for (const fact of facts) {
    const told = byId.get(fact.id)
    if (told === undefined || comesBefore(fact, told)) byId.set(fact.id, fact)
  }
  if (!hasCorrections) return [...byId.values()]
  const isCorrection = (fact: VisitFact): fact is Correction => fact.corrects !== null
  return corrected(
    byId,
    Map.groupBy([...byId.values()].filter(isCorrection), ({ corrects }) => corrects),
  )
}

type Correction = VisitFact & { readonly corrects: string }
type Corrections = ReadonlyMap<string, readonly VisitFact[]>

function corrected(byId: ReadonlyMap<string, VisitFact>, corrections: Corrections): VisitFact[] {
  const standing: VisitFact[] = []
  for (const fact of byId.values()) {
    if (fact.corrects !== null && byId.has(fact.corrects)) continue
    const now = asCorrected(fact, corrections)
    const stands = now?.kind === 'correction' ? standsAlone(now) : now
    if (stands) standing.push(stands)
  }
  return standing
}

/** The fact as its last correction that is not itself taken back left it; `null` when it is taken back. */
function asCorrected(fact: VisitFact, corrections: Corrections): VisitFact | null {
  const ofThis = corrections.get(fact.id)
  if (ofThis === undefined) return fact
  for (const correction of ofThis.toSorted((a, b) => (isLater(a, b) ? -1 : 1))) {
    const last = asCorrected(correction, corrections)
    if (last) return saysNothing(last) ? null : withValuesOf(fact, last)
  }
  return fact
}

const saysNothing = (fact: VisitFact): boolean =>
  fact.minutes === null && fact.start === null && fact.end === null && fact.services.length === 0

const didNotHappen: readonly string[] = ['declinedInTime', 'declinedLate', 'declinedAtDoor', 'notHome']

/** The fact with the values of its correction; a new time without a length means the length of the new time. */
function withValuesOf(fact: VisitFact, correction: VisitFact): VisitFact {
  const newTime = correction.start !== null || correction.end !== null
  const tookPlace = (correction.minutes ?? 0) > 0 || newTime
  return {
    ...fact,
    kind: tookPlace && didNotHappen.includes(fact.kind) ? 'less' : fact.kind,
    date: correction.date,
    plannedVisit: correction.plannedVisit ?? fact.plannedVisit,
    minutes: correction.minutes ?? (newTime ? null : fact.minutes),
    start: correction.start ?? fact.start,
    end: correction.end ?? (correction.start === null ? fact.end : null),
    services: correction.services.length > 0 ? correction.services : fact.services,
    reason: correction.reason ?? fact.reason,
    corrects: correction.id,
  }
}

const standsAlone = (fact: VisitFact): VisitFact | null =>
  saysNothing(fact) ? null : { ...fact, kind: fact.plannedVisit === null ? 'extra' : 'less' }

/** Which of two tellings under one id is kept: the one recorded first, as nothing told is ever altered. */
function comesBefore(a: VisitFact, b: VisitFact): boolean {
  if (a === b) return false
  if (a.recordedAt !== b.recordedAt) return a.recordedAt < b.recordedAt
  const [textOfA, textOfB] = [canonical(a), canonical(b)]
  return textOfA < textOfB
}

const canonical = (fact: VisitFact): string => JSON.stringify(Object.entries(fact).sort(([a], [b]) => (a < b ? -1 : 1)))

/** How long a fact says the visit was: its own length, or from its start to its end. */
export function toldMinutes(fact: VisitFact): Minutes | null {
  if (fact.minutes !== null) return fact.minutes
  if (fact.start === null || fact.end === null) return null
  return Math.max(0, Math.floor((fact.end - fact.start) / 60_000)) as Minutes
}
