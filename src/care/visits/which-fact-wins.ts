import type { FactKind, VisitFact } from './fact.ts'

/**
 * What a fact can say of a visit.
 * @plain
 */
export type FactSubject = 'outcome' | 'minutes' | 'start' | 'services' | 'staff'

/**
 * Of several facts about one visit, which one is believed, subject by subject: the row that stands first wins.
 * Corrections are not here, for they come before all: a corrected fact speaks with the corrected values.
 * What no fact speaks of is as the plan says.
 * @plain
 */
export type FactPrecedence = { readonly about: FactSubject; readonly kind: FactKind; readonly because: string }

export const whichFactWins: readonly FactPrecedence[] = [
  { about: 'outcome', kind: 'lockEvent', because: 'a door that opened needs nobody to remember it' },
  { about: 'outcome', kind: 'declinedAtDoor', because: 'whoever stood at the door knows more than who took a call' },
  { about: 'outcome', kind: 'notHome', because: 'somebody went there and nobody opened' },
  { about: 'outcome', kind: 'declinedLate', because: 'told late, it came after what was told in time' },
  { about: 'outcome', kind: 'declinedInTime', because: 'told in time, and nothing later says otherwise' },
  { about: 'outcome', kind: 'less', because: 'a length that was told is of a visit that took place' },
  { about: 'outcome', kind: 'more', because: 'a length that was told is of a visit that took place' },
  { about: 'outcome', kind: 'swapped', because: 'something else was done, so something was done' },
  { about: 'outcome', kind: 'moved', because: 'it took place at another time' },
  { about: 'outcome', kind: 'doubleStaffed', because: 'two went, so it took place' },
  { about: 'outcome', kind: 'extra', because: 'a visit nobody planned is told of by whoever made it' },
  { about: 'outcome', kind: 'signature', because: 'the citizen has signed for it' },

  { about: 'minutes', kind: 'lockEvent', because: 'the door measures, people round' },
  { about: 'minutes', kind: 'less', because: 'the smaller of two told lengths is the safer use of public money' },
  { about: 'minutes', kind: 'more', because: 'a told length is better than a planned one' },
  { about: 'minutes', kind: 'swapped', because: 'the length of what was done instead' },
  { about: 'minutes', kind: 'moved', because: 'the length at the new time' },
  { about: 'minutes', kind: 'doubleStaffed', because: 'the length while two were there' },
  { about: 'minutes', kind: 'extra', because: 'nothing else says how long it was' },

  { about: 'start', kind: 'lockEvent', because: 'the door measures, people round' },
  { about: 'start', kind: 'moved', because: 'a new time is what this fact is for' },
  { about: 'start', kind: 'less', because: 'told beside the length' },
  { about: 'start', kind: 'more', because: 'told beside the length' },
  { about: 'start', kind: 'swapped', because: 'told beside what was done instead' },
  { about: 'start', kind: 'doubleStaffed', because: 'told beside who went' },
  { about: 'start', kind: 'extra', because: 'nothing else says when it was' },

  { about: 'services', kind: 'swapped', because: 'a door knows when, not what; staff know what' },
  { about: 'services', kind: 'less', because: 'staff say what was left' },
  { about: 'services', kind: 'more', because: 'staff say what was added' },
  { about: 'services', kind: 'extra', because: 'staff say what it was for' },
  { about: 'services', kind: 'lockEvent', because: 'what the lock system was told at the door' },
  { about: 'services', kind: 'moved', because: 'told beside the new time' },
  { about: 'services', kind: 'doubleStaffed', because: 'told beside who went' },

  { about: 'staff', kind: 'doubleStaffed', because: 'that two went is what this fact is for' },
]

const ranks = new Map<FactSubject, ReadonlyMap<FactKind, number>>()
for (const subject of ['outcome', 'minutes', 'start', 'services', 'staff'] as const) {
  const rows = whichFactWins.filter((row) => row.about === subject)
  ranks.set(subject, new Map(rows.map((row, rank) => [row.kind, rank])))
}

/**
 * The fact that is believed about `subject`, or `undefined` where none speaks of it. Among facts of the same kind the
 * one recorded last wins, and by id where they were recorded at once, so that the order they arrive in never matters.
 */
export function winner(
  facts: readonly VisitFact[],
  subject: FactSubject,
  speaks: (fact: VisitFact) => boolean,
): VisitFact | undefined {
  const order = ranks.get(subject) as ReadonlyMap<FactKind, number>
  let best: VisitFact | undefined
  let bestRank = Number.POSITIVE_INFINITY
  for (const fact of facts) {
    const rank = order.get(fact.kind)
    if (rank === undefined || rank > bestRank || !speaks(fact)) continue
    if (rank < bestRank || isLater(fact, best as VisitFact)) {
      best = fact
      bestRank = rank
    }
  }
  return best
}

/** Was `a` recorded after `b`? Ids decide between two of the same moment. */
export const isLater = (a: VisitFact, b: VisitFact): boolean =>
  a.recordedAt !== b.recordedAt ? a.recordedAt > b.recordedAt : a.id > b.id
