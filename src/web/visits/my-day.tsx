/** My day: one's own route where one is adopted, what matters to whom; nothing to write when all goes well. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { Choice } from '#web/ui/choice.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'
import { dayAsked, dayQuery } from './day-query.ts'
import { Stops } from './stops.tsx'

export function MyDay() {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const search = useSearch({ from: '/inside/day' })
  const navigate = useNavigate({ from: '/day' })
  const { team, of, date: asks } = dayAsked(self, search)
  const isOpened = of === 'mine' && asks === undefined && team !== undefined
  const opened = useQuery({ ...dayQuery(team?.id, self.today, of), enabled: isOpened })
  // In the night after a day whose shift goes on, it is still that day.
  const night = isOpened ? (opened.data?.goesOn ?? null) : null
  const date = asks ?? night ?? self.today
  const [saved, setSaved] = useState<string | null>(null)
  const onSaved = useCallback(
    (at: string) => setSaved(words.day.saved(format.clock(at, self.municipality.zone))),
    [words, format, self.municipality.zone],
  )
  const asked = useQuery({
    ...dayQuery(team?.id, date, of),
    enabled: team !== undefined,
    placeholderData: (before) => before,
  })
  const { isPlaceholderData, data } = asked
  const go = (to: LocalDate) => ({ ...search, date: to === self.today && !night ? undefined : to })

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
      <div className="choice-place">
        {data && (
          <Choice
            label={words.day.whose}
            hidden
            options={[
              ...(data.isAdopted && self.staff ? [{ key: 'mine' as const, text: words.day.route }] : []),
              { key: 'contact', text: words.day.mine },
              { key: 'team', text: words.day.team },
            ]}
            value={of === 'mine' ? data.shown : of}
            onChange={(next) => void navigate({ search: { ...search, of: next } as never, resetScroll: false })}
          />
        )}
      </div>
      {data && !data.isAdopted && of === 'mine' && <p className="quiet">{words.day.noRoutes}</p>}
      <Shown of={{ ...asked, data: isPlaceholderData ? undefined : data }} lines={8}>
        {/* What is begun about a visit of one day must not stand under the same visit of another. */}
        {(shown) => <Stops key={`${team.id} ${date} ${of}`} day={shown} date={date} onSaved={onSaved} />}
      </Shown>
    </main>
  )
}
