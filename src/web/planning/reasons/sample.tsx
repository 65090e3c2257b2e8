/** The lists of reasons with made-up figures, for the page of pieces. */
import type { Id } from '#kernel/id.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import type { Goal, GoalChange } from './goals.ts'
import { ChangeList, GoalList, NoteList } from './lists.tsx'
import type { WeekNote } from './notes.ts'
import { reasonsIn } from './use-reasons.ts'
import { reasonWords } from './words.ts'

const names = {
  citizen: () => 'Grete Holm',
  staff: (id: string) => (id === 'maja' ? 'Maja Lund' : 'Karl Sø'),
  task: (id: string) => id,
  cluster: (id: string) => id,
}

const ofGrete = (goal: Goal['goal'], value: number, limit: number, isKept: boolean): Goal => ({
  ...{ of: 'citizen', id: 'grete', goal, value, limit, isKept, who: 'maja' },
})
const goals = [
  ofGrete('visits', 13, 14, false),
  ofGrete('faces', 6, 4, false),
  ofGrete('usual', 9, 13, true),
  ofGrete('agreedTime', 0, 0, true),
  ofGrete('sameTime', 20, 30, true),
  ofGrete('oneAtATime', 0, 0, true),
]
const changes: readonly GoalChange[] = [
  { of: 'citizen', id: 'grete', goal: 'faces', before: 4, after: 5, limit: 4, turns: 'broken' },
  { of: 'citizen', id: 'grete', goal: 'usual', before: 1, after: 2, limit: 3, turns: 'kept' },
  { of: 'carer', id: 'karl', goal: 'travel', before: 30, after: 52, limit: null, turns: null },
]
const citizen = 'grete' as Id<'Citizen'>
const notes: readonly WeekNote[] = [
  ...Array.from({ length: 6 }, (): WeekNote => ({ kind: 'noHome', citizen })),
  { kind: 'shiftsAssumed', shifts: 40 },
]

export function ReasonSamples() {
  const { format } = useSpeaking()
  const reasons = reasonsIn({ own: useWords(reasonWords), format, names, zone: 'Europe/Copenhagen' })
  return (
    <div className="samples">
      <GoalList goals={goals} reasons={reasons} />
      <ChangeList changes={changes} reasons={reasons} />
      <NoteList notes={notes} reasons={reasons} />
    </div>
  )
}
