/** One visit: when, to whom, what matters to them; and, only if it differed, a way to say so. */
import { Link } from '@tanstack/react-router'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { Button } from '#web/ui/button.tsx'
import { OwnWords } from '#web/ui/own-words.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'
import type { Stop } from './day.ts'
import { Deviation } from './deviation.tsx'

type Props = {
  readonly stop: Stop
  readonly date: LocalDate
  readonly isNext: boolean
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onSaved: (at: string) => void
}

export function StopCard({ stop, date, isNext, isOpen, onOpen, onSaved }: Props) {
  const { words, format } = useSpeaking()
  const { citizen, visit, told } = stop
  const name = citizen.name ?? words.unknown
  const length = (visit.plannedMinutes || visit.minutes) / visit.staff
  const together = visit.staff > 1 ? ` · ${words.day.together(visit.staff)}` : ''
  return (
    <li className={isNext ? 'stop next' : 'stop'}>
      <Button className="stop-head" aria-expanded={isOpen} onPress={() => onOpen(!isOpen)}>
        <span className="when">
          {words.around(visit.time)} · {format.length(length)}
          {together}
        </span>
        <span className="name">{name}</span>
        {visit.purpose && <span className="what">{visit.purpose}</span>}
        {told.map((fact) => (
          <span key={fact.id} className="told">
            {[words.day.kinds[fact.kind], fact.minutes !== null && format.length(fact.minutes), fact.reason]
              .filter(Boolean)
              .join(' · ')}
          </span>
        ))}
      </Button>
      {isOpen && (
        <div className="stop-body">
          {citizen.ownWords ? (
            <OwnWords small>{citizen.ownWords}</OwnWords>
          ) : (
            <p className="quiet">{words.day.nobodyWhoKnows}</p>
          )}
          <Deviation stop={stop} date={date} onSaved={onSaved} />
          <p className="card-links">
            <Link to="/citizens/$citizen" params={{ citizen: citizen.citizen }}>
              {words.day.open(name)}
            </Link>
          </p>
        </div>
      )}
    </li>
  )
}
