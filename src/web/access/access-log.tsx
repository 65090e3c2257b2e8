/** Who looked at whom in the municipality: by person, citizen or day, and out as a table. */
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { exportAccess, listAccess, listPersons } from '#contract/access/operations.ts'
import { localDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import { ask, kindOf } from '#web/shell/asking.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Failed, Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/choice.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { More } from '#web/ui/more.tsx'
import { Select } from '#web/ui/select.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import './access.css'
import { didOf, whyOf } from './did.ts'
import { saveFile } from './save-file.ts'
import { InsightTabs } from './tabs.tsx'
import { accessWords } from './words.ts'

export type LogSearch = {
  readonly person?: string | undefined
  readonly citizen?: string | undefined
  readonly day?: string | undefined
  readonly only?: 'emergencies' | undefined
}

/** The earliest day the server takes. */
const firstDay = localDate('2000-01-01')

export function AccessLog() {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const own = useWords(accessWords)
  const search = useSearch({ from: '/inside/access' })
  const navigate = useNavigate()
  const to = (changed: { [name in keyof LogSearch]?: LogSearch[name] | undefined }) => {
    const { person, citizen, day, only } = { ...search, ...changed }
    const next = { ...(person ? { person } : {}), ...(citizen ? { citizen } : {}), ...(day ? { day } : {}) }
    void navigate({ to: '/access', search: { ...next, ...(only ? { only } : {}) }, replace: true, resetScroll: false })
  }
  const day = search.day === undefined ? undefined : readLocalDate(search.day)
  const query = {
    ...(search.person ? { person: search.person } : {}),
    ...(search.citizen ? { citizen: search.citizen as never } : {}),
    ...(day ? { day } : {}),
    emergencies: search.only === 'emergencies' ? ('true' as const) : ('false' as const),
  }
  const persons = useQuery({ queryKey: ['persons'], queryFn: () => ask(listPersons, { query: { limit: '200' } }) })
  const people = persons.data?.items.toSorted(format.byName(({ name }) => name)) ?? []
  const asked = useInfiniteQuery({
    queryKey: ['access', query],
    queryFn: ({ pageParam }) =>
      ask(listAccess, {
        query: { ...query, limit: '50', ...(pageParam === null ? {} : { before: String(pageParam) }) },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    refetchOnWindowFocus: false,
  })
  const taken = useMutation({
    mutationFn: () => ask(exportAccess, { query }),
    onSuccess: ({ name, csv }) => saveFile(name, csv),
  })
  const named = asked.data?.pages.flatMap(({ items }) => items).find(({ citizen }) => citizen === search.citizen)
  return (
    <main className="page" id="main">
      <InsightTabs />
      <h1>{own.log.title}</h1>
      <p className="lead-line">{own.log.lead}</p>
      <div className="filters">
        <Select
          label={own.log.who}
          value={search.person ?? ''}
          none={own.log.everybody}
          options={people.map(({ id, name, role }) => [id, `${name}, ${words.roles[role]}`])}
          onChange={(person) => to({ person: person || undefined })}
        />
        <DayField
          label={own.log.day}
          value={day ?? null}
          least={firstDay}
          most={self.today}
          onChange={(on) => to({ day: on ?? undefined })}
        />
        <Choice
          label={own.log.show}
          hidden
          options={[
            { key: 'all', text: own.log.all },
            { key: 'emergencies', text: own.log.onlyEmergencies },
          ]}
          value={search.only ?? 'all'}
          onChange={(key) => to({ only: key === 'emergencies' ? 'emergencies' : undefined })}
        />
        {search.citizen && (
          <Button className="chip" onPress={() => to({ citizen: undefined })}>
            {named?.citizenName ? `${own.log.onlyOf(named.citizenName)} · ${own.log.clear}` : own.log.clear}
          </Button>
        )}
        <Button className="button quiet" isDisabled={taken.isPending} onPress={() => taken.mutate()}>
          {own.log.takeOut}
        </Button>
      </div>
      {taken.error && kindOf(taken.error) === 'tooMany' ? (
        <p className="failed" role="alert">
          {own.log.often}
        </p>
      ) : (
        taken.error && <Failed error={taken.error} />
      )}
      {taken.data && !taken.data.complete && <p role="status">{own.log.partial(format.number(taken.data.rows))}</p>}
      <Shown of={asked} lines={8}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0) return <p className="empty">{own.log.none}</p>
          return (
            <>
              <table className="rows log">
                <thead>
                  <tr>
                    <th scope="col">{own.log.who}</th>
                    <th scope="col">{own.log.did}</th>
                    <th scope="col">{own.log.whom}</th>
                    <th scope="col">{own.log.why}</th>
                    <th scope="col">{own.log.when}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.id}>
                      <th scope="row">
                        {row.name ?? row.person}
                        <span className="quiet under">{words.roles[row.role]}</span>
                      </th>
                      <td>
                        {row.citizen === null && row.criterion
                          ? own.log.searched(row.criterion)
                          : didOf(words, row.action)}
                      </td>
                      <td>
                        {row.citizen && (
                          <Link to="/access" search={{ ...search, citizen: row.citizen }} resetScroll={false}>
                            {row.citizenName ?? words.unknown}
                          </Link>
                        )}
                      </td>
                      <td>
                        {whyOf(own, row)}
                        {row.emergency && <q className="written-why">{row.emergency}</q>}
                      </td>
                      <td className="amount">{format.moment(row.at, self.municipality.zone)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <More of={asked} text={own.log.more} />
            </>
          )
        }}
      </Shown>
    </main>
  )
}
