/** Change the plan with the compass live: it answers while one thinks, before anything is kept. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { makeChange, previewChange } from '#contract/changes/operations.ts'
import { readCitizen } from '#contract/people/operations.ts'
import { writePlan } from '#contract/plans/operations.ts'
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import { useNames } from '#web/governance/services.ts'
import { ask, kindOf } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { Failed, Shown, Waiting } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { CompassCard } from '#web/ui/compass.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { type Change, componentsOf, type Draft, draftOf, isReady, minutesMore, type Plan, planWith } from './draft.ts'
import { VisitEditor, VisitList } from './visit-editor.tsx'
import { changeWords } from './words.ts'

type Whole = z.output<typeof readCitizen.answer>

export function ChangePlan() {
  const { citizen } = useParams({ from: '/inside/citizens/$citizen/change' })
  const { words } = useSpeaking()
  const own = useWords(changeWords)
  const asked = useQuery({ queryKey: ['citizen', citizen], queryFn: () => ask(readCitizen, { params: { citizen } }) })
  return (
    <main className="page" id="main">
      <Shown of={asked} lines={8} notFound={words.citizen.notFound}>
        {(whole) =>
          whole.plan && whole.grant ? (
            <Changing key={whole.plan.id} whole={whole} plan={whole.plan} />
          ) : (
            <>
              <h1>{own.title}</h1>
              <p>{whole.grant ? own.noPlan : own.noGrant}</p>
            </>
          )
        }
      </Shown>
    </main>
  )
}

function Changing({ whole, plan }: { readonly whole: Whole; readonly plan: Plan }) {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const own = useWords(changeWords)
  const { citizen, grant, headroom } = whole
  const search = useSearch({ from: '/inside/citizens/$citizen/change' })
  const navigate = useNavigate({ from: '/citizens/$citizen/change' })
  const queries = useQueryClient()
  const { services, clusterOf } = useNames(whole.model)
  const chosen = search.visit === 'new' ? null : plan.visits.find(({ key }) => key === search.visit)
  const [draft, setDraft] = useState<Draft | null>(chosen === undefined ? null : draftOf(chosen))
  const [wanted, setWanted] = useState(true)
  const [goalsKept, setGoalsKept] = useState(true)
  const [from, setFrom] = useState<LocalDate>(addDays(self.today, 1))
  const [ids, setIds] = useState(newIds)

  const scopeOf = (service: string) => {
    const frames = grant?.frames ?? []
    const own = frames.find(({ scope }) => scope.kind === 'service' && scope.service === service)
    const cluster = clusterOf(service)
    const shared = frames.find(({ scope }) => scope.kind === 'cluster' && scope.cluster === cluster)
    if (own || shared) return (own ?? shared)?.scope ?? { kind: 'whole' as const }
    return frames.some(({ scope }) => scope.kind === 'whole') || !cluster
      ? { kind: 'whole' as const }
      : { kind: 'cluster' as const, cluster }
  }
  const known = plan.visits.flatMap((visit) => visit.services)
  const components = draft && isReady(draft) ? componentsOf(draft, scopeOf, known) : []
  const change: Change = { components, wanted, goalsKept, conditionsWorsen: false }
  const settled = useSettled(JSON.stringify({ change, on: from }))
  const isSettled = settled === JSON.stringify({ change, on: from })
  const asked = useQuery({
    queryKey: ['compass', citizen.id, settled],
    queryFn: () => ask(previewChange, { params: { citizen: citizen.id }, body: JSON.parse(settled) }),
    enabled: components.length > 0 && isSettled,
    placeholderData: (before) => before,
  })
  const save = useMutation({
    mutationFn: async (consent: readonly ('citizen' | 'relative')[]) => {
      if (!draft) throw new Error('nothing to save')
      await once(() =>
        ask(makeChange, {
          params: { citizen: citizen.id },
          body: { id: ids.change, change, on: from, agreed: [...consent] },
        }),
      )
      await once(() =>
        ask(writePlan, {
          params: { citizen: citizen.id },
          body: {
            id: ids.plan,
            period: { from, to: null },
            agreedWithCitizen: consent.includes('citizen') || wanted,
            visits: planWith(plan, draft),
          },
        }),
      )
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['citizen', citizen.id] }),
  })

  const choose = (visit: string | null) => {
    save.reset()
    setIds(newIds())
    setDraft(visit === null ? null : draftOf(plan.visits.find(({ key }) => key === visit) ?? null))
    void navigate({ search: visit === null ? {} : { visit }, replace: true, resetScroll: false })
  }
  const more = draft ? minutesMore(draft) : 0
  const left = headroom.length === 0 ? null : headroom.reduce((sum, part) => sum + part.left, 0) - more
  const name = citizen.name ?? words.unknown
  const back = (
    <Link to="/citizens/$citizen" params={{ citizen: citizen.id }}>
      {own.back(name)}
    </Link>
  )
  if (save.isSuccess)
    return (
      <>
        <h1>{own.made}</h1>
        <p role="status">{own.madeMore(plan.version + 1, format.date(from))}</p>
        <p className="buttons">
          {back}
          <Button className="button quiet" onPress={() => choose(null)}>
            {own.again}
          </Button>
        </p>
      </>
    )
  const compass = asked.data
  const mayWrite = may(self, 'plan.write')
  return (
    <>
      <h1>{own.of(name)}</h1>
      <p>{back}</p>
      <div className="change">
        <VisitList plan={plan} chosen={search.visit ?? null} onChoose={choose} />
        <div className="beside">
          {draft && (
            <VisitEditor
              key={search.visit}
              draft={draft}
              onDraft={(next) => {
                setDraft(next)
                setIds(newIds())
              }}
              services={services}
              wanted={wanted}
              onWanted={setWanted}
              goalsKept={goalsKept}
              onGoalsKept={setGoalsKept}
              from={from}
              earliest={self.today}
              onFrom={setFrom}
            />
          )}
          <section className="says" aria-labelledby="says">
            <h2 id="says">{own.says}</h2>
            {components.length === 0 && (
              <p className="quiet">{draft && !isReady(draft) ? own.unready : own.unchanged}</p>
            )}
            {components.length > 0 && (
              <>
                <p>
                  {more > 0 && own.moreAWeek(format.length(more))}
                  {more < 0 && own.lessAWeek(format.length(more))}
                  {more === 0 && own.sameTime}, {own.fromDay(format.date(from))}.{' '}
                  {left !== null &&
                    (left === 0
                      ? own.usedAfter
                      : left < 0
                        ? own.overAfter(format.length(left))
                        : own.leftAfter(format.length(left)))}
                </p>
                {asked.error && !compass && <Failed error={asked.error} again={asked.refetch} />}
                {!compass && !asked.error && <Waiting lines={3} />}
                {compass && <CompassCard compass={compass} asCitizen={self.citizen === citizen.id} />}
                {save.error && <Failed error={save.error} />}
                {compass?.mayDecide && mayWrite && (
                  <p className="buttons">
                    <Button
                      className="button"
                      isDisabled={save.isPending || !isSettled || asked.isFetching}
                      onPress={() => save.mutate(compass.consent)}
                    >
                      {compass.consent.length > 0 ? own.makeAgreed : own.make}
                    </Button>
                    <Button className="button quiet" onPress={() => choose(null)}>
                      {own.cancel}
                    </Button>
                  </p>
                )}
                {compass && !compass.mayDecide && <p className="quiet">{own.cannot}</p>}
                {compass?.mayDecide && !mayWrite && <p className="quiet">{own.teamWrites}</p>}
              </>
            )}
          </section>
        </div>
      </div>
    </>
  )
}

const newIds = () => ({ change: newIdHere<'Change'>(), plan: newIdHere<'Plan'>() })

/** Sent again after an answer was lost, the same id is a conflict: then it is done already. */
async function once(send: () => Promise<unknown>): Promise<void> {
  try {
    await send()
  } catch (error) {
    if (kindOf(error) !== 'conflict') throw error
  }
}

/** A text once it has been left alone for a moment, so that not every press asks the server. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 250)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
