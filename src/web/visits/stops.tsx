/** The visits of a day: what is over folded away, the next one marked, and on a route the way between. */
import { Link, useSearch } from '@tanstack/react-router'
import { Fragment, useMemo } from 'react'
import { daysBetween, type LocalDate } from '#kernel/calendar/local-date.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'
import { between, clockOf, type Day, type Stop, stopsOf } from './day.ts'
import { useOpenVisit } from './kept.ts'
import { useNow } from './now.ts'
import { StopCard } from './stop-card.tsx'

/** As many as a thumb goes through without losing its place; beyond that, parts of the day to come are folded. */
const fewStops = 12

type Props = { readonly day: Day; readonly date: LocalDate; readonly onSaved: (at: string) => void }

export function Stops({ day, date, onSaved }: Props) {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const stops = useMemo(
    () =>
      stopsOf(
        day.items,
        self.key,
        format.byName(({ citizen }) => citizen.name ?? ''),
      ),
    [day.items, self.key, format],
  )
  const [kept, setOpen] = useOpenVisit(date)
  const now = useNow(self.municipality.zone)
  const minute = now.time + daysBetween(date, now.date) * 24 * 60
  const isLive = date === now.date || (date < now.date && stops.some(({ end }) => end > minute))
  const isOver = ({ end }: Stop) => isLive && end <= minute
  const earlier = stops.filter(isOver)
  const rest = stops.filter((stop) => !isOver(stop))
  const next = isLive ? rest[0]?.key : undefined
  const open = kept === undefined ? next : kept
  const shift = day.own?.shift ?? null
  const routes = day.own ? 'own' : day.isAdopted ? 'all' : 'none'
  const card = (stop: Stop) => (
    <StopCard
      key={stop.key}
      {...{ stop, date, routes, onSaved }}
      isNext={stop.key === next}
      isOpen={stop.key === open}
      onOpen={setOpen}
    />
  )
  return (
    <>
      {shift && shift.goneFrom !== null && (
        <p className="notice" role="status">
          {words.day.absent(clockOf(shift.goneFrom))}
        </p>
      )}
      {stops.length === 0 ? (
        <p className="empty">{words.day.none[day.shown]}</p>
      ) : (
        <p className="quiet">
          {shift && `${words.day.shift(clockOf(shift.start), clockOf(shift.end))} · `}
          {words.day.visits(stops.length)} · {words.day.citizens(day.items.length)}
        </p>
      )}
      {earlier.length > 0 && (
        <Fold
          isLong
          line={words.day.earlier(earlier.length)}
          isOpen={earlier.some(({ key }) => key === open) || !rest.length}
        >
          <ol className="stops">{earlier.map(card)}</ol>
        </Fold>
      )}
      {day.shown === 'mine' ? (
        <ol className="stops">
          {rest.map((stop) => (
            <Fragment key={stop.key}>
              <Between before={stops[stops.indexOf(stop) - 1]} stop={stop} mode={shift?.mode ?? 'car'} />
              {card(stop)}
            </Fragment>
          ))}
        </ol>
      ) : (
        <ByPart stops={rest} isFolded={stops.length > fewStops} card={card} />
      )}
      {day.own && day.own.onNobodys > 0 && <OnNobodys count={day.own.onNobodys} />}
    </>
  )
}

/** What nobody has on their route; the team's day has it. */
function OnNobodys({ count }: { readonly count: number }) {
  const { words } = useSpeaking()
  const search = useSearch({ from: '/inside/day' })
  return (
    <p className="card-links">
      <Link to="/day" search={{ ...search, of: 'team' }}>
        {words.day.onNobodys(count)}
      </Link>
    </p>
  )
}

type Mode = NonNullable<NonNullable<Day['own']>['shift']>['mode']

function Between({
  before,
  stop,
  mode,
}: {
  readonly before: Stop | undefined
  readonly stop: Stop
  readonly mode: Mode
}) {
  const { words, format } = useSpeaking()
  const { way, free } = between(before, stop)
  const said = [way && words.day.way[mode](way), free > 0 && words.day.free(format.length(free))].filter(Boolean)
  return said.length > 0 && <li className="on-the-way">{said.join(' · ')}</li>
}

type ByPartProps = {
  readonly stops: readonly Stop[]
  readonly isFolded: boolean
  readonly card: (stop: Stop) => React.ReactNode
}

function ByPart({ stops, isFolded, card }: ByPartProps) {
  const { words } = useSpeaking()
  const parts = Map.groupBy(stops, ({ visit }) => visit.partOfDay ?? 'other')
  return [...parts].map(([part, ofPart], place) =>
    place === 0 || !isFolded ? (
      <section key={part} aria-label={words.parts[part]}>
        <h2 className="part">{words.parts[part]}</h2>
        <ol className="stops">{ofPart.map(card)}</ol>
      </section>
    ) : (
      <Fold
        key={part}
        isLong
        line={
          <>
            {words.parts[part]} <span className="quiet">{words.day.visits(ofPart.length)}</span>
          </>
        }
      >
        <ol className="stops">{ofPart.map(card)}</ol>
      </Fold>
    ),
  )
}
