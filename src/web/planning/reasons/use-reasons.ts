/** The sentences of a plan in the language of the reader, ready to be asked. */
import { useMemo } from 'react'
import { useSelf } from '#web/shell/self.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { type Goal, type GoalChange, tellGoal, tellGoalChange } from './goals.ts'
import { type Barrier, tellBarrier, tellNote, type WeekNote, type WishTold } from './notes.ts'
import { type RouteChange, type ShiftBreach, tellBreach, tellRouteChange } from './routes.ts'
import type { Names, Telling } from './telling.ts'
import { reasonWords } from './words.ts'

export type Reasons = ReturnType<typeof reasonsIn>

/** Everything a plan can say, told in one language of some people. */
export const reasonsIn = (telling: Telling) => ({
  goal: (goal: Goal) => tellGoal(telling, goal),
  goalChange: (change: GoalChange) => tellGoalChange(telling, change),
  note: (note: WeekNote) => tellNote(telling, note),
  barrier: (barrier: Barrier, wish: WishTold) => tellBarrier(telling, barrier, wish),
  routeChange: (change: RouteChange) => tellRouteChange(telling, change),
  breach: (breach: ShiftBreach) => tellBreach(telling, breach),
})

/** `names` should stay the same from one look to the next. */
export function useReasons(names: Names): Reasons {
  const own = useWords(reasonWords)
  const { format } = useSpeaking()
  const { zone } = useSelf().municipality
  return useMemo(() => reasonsIn({ own, format, names, zone }), [own, format, names, zone])
}
