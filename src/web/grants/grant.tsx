/** From need to frame in one sitting: five steps in any order, with what the rules say beside them. */
import './grant.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { areaOf } from '#care/governance/assessment-rule.ts'
import { effectiveGrants } from '#care/grants/effective.ts'
import type { Decision } from '#care/grants/grant.ts'
import { listNeedAreas } from '#contract/grants/cases.ts'
import { listDecisions } from '#contract/grants/operations.ts'
import type { readCitizen } from '#contract/people/operations.ts'
import { addDays, startOfWeek } from '#kernel/calendar/local-date.ts'
import { readInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { valueOn } from '#kernel/timeline/timeline.ts'
import { modelQuery } from '#web/governance/services.ts'
import { citizenQuery } from '#web/people/citizen-query.ts'
import { ask } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { Decide } from './decide.tsx'
import { decisionOf, newDraft, placeholderMoment } from './draft.ts'
import { useDraft } from './kept.ts'
import { type Missing, missingIn, type Step, stepsOf } from './missing.ts'
import { MissingList } from './missing-list.tsx'
import { Says, SaysWhen } from './says.tsx'
import type { StepProps } from './step.ts'
import { DecisionStep } from './steps/decision.tsx'
import { FrameStep } from './steps/frame.tsx'
import { Funnel } from './steps/funnel.tsx'
import { Needs } from './steps/needs.tsx'
import { Talk } from './steps/talk.tsx'
import { grantWords } from './words.ts'

type Whole = z.output<typeof readCitizen.answer>
type Decided = z.output<typeof listDecisions.answer>['items']

export function GrantPage() {
  const { citizen } = useParams({ from: '/inside/citizens/$citizen/grant' })
  const { words } = useSpeaking()
  const own = useWords(grantWords)
  const whole = useQuery(citizenQuery(citizen))
  const decided = useQuery({
    queryKey: ['citizen', citizen, 'decisions'],
    queryFn: () => ask(listDecisions, { params: { citizen } }),
  })
  return (
    <main className="page case" id="main">
      <Shown of={whole} lines={10} title={words.pages.grants} notFound={words.citizen.notFound}>
        {(of) =>
          of.model ? (
            <Shown of={decided} lines={10} title={words.pages.grants}>
              {({ items }) => <WithModel whole={of} decided={items} />}
            </Shown>
          ) : (
            <>
              <h1>{own.title(of.citizen.name ?? words.unknown)}</h1>
              <p className="empty">{own.noModel}</p>
            </>
          )
        }
      </Shown>
    </main>
  )
}

type Given = { readonly whole: Whole; readonly decided: Decided }

function WithModel({ whole, decided }: Given) {
  const { words } = useSpeaking()
  const model = useQuery(modelQuery(whole.model))
  const areas = useQuery({
    queryKey: ['need-areas'],
    queryFn: () => ask(listNeedAreas, {}),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Shown of={model} lines={10} title={words.pages.grants}>
      {(document) => (
        <Shown of={areas} lines={10}>
          {({ items }) => (
            <Case
              key={whole.citizen.id}
              whole={whole}
              decided={decided}
              model={document}
              areas={areasAsked(document, items)}
            />
          )}
        </Shown>
      )}
    </Shown>
  )
}

const bodies = { talk: Talk, needs: Needs, funnel: Funnel, frame: FrameStep } as const

function Case({ whole, decided, model, areas }: Given & Pick<StepProps, 'model' | 'areas'>) {
  const self = useSelf()
  const { words, format, written } = useSpeaking()
  const own = useWords(grantWords)
  const { citizen } = whole
  const { step: asked = 'talk', change: answers } = useSearch({ from: '/inside/citizens/$citizen/grant' })
  const begin = () => newDraft(model, beginning(whole), newIdHere<'Decision'>(), firstDay(self.today))
  const kept = useDraft(self.key, citizen.id, begin)
  const { draft, change } = kept
  const grants = effectiveGrants(decided.map(asMade(citizen.id)))
  const before = valueOn(grants, draft.from) ?? null
  const who = { citizen: citizen.id, assessment: null, decidedAt: placeholderMoment, decidedBy: self.key }
  const decision = decisionOf(model, draft, { ...who, grant: '' as Id<'Grant'> })
  const heardAt = { ...decision, decidedAt: readInstant(`${self.today}T12:00:00Z`) ?? placeholderMoment }
  const around = { model, citizen: citizen.id, today: self.today, before, assessed: whole.assessed }
  const missing = missingIn(around, draft, heardAt)
  const steps = stepsOf(model)
  const step = steps.includes(asked) ? asked : 'talk'
  const titleOf = (code: string) => {
    const exact = areas.find((area) => area.code === code)
    return (exact ?? (model.assessment && areaOf(model.assessment, code)))?.title[written] ?? code
  }
  /** Needs of one area that were told apart by finer codes are told apart by them here too. */
  const areaName = (code: string) => {
    const title = titleOf(code)
    const isShared = draft.needs.some(({ area }) => area !== code && titleOf(area) === title)
    return isShared ? `${title} (${code.split(':').at(-1)})` : title
  }
  const given: StepProps = { draft, change, own, model, areas, decision, before, today: self.today, areaName }
  const planned = whole.plan ? whole.headroom.reduce((sum, one) => sum + one.planned, 0) : null
  const aboutNow = { planned, isNewCitizen: grants.length === 0 }
  const name = citizen.name ?? words.unknown
  const Body = step === 'decision' ? null : bodies[step]
  const following = steps[steps.indexOf(step) + 1]
  return (
    <>
      <h1>{own.title(name)}</h1>
      <p>
        <Link to="/citizens/$citizen" params={{ citizen: citizen.id }}>
          {own.back(name)}
        </Link>
      </p>
      <StepNav citizen={citizen.id} step={step} steps={steps} missing={missing} />
      <div className="case-columns">
        <section aria-labelledby="step" className="case-step">
          <h2 id="step">{own.steps[step]}</h2>
          {Body ? (
            <Body {...given} />
          ) : (
            <DecisionStep {...given} letterLanguage={self.municipality.country === 'SE' ? 'sv' : 'da'} />
          )}
          <p className="buttons">
            {following && (
              <Link
                to="/citizens/$citizen/grant"
                params={{ citizen: citizen.id }}
                search={(searched) => ({ ...searched, step: following })}
                className="button"
              >
                {own.next(own.steps[following])}
              </Link>
            )}
            <Button className="button quiet" isDisabled={!kept.undo} onPress={() => kept.undo?.()}>
              {own.undo}
            </Button>
          </p>
        </section>
        <aside className="case-says" aria-label={own.says.title}>
          <h2>{own.says.title}</h2>
          <Says {...given} {...aboutNow} />
          <MissingList missing={missing} own={own} areaName={areaName} citizen={citizen.id} step={step} />
          {missing.length === 0 && <Decide {...given} whole={whole} kept={kept} answers={answers} />}
          <SaysWhen {...given} {...aboutNow} />
          <p className="key" role="status">
            {kept.isTouched ? own.keptHere : own.notYet}
          </p>
          {kept.isTouched && <Drop onDrop={kept.drop} />}
          <p className="key">
            <Link
              to="/models/$model/$version"
              params={{ model: model.id, version: model.version }}
            >{`${model.title[written]}, ${format.date(model.valid.from)}`}</Link>
          </p>
        </aside>
      </div>
    </>
  )
}

function StepNav({
  citizen,
  step,
  steps,
  missing,
}: {
  readonly citizen: string
  readonly step: Step
  readonly steps: readonly Step[]
  readonly missing: readonly Missing[]
}) {
  const own = useWords(grantWords)
  return (
    <nav aria-label={own.cases.go} className="case-nav">
      <ol>
        {steps.map((one) => {
          const left = missing.filter(({ step: at }) => at === one).length
          return (
            <li key={one}>
              <Link
                to="/citizens/$citizen/grant"
                params={{ citizen }}
                search={(searched) => ({ ...searched, step: one })}
                resetScroll={false}
                {...(one === step ? { 'aria-current': 'step' as const } : {})}
              >
                {own.steps[one]}
                <span className={left > 0 ? 'left' : 'left good'}>
                  {left > 0 ? own.stepMissing(left) : own.stepDone}
                </span>
              </Link>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function Drop({ onDrop }: { readonly onDrop: () => void }) {
  const own = useWords(grantWords)
  const [isAsked, setIsAsked] = useState(false)
  return (
    <Button
      className="button quiet small"
      onPress={() => {
        setIsAsked(!isAsked)
        if (isAsked) onDrop()
      }}
    >
      {isAsked ? own.dropSure : own.drop}
    </Button>
  )
}

const beginning = ({ citizen, assessed, grant }: Whole) =>
  ({ ownWords: citizen.ownWords, assessed, grant }) as Parameters<typeof newDraft>[1]

/** The model's own areas where it has an instrument, else those of the country. */
const areasAsked = ({ assessment }: StepProps['model'], ofCountry: StepProps['areas']): StepProps['areas'] =>
  assessment?.areas.map(({ codes: [code = ''], title }) => ({
    code: code.replace(/\*$/, ''),
    title,
    group: { da: assessment.instrument, sv: assessment.instrument, en: assessment.instrument },
  })) ?? ofCountry

/** Help usually begins with a week. */
const firstDay = (today: Decision['from']) => addDays(startOfWeek(today), 7)

const asMade =
  (citizen: Id<'Citizen'>) =>
  (told: Decided[number]): Decision =>
    ({
      ...told,
      citizen,
      decidedAt: readInstant(told.decidedAt) ?? placeholderMoment,
      grant: told.grant && { ...told.grant, citizen },
    }) as Decision
