/** My day: one's own route where one is adopted, what matters to whom; nothing to write when all goes well. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { readTeamDay } from '#contract/people/operations.ts'
import { addDays, type LocalDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import { ask } from '#web/shell/asking.ts'
import { type Self, useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { Choice } from '#web/ui/choice.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'
import { useNow } from './now.ts'
import { Stops } from './stops.tsx'

type Of = 'mine' | 'contact' | 'team'

const dayQuery = (team: string | undefined, date: LocalDate, of: Of) => ({
  queryKey: ['day', team, date, of],
  queryFn: () => ask(readTeamDay, { params: { team: team ?? '', date }, query: { of } }),
  enabled: team !== undefined,
})

/** Whoever goes to people begins with their own; the others with the whole team's. */
const usualOf = ({ role }: Self): Of => (role === 'teamMember' || role === 'fixedContact' ? 'mine' : 'team')

export function MyDay() {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const search = useSearch({ from: '/inside/day' })
  const navigate = useNavigate({ from: '/day' })
  const team = self.teams.find(({ id }) => id === search.team) ?? self.teams[0]
  const of = search.of ?? usualOf(self)
  const asks = search.date && readLocalDate(search.date)
  const night = useNightBefore(team?.id, of === 'mine' && !asks)
  const date = asks || night.date || self.today
  const [saved, setSaved] = useState<string | null>(null)
  const onSaved = useCallback(
    (at: string) => setSaved(words.day.saved(format.clock(at, self.municipality.zone))),
    [words, format, self.municipality.zone],
  )
  const day = dayQuery(team?.id, date, of)
  const asked = useQuery({ ...day, enabled: day.enabled && !night.isUnknown, placeholderData: (before) => before })
  const { isPlaceholderData, data } = asked
  const go = (to: LocalDate) => ({ ...search, date: to === self.today && !night.date ? undefined : to })

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
        {(shown) => <Stops day={shown} date={date} onSaved={onSaved} />}
      </Shown>
    </main>
  )
}

/** Until then whoever works at night may still be at what began the day before. */
const nightEnds = 10 * 60

/** The day before, while the shift that began on it goes on over midnight. */
function useNightBefore(team: string | undefined, isWanted: boolean) {
  const self = useSelf()
  const now = useNow(self.municipality.zone)
  const before = addDays(now.date, -1)
  const isNight = isWanted && now.time < nightEnds
  const { data, isPending, isError } = useQuery({
    ...dayQuery(team, before, 'mine'),
    enabled: isNight && team !== undefined,
  })
  const shift = isNight ? data?.own?.shift : null
  return {
    date: shift && shift.end > now.time + 24 * 60 ? before : null,
    isUnknown: isNight && team !== undefined && isPending && !isError,
  }
}
