/** One visit: when, who and how long; where else it could go; and why not somewhere one would like it. */
import { Select } from '#web/ui/select.tsx'
import './list.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { Failed, Waiting } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Stepper } from '#web/ui/stepper.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { byCost, costAt, firstStart, leastCost } from './cost.ts'
import type { Mark } from './marks.ts'
import { usePlaceText } from './place-text.ts'
import { type Edit, keyOf, type Place, type Proposal, type Spot, type Visit } from './plan.ts'
import { clockAt, type Names } from './reasons/telling.ts'
import { Sheet } from './sheet.tsx'
import { placesFor } from './use-plan.ts'
import { WhyNot } from './why-not.tsx'
import { planningWords } from './words.ts'

type Props = {
  readonly team: string
  readonly visit: Visit | Proposal['visits'][number]
  readonly mark: Mark | null
  readonly names: Names
  readonly days: readonly LocalDate[]
  readonly staff: readonly Spot['staff'][]
  readonly isMovable: boolean
  /** It has begun, and stays. */
  readonly isPinned: boolean
  /** Takes it into the hand on the board; null where there is no board to hold it over. */
  readonly onPick: ((staff: Spot['staff']) => void) | null
  /** A proposal to ask of. */
  readonly base: () => Promise<string>
  /** `outside` are minutes outside the agreed hours. */
  readonly onPut: (edit: Edit, outside: number) => void
  readonly onClose: () => void
}

export function VisitSheet(props: Props) {
  const { visit, mark, names, isMovable, isPinned, onPick, onClose } = props
  const own = useWords(planningWords)
  const { format } = useSpeaking()
  const [replaces, setReplaces] = useState(visit.staff[0] ?? null)
  const [isAsking, setIsAsking] = useState(visit.staff.length === 0)
  const windows = 'windows' in visit ? visit.windows : []
  const day = format.weekdayLong(visit.date)
  const was = mark?.before
  const isMissing = visit.staff.length === 0
  return (
    <Sheet title={names.citizen(visit.citizen)} onClose={onClose}>
      {isMissing ? (
        <p>
          {own.missing(1)}, {own.minutes(visit.minutes)}
        </p>
      ) : (
        <>
          <p>
            <strong>
              {clockAt(visit.start)}–{clockAt(visit.start + visit.minutes)}
            </strong>{' '}
            {day}, {own.minutes(visit.minutes)}
          </p>
          <p>{format.list(visit.staff.map(names.staff))}</p>
        </>
      )}
      {mark && (
        <p className="over">
          {own.states[mark.kind]}
          {was &&
            `, ${own.was(`${format.weekday(was.date)} ${clockAt(was.start)}, ${format.list(was.staff.map(names.staff))}`)}`}
        </p>
      )}
      {windows.length > 0 && (
        <p className="quiet">
          {own.hours}{' '}
          {format.list(windows.map(({ wishedFrom, wishedTo }) => `${clockAt(wishedFrom)}–${clockAt(wishedTo)}`))}
        </p>
      )}
      <p>
        <Link to="/citizens/$citizen" params={{ citizen: visit.citizen }}>
          {own.toCitizen}
        </Link>
      </p>
      {isPinned && <p className="notice">{own.pinned}</p>}
      {isMovable && !isPinned && (
        <>
          {visit.staff.length > 1 && (
            <Select
              label={own.replaces}
              value={replaces ?? ''}
              options={visit.staff.map((id) => [id, names.staff(id)])}
              onChange={(of) => setReplaces(of as Spot['staff'])}
            />
          )}
          {isAsking ? (
            <Places {...props} replaces={replaces} />
          ) : (
            <p className="buttons">
              {onPick && replaces && (
                <Button className="button" onPress={() => onPick(replaces)}>
                  {own.pickUp}
                </Button>
              )}
              <Button className={onPick ? 'button quiet' : 'button'} onPress={() => setIsAsking(true)}>
                {own.wherever}
              </Button>
            </p>
          )}
          {!isMissing && (
            <Fold line={own.whyNot}>
              <WhyNot {...props} replaces={replaces} />
            </Fold>
          )}
        </>
      )}
    </Sheet>
  )
}

/** Every place in the week, this day's first; one is chosen, its minute set, and the visit lies there. */
function Places({ team, visit, names, replaces, base, onPut }: Props & { readonly replaces: Spot['staff'] | null }) {
  const own = useWords(planningWords)
  const { format } = useSpeaking()
  const text = usePlaceText()
  const [chosen, setChosen] = useState<Spot | null>(null)
  const asked = useQuery({
    queryKey: ['places', team, keyOf(visit), replaces, visit.start],
    queryFn: async () => placesFor(team, await base(), visit, visit.staff.length > 1 ? replaces : null),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (asked.error) return <Failed error={asked.error} again={asked.refetch} />
  if (!asked.data) return <Waiting lines={3} />
  const places = asked.data.places.filter((place) => !isWhereItIs(place, visit))
  const cost = (place: Place) => leastCost(place, visit.start)
  if (places.length === 0) return <p className="empty">{visit.staff.length === 0 ? own.noRoom : own.nowhere}</p>
  const row = (place: Place) => {
    const isChosen = chosen?.staff === place.staff && chosen.date === place.date && within(place, chosen.start)
    const isPresent = isChosen && isAt(chosen, visit)
    const put = (start: number) => setChosen({ staff: place.staff, date: place.date, start })
    const said = isPresent ? own.asItWas : text.cost(isChosen ? costAt(place, chosen.start) : cost(place))
    return (
      <li key={`${place.staff} ${place.date} ${place.from}`}>
        <button
          type="button"
          className="choose-row"
          aria-expanded={isChosen}
          onClick={() => put(firstStart(place, visit.start))}
        >
          <strong>{names.staff(place.staff)}</strong> {text.span(place)}
          <span className="under quiet">{said}</span>
        </button>
        {isChosen && (
          <>
            <Stepper
              text={clockAt(chosen.start)}
              less={own.earlier}
              more={own.later}
              onLess={chosen.start > place.from ? () => put(Math.max(place.from, chosen.start - 5)) : null}
              onMore={chosen.start < place.to ? () => put(Math.min(place.to, chosen.start + 5)) : null}
            />
            <Button
              className="button"
              isDisabled={isPresent}
              onPress={() =>
                onPut(
                  { visit, replaces: visit.staff.length > 1 ? replaces : null, to: chosen },
                  costAt(place, chosen.start).outside,
                )
              }
            >
              {own.putHere}
            </Button>
          </>
        )}
      </li>
    )
  }
  const sorted = places.toSorted((a, b) => byCost(cost(a), cost(b)))
  const ofDay = Map.groupBy(sorted, ({ date }) => date)
  const sameDay = ofDay.get(visit.date) ?? []
  const others = [...ofDay].filter(([date]) => date !== visit.date).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return (
    <section>
      <h3>{own.wherever}</h3>
      <ul className="plain">{sameDay.slice(0, shownAtOnce).map(row)}</ul>
      {sameDay.length > shownAtOnce && (
        <Fold line={own.morePlaces(sameDay.length - shownAtOnce)}>
          <ul className="plain">{sameDay.slice(shownAtOnce).map(row)}</ul>
        </Fold>
      )}
      {others.map(([date, ofThatDay]) => (
        <Fold key={date} line={`${format.weekdayLong(date)} (${ofThatDay.length})`}>
          <ul className="plain">{ofThatDay.map(row)}</ul>
        </Fold>
      ))}
    </section>
  )
}

const shownAtOnce = 5

/** Room for where it is already, and for no other minute. */
const isWhereItIs = ({ staff, date, from, to }: Place, visit: Visit): boolean =>
  from === to && isAt({ staff, date, start: from }, visit)

const isAt = ({ staff, date, start }: Spot, visit: Visit): boolean =>
  visit.staff.includes(staff) && date === visit.date && start === visit.start

const within = ({ from, to }: Pick<Place, 'from' | 'to'>, start: number): boolean => from <= start && start <= to
