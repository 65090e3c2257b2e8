/** One visit: when, to whom, what matters to them; and, only if it differed, a way to say so. */
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { isApple } from '#web/shell/keys.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Button } from '#web/ui/button.tsx'
import { OwnWords } from '#web/ui/own-words.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'
import './stop.css'
import { clockOf, type Stop, type Told } from './day.ts'
import { Deviation } from './deviation.tsx'

type Props = {
  readonly stop: Stop
  readonly date: LocalDate
  /** Whether all that is shown is the reader's own route, and whether the week has routes at all. */
  readonly routes: 'own' | 'all' | 'none'
  readonly isNext: boolean
  readonly isOpen: boolean
  readonly onOpen: (key: string | null) => void
  readonly onSaved: (at: string) => void
}

export const StopCard = memo(function StopCard({ stop, date, routes, isNext, isOpen, onOpen, onSaved }: Props) {
  const { words, format } = useSpeaking()
  const { citizen, visit, key } = stop
  const name = citizen.name ?? words.unknown
  return (
    <li className={isNext ? 'stop told-of next' : 'stop told-of'}>
      <Button className="stop-head" aria-expanded={isOpen} onPress={() => onOpen(isOpen ? null : key)}>
        <span className="when">
          {isNext && <strong className="mark-next">{words.day.next}</strong>}
          {visit.route || visit.start ? clockOf(stop.start) : words.around(visit.time)} ·{' '}
          {format.length(stop.end - stop.start)}
          <Company stop={stop} routes={routes} />
        </span>
        <span className="name">{name}</span>
        {visit.purpose && <span className="what">{visit.purpose}</span>}
        <Different stop={stop} date={date} />
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
            {citizen.home && <a href={wayTo(citizen.home)}>{words.day.wayTo}</a>}
            <Link to="/citizens/$citizen" params={{ citizen: citizen.citizen }}>
              {words.day.open(name)}
            </Link>
          </p>
        </div>
      )}
    </li>
  )
})

/** Opens whatever the phone finds its way with; where somebody lives goes to nobody else. */
const wayTo = ({ latitude, longitude }: NonNullable<Stop['citizen']['home']>): string =>
  `${isApple ? 'maps:' : `geo:${latitude},${longitude}`}?q=${latitude},${longitude}`

/** Who goes: the others, on one's own route; everybody, where all routes are shown; how many, where no route says. */
function Company({ stop: { visit }, routes }: Pick<Props, 'stop' | 'routes'>) {
  const { words } = useSpeaking()
  const self = useSelf()
  const together = visit.staff > 1 ? ` · ${words.day.together(visit.staff)}` : null
  if (routes === 'none' || visit.plannedVisit === null) return together
  if (!visit.route)
    return (
      <>
        {together} · {words.day.nobodys}
      </>
    )
  if (routes === 'all')
    return ` · ${visit.route.going.map(({ id, name }) => (id === self.staff ? words.day.you : name)).join(', ')}`
  const others = visit.route.going.filter(({ id }) => id !== self.staff).map(({ name }) => name)
  return others.length > 0 && ` · ${words.day.along(others.join(', '))}`
}

/** What is not as it was planned: told, swapped, or nobody left to go. */
function Different({ stop: { visit, told, swaps }, date }: { readonly stop: Stop; readonly date: LocalDate }) {
  const { words, format, written } = useSpeaking()
  const self = useSelf()
  const { zone } = self.municipality
  const gone = visit.route?.going.filter(({ isGone }) => isGone) ?? []
  const said = ({ kind, start, minutes, reason, by }: Told) => [
    words.day.kinds[kind],
    kind === 'moved' && start && (start.startsWith(date) ? format.clock(start, zone) : format.moment(start, zone)),
    minutes !== null && format.length(minutes),
    reason,
    by,
  ]
  return (
    <>
      {gone.map(({ id, name }) => (
        <span key={id} className="told">
          {id === self.staff ? words.day.youGone : words.day.gone(name)}
        </span>
      ))}
      {visit.evidence === 'lock' && visit.start && visit.end && (
        <span className="quiet">{words.day.door(format.clock(visit.start, zone), format.clock(visit.end, zone))}</span>
      )}
      {swaps.map((swap) => (
        <span key={`${swap.give.en} ${swap.get.en}`} className="told">
          {words.day.swap(swap.get[written], swap.give[written])}
          {swap.with !== 'team' && ` · ${words.day.swapWith[swap.with]}`}
        </span>
      ))}
      {told.map((fact) => (
        <span key={fact.id} className="told">
          {said(fact).filter(Boolean).join(' · ')}
        </span>
      ))}
    </>
  )
}
