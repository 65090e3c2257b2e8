/** My day: what matters to whom, when. Nothing is asked when all goes as planned. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { readTeamDay } from '#contract/people/operations.ts'
import { addDays, type LocalDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { localTime, type Zone } from '#kernel/clock/zone.ts'
import { ask } from '#web/shell/asking.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { Choice } from '#web/ui/choice.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'
import { type CitizenDay, endOf, stopsOf } from './day.ts'
import { StopCard } from './stop-card.tsx'

/** As many as a thumb goes through without losing its place; beyond that, parts of the day to come are folded. */
const fewStops = 12

export function MyDay() {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const search = useSearch({ from: '/inside/day' })
  const navigate = useNavigate({ from: '/day' })
  const date = (search.date && readLocalDate(search.date)) || self.today
  const team = self.teams.find(({ id }) => id === search.team) ?? self.teams[0]
  const of = search.of ?? (self.role === 'fixedContact' ? 'contact' : 'team')
  const [saved, setSaved] = useState<string | null>(null)
  const asked = useQuery({
    queryKey: ['day', team?.id, date, of],
    queryFn: () => ask(readTeamDay, { params: { team: team?.id ?? '', date }, query: { of } }),
    enabled: team !== undefined,
  })
  const go = (day: LocalDate) => ({ ...search, ...(day === self.today ? { date: undefined } : { date: day }) })

  if (!team)
    return (
      <main className="page narrow" id="main">
        <h1>{words.pages.day}</h1>
        <p>{words.week.noTeam}</p>
      </main>
    )
  return (
    <main className="page narrow" id="main">
      <div className="title-row">
        <h1>{format.dayTitle(date)}</h1>
        <nav className="steps" aria-label={words.pages.day}>
          <Link to="/day" search={go(addDays(date, -1)) as never} aria-label={words.earlierDay}>
            ‹
          </Link>
          <Link to="/day" search={go(addDays(date, 1)) as never} aria-label={words.laterDay}>
            ›
          </Link>
        </nav>
      </div>
      <p className="quiet saved" aria-live="polite">
        {saved ?? `${team.name}. ${words.day.nothing}`}
      </p>
      <Choice
        label={words.day.whose}
        hidden
        options={[
          { key: 'contact', text: words.day.mine },
          { key: 'team', text: words.day.team },
        ]}
        value={of}
        onChange={(next) => void navigate({ search: { ...search, of: next } as never })}
      />
      <Shown of={asked} lines={8}>
        {({ items }) => (
          <Stops
            items={items}
            date={date}
            empty={of === 'contact' ? words.day.emptyMine : words.day.empty}
            onSaved={(at) => setSaved(words.day.saved(format.clock(at, self.municipality.zone)))}
          />
        )}
      </Shown>
    </main>
  )
}

type StopsProps = {
  readonly items: readonly CitizenDay[]
  readonly date: LocalDate
  readonly empty: string
  readonly onSaved: (at: string) => void
}

function Stops({ items, date, empty, onSaved }: StopsProps) {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const stops = stopsOf(
    items,
    format.byName(({ citizen }) => citizen.name ?? ''),
  )
  const here = localTime(Date.now() as Instant, self.municipality.zone as Zone)
  const isPast = (end: number) => date < here.date || (date === here.date && end <= here.time)
  const earlier = date === here.date ? stops.filter((stop) => isPast(endOf(stop))) : []
  const rest = stops.slice(earlier.length)
  const next = date === here.date ? rest[0]?.key : undefined
  const [opened, setOpened] = useState<string | null | undefined>(undefined)
  const open = opened === undefined ? next : opened
  const card = (stop: (typeof stops)[number]) => (
    <StopCard
      key={stop.key}
      stop={stop}
      date={date}
      isNext={stop.key === next}
      isOpen={stop.key === open}
      onOpen={(isOpen) => setOpened(isOpen ? stop.key : null)}
      onSaved={onSaved}
    />
  )
  if (stops.length === 0) return <p className="empty">{empty}</p>
  const parts = Map.groupBy(rest, ({ visit }) => visit.partOfDay ?? 'other')
  return (
    <>
      <p className="quiet">
        {words.day.visits(stops.length)} · {words.day.citizens(items.length)}
      </p>
      {earlier.length > 0 && (
        <Fold line={words.day.earlier(earlier.length)} isOpen={rest.length === 0}>
          <ol className="stops">{earlier.map(card)}</ol>
        </Fold>
      )}
      {[...parts].map(([part, ofPart], place) =>
        place === 0 || stops.length <= fewStops ? (
          <section key={part} aria-label={words.parts[part]}>
            <h2 className="part">{words.parts[part]}</h2>
            <ol className="stops">{ofPart.map(card)}</ol>
          </section>
        ) : (
          <Fold
            key={part}
            line={
              <>
                {words.parts[part]} <span className="quiet">{words.day.visits(ofPart.length)}</span>
              </>
            }
          >
            <ol className="stops">{ofPart.map(card)}</ol>
          </Fold>
        ),
      )}
    </>
  )
}
