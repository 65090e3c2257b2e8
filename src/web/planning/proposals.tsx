/** The week's proposals so far: each can be opened again. */
import { useSelf } from '#web/shell/self.tsx'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import type { Routes } from './plan.ts'
import { planningWords } from './words.ts'

type Props = {
  readonly of: Routes['proposals']
  readonly now: string | null
  readonly onOpen: (id: string) => void
}

export function Proposals({ of, now, onOpen }: Props) {
  const own = useWords(planningWords)
  const { format } = useSpeaking()
  const { zone } = useSelf().municipality
  return (
    <Fold line={`${own.proposals} (${of.length})`}>
      <ul className="plain">
        {of.map(({ id, at, by, way, visits }) => (
          <li key={id} className="line">
            <span>
              <strong>{own.ways[way]}</strong>{' '}
              <span className="quiet">
                {own.proposedBy(by, format.moment(at, zone))} · {own.visits(visits)}
              </span>
            </span>
            {id === now ? (
              <span className="quiet">{own.isOpen}</span>
            ) : (
              <Button className="button quiet small" onPress={() => onOpen(id)}>
                {own.open}
                <span className="only-heard">
                  {' '}
                  {own.ways[way]} {format.moment(at, zone)}
                </span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Fold>
  )
}
