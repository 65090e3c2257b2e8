/** The citizen: their own words first, then what the frame gives, how the week goes, who comes, and who has looked. */
import { skipToken, useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { z } from 'zod'
import { readFollowUps } from '#contract/followup/operations.ts'
import type { readCitizen } from '#contract/people/operations.ts'
import { readWeek as readCitizenWeek } from '#contract/plans/operations.ts'
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import { mondayOf, type Week, weekOf } from '#kernel/calendar/week.ts'
import { accessWords } from '#web/access/words.ts'
import { Letters } from '#web/letters/list.tsx'
import { letterWords } from '#web/letters/words.ts'
import { ask, kindOf } from '#web/shell/asking.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { Shown, Waiting } from '#web/shell/state.tsx'
import { Faces } from '#web/ui/faces.tsx'
import { Meter } from '#web/ui/meter.tsx'
import { OwnWords } from '#web/ui/own-words.tsx'
import { Rhythm } from '#web/ui/rhythm.tsx'
import { weekNamed } from '#web/visits/named-days.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import './citizen.css'
import { citizenQuery } from './citizen-query.ts'
import { Decisions } from './decisions.tsx'
import { FrameParts, framedOf } from './frame-parts.tsx'
import { rhythmOf } from './rhythm-of.ts'
import { Told } from './told.tsx'
import { WhoLooked } from './who-looked.tsx'

const NotYours = lazy(async () => ({ default: (await import('#web/access/not-yours.tsx')).NotYours }))

type Whole = z.output<typeof readCitizen.answer>

/** As many as one knows by their faces; how many more come is said. */
const facesMost = 6

export function Citizen() {
  const { citizen } = useParams({ from: '/inside/citizens/$citizen' })
  const self = useSelf()
  const { words } = useSpeaking()
  const asked = useQuery(citizenQuery(citizen))
  const isClosed = asked.error !== null && kindOf(asked.error) === 'notFound' && may(self, 'emergency.open')
  if (isClosed)
    return (
      <main className="page narrow" id="main">
        <Suspense fallback={<Waiting />}>
          <NotYours citizen={citizen} />
        </Suspense>
      </main>
    )
  return (
    <main className="page" id="main">
      <OpenedInEmergency citizen={citizen} />
      <Shown of={asked} lines={10} title={words.week.citizen} notFound={words.citizen.notFound}>
        {(whole) => <Present whole={whole} />}
      </Shown>
    </main>
  )
}

/** Says, on a page that an emergency opened, until when. */
function OpenedInEmergency({ citizen }: { readonly citizen: string }) {
  const { zone } = useSelf().municipality
  const { format } = useSpeaking()
  const { emergency } = useWords(accessWords)
  const { data: until } = useQuery<string>({ queryKey: ['emergency', citizen], queryFn: skipToken })
  if (!until) return null
  return (
    <p className="notice" role="status">
      {emergency.openUntil(format.clock(until, zone))}
    </p>
  )
}

function Present({ whole }: { readonly whole: Whole }) {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const letters = useWords(letterWords)
  const { citizen, tellers, fixedContact } = whole
  const search = useSearch({ from: '/inside/citizens/$citizen' })
  const week = weekNamed(search.week) ?? weekOf(self.today)
  const asked = useQuery({
    queryKey: ['citizen', citizen.id, 'week', week],
    queryFn: () => ask(readCitizenWeek, { params: { citizen: citizen.id, week } }),
  })
  const isSelf = self.citizen === citizen.id
  const mayChange = may(self, 'change.preview') && whole.plan !== null && whole.grant !== null
  const number = Number(week.slice(6))
  const others = tellers.filter(({ name }) => name !== fixedContact?.name)
  const hasHelp = whole.plan !== null || whole.facts.length > 0
  return (
    <>
      <div className="citizen-head written">
        <div>
          <h1>{nameAndAge(whole, self.today, words.unknown, words.years)}</h1>
          <p className="quiet">
            <Facts whole={whole} />
          </p>
          <h2 className="label">{words.citizen.matters}</h2>
          {citizen.ownWords ? (
            <OwnWords>{citizen.ownWords}</OwnWords>
          ) : (
            <p className="quiet">{words.citizen.mattersNone}</p>
          )}
          <p className="buttons">
            {may(self, 'decision.write') && (
              <Link to="/citizens/$citizen/grant" params={{ citizen: citizen.id }} className="button quiet">
                {words.citizen.decide}
              </Link>
            )}
            {mayChange && (
              <Link to="/citizens/$citizen/change" params={{ citizen: citizen.id }} className="button">
                {words.citizen.change}
              </Link>
            )}
          </p>
        </div>
        <section className="card" aria-label={words.meter.titleOf(number)}>
          <h2>{week === weekOf(self.today) ? words.meter.title : words.meter.titleOf(number)}</h2>
          <Shown of={asked} lines={3}>
            {({ use, headroom }) => (
              <>
                <Meter framed={framedOf(headroom)} done={use.done} ahead={use.ahead} />
                <FrameParts headroom={headroom} model={whole.model} />
                <p className="key">{words.meter.key}</p>
              </>
            )}
          </Shown>
        </section>
      </div>

      <section aria-labelledby="rhythm">
        <div className="title-row">
          <h2 id="rhythm">{week === weekOf(self.today) ? words.rhythm.title : words.rhythm.titleOf(number)}</h2>
          <WeekSteps week={week} citizen={citizen.id} today={self.today} />
        </div>
        <Shown of={asked} lines={6}>
          {(shown) => (
            <Rhythm days={rhythmOf(shown, self.today)} today={self.today} title={words.rhythm.titleOf(number)} />
          )}
        </Shown>
      </section>

      <div className="columns written">
        <section aria-labelledby="faces">
          <h2 id="faces">{words.faces.title}</h2>
          <Faces
            faces={[
              ...(fixedContact ? [{ name: fixedContact.name, note: words.faces.contact }] : []),
              ...others.slice(0, facesMost).map(({ name, visits }) => ({ name, note: words.faces.told(visits) })),
            ]}
            empty={words.faces.noContact}
          />
          {others.length > facesMost && <p>{words.faces.more(others.length - facesMost)}</p>}
          {hasHelp && <p className="key">{tellers.length > 0 ? words.faces.note : words.faces.none}</p>}
        </section>
        <section aria-labelledby="told">
          <h2 id="told">{words.citizen.told}</h2>
          {hasHelp ? <Told whole={whole} /> : <p className="quiet">{words.rhythm.empty}</p>}
          {whole.packages.length > 0 && <h2>{words.citizen.packages}</h2>}
          {whole.packages.map(({ id, package: name, period }) => (
            <p key={id}>
              {name}{' '}
              <span className="quiet">
                {period.to && words.citizen.packageUntil(format.date(period.to as LocalDate))}
              </span>
            </p>
          ))}
        </section>
        <section aria-labelledby="decisions">
          <h2 id="decisions">{words.citizen.decisions}</h2>
          <Decisions citizen={citizen.id} />
        </section>
        <section aria-labelledby="letters">
          <h2 id="letters">{letters.letters}</h2>
          <Letters citizen={citizen.id} />
        </section>
        <section aria-labelledby="looked">
          <h2 id="looked">{words.citizen.seen}</h2>
          {may(self, 'citizen.readAccessLog') || isSelf ? (
            <WhoLooked citizen={citizen.id} />
          ) : (
            <p className="quiet">{words.citizen.seenNotYours}</p>
          )}
        </section>
      </div>
    </>
  )
}

function nameAndAge(
  { citizen: { name, identity } }: Whole,
  today: LocalDate,
  unknown: string,
  years: (count: number) => string,
): string {
  const born = identity?.bornOn
  if (!born) return name ?? unknown
  const age = Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0)
  return `${name ?? unknown}, ${years(age)}`
}

/** Where, who is near, when somebody looks again. */
function Facts({ whole: { citizen, fixedContact, team } }: { readonly whole: Whole }) {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const asked = useQuery({
    queryKey: ['citizen', citizen.id, 'follow-ups'],
    queryFn: () => ask(readFollowUps, { params: { citizen: citizen.id } }),
    enabled: may(self, 'followUp.read'),
  })
  const next = asked.data?.items.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]
  const due =
    next && (next.state === 'late' || next.state === 'alarm' ? words.citizen.lateFollowUp : words.citizen.nextFollowUp)
  const said = [
    citizen.area,
    team?.name,
    fixedContact && words.citizen.contact(fixedContact.name),
    next && due?.(format.date(next.dueOn)),
  ]
  return said.filter(Boolean).join(' · ')
}

type StepsProps = { readonly week: Week; readonly citizen: string; readonly today: LocalDate }

function WeekSteps({ week, citizen, today }: StepsProps) {
  const { words } = useSpeaking()
  const to = (days: number) => {
    const other = weekOf(addDays(mondayOf(week), days))
    return other === weekOf(today) ? {} : { week: other }
  }
  const step = (days: number, name: string, sign: string) => (
    <Link to="/citizens/$citizen" params={{ citizen }} search={to(days)} resetScroll={false} aria-label={name}>
      {sign}
    </Link>
  )
  return (
    <nav className="steps" aria-label={words.weekName(Number(week.slice(6)))}>
      {step(-7, words.earlierWeek, '‹')}
      <span>{words.weekName(Number(week.slice(6)))}</span>
      {step(7, words.laterWeek, '›')}
    </nav>
  )
}
