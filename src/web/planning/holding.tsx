/** What is in the hand, at the foot of the page: where it is, what that would cost, and how to put it down. */
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import type { Held } from './hold.ts'
import { useHeldText } from './place-text.ts'
import { clockAt, type Names } from './reasons/telling.ts'
import { planningWords } from './words.ts'

type Props = {
  readonly held: Held
  readonly names: Names
  readonly onPut: () => void
  readonly onLetGo: () => void
}

export function Holding({ held, names, onPut, onLetGo }: Props) {
  const own = useWords(planningWords)
  const { format } = useSpeaking()
  const said = useHeldText(names)
  const { visit, at } = held
  return (
    <section className="holding" aria-label={own.pickUp}>
      <p role="status">
        <span className="quiet under">{own.holding(names.citizen(visit.citizen), visit.minutes)}</span>
        <strong>{own.at(clockAt(at.start), names.staff(at.staff), format.weekday(at.date))}</strong> {said(held, at)}
      </p>
      <div className="buttons">
        <Button className="button" isDisabled={held.places === null} onPress={onPut}>
          {own.putHere}
        </Button>
        <Button className="button quiet" onPress={onLetGo}>
          {own.letGo}
        </Button>
      </div>
    </section>
  )
}
