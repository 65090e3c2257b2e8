/** The bench of a change: the week on a canvas or as a list, the editor, and what the compass says of it all. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { z } from 'zod'
import { editWhatIsThere } from '#care/plans/visit-edit.ts'
import type { readCitizen } from '#contract/people/operations.ts'
import { addDays, type LocalDate, later } from '#kernel/calendar/local-date.ts'
import { useNames } from '#web/governance/services.ts'
import { painted } from '#web/shell/after-paint.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { Beside } from './beside.tsx'
import { Canvas } from './canvas.tsx'
import {
  type Alter,
  countOf,
  type Draft,
  laidOn,
  type Part,
  splitOff,
  visitOf,
  visitsOf,
  withNew,
  withPart,
} from './draft.ts'
import { useHistory } from './history.ts'
import { keepDraft, keptDraft } from './kept-draft.ts'
import { Lately, type Row } from './lately.tsx'
import { OtherParts } from './other-parts.tsx'
import { useChoices } from './parts-text.ts'
import { type PlanAhead, planOn } from './plan-ahead.ts'
import type { Saved } from './says.tsx'
import { useUndoKeys } from './undo-keys.ts'
import { useWide } from './use-wide.ts'
import { VisitEditor } from './visit-editor.tsx'
import { VisitList } from './visit-list.tsx'
import { changeWords } from './words.ts'

type Whole = z.output<typeof readCitizen.answer>
type Props = { readonly whole: Whole; readonly ahead: readonly PlanAhead[] }

export function Changing({ whole, ahead }: Props) {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const own = useWords(changeWords)
  const { citizen } = whole
  const search = useSearch({ from: '/inside/citizens/$citizen/change' })
  const navigate = useNavigate({ from: '/citizens/$citizen/change' })
  const choices = useChoices(whole.model)
  const { services } = useNames(whole.model)
  const isWide = useWide()
  const tomorrow = addDays(self.today, 1)

  const [first] = useState(() => {
    const bare = bareOn(ahead, tomorrow)
    return search.visit === 'new' ? withNew(bare) : { draft: bare, key: search.visit ?? null }
  })
  const { now: draft, act, begin, undo, redo } = useHistory<Draft>(() => first.draft)
  const [chosen, setChosen] = useState<string | null>(first.key)
  const [day, setDay] = useState<number | null>(null)
  const [saved, setSaved] = useState<Saved | null>(null)
  const plan = useMemo(() => planOn(ahead, draft.from), [ahead, draft.from])
  const base = useMemo(() => visitsOf(plan), [plan])
  const [kept, setKept] = useState(() => keptDraft(citizen.id, self.key))
  const [seen, setSeen] = useState(ahead)
  if (seen !== ahead) {
    setSeen(ahead)
    begin(laidOn(base, visitsOf(planOn(seen, draft.from)), draft))
  }
  useUndoKeys(undo, redo)

  /** What is beside the week follows a moment later: a press moves its visit first. */
  const followed = useDeferredValue(draft)
  const latest = useRef({ draft, chosen })
  useLayoutEffect(() => {
    latest.current = { draft, chosen }
  })
  const isLatest = useCallback((one: Draft) => one === latest.current.draft, [])

  useEffect(() => {
    const isBegun = countOf(base, followed) > 0 && !saved
    if (kept === null) keepDraft(citizen.id, self.key, isBegun ? { base, draft: followed } : null)
  }, [kept, citizen.id, self.key, base, followed, saved])

  const choose = useCallback(
    (visit: string | null, on: number | null = null) => {
      setChosen(visit)
      setDay(on)
      if (visit === latest.current.chosen) return
      const search = visit === null ? {} : { visit }
      void painted().then(() => navigate({ search, replace: true, resetScroll: false }))
    },
    [navigate],
  )
  const change = useCallback(
    (next: Draft, about?: string) => {
      setKept(null)
      act(next, about)
    },
    [act],
  )
  const alter: Alter = useCallback((to, about) => change(to(latest.current.draft), about), [change])
  const add = useCallback((part: Part) => alter((now) => withPart(now, part)), [alter])
  const addNew = () => {
    const made = withNew(draft)
    change(made.draft)
    choose(made.key)
  }
  const clear = useCallback(() => {
    begin(bareOn(ahead, latest.current.draft.from))
    choose(null)
    setSaved(null)
  }, [ahead, begin, choose])
  /** The plan of another day may be another: what was done to the one is done to the other. */
  const startOn = useCallback(
    (from: LocalDate) => alter((now) => laidOn(visitsOf(planOn(ahead, from)), base, { ...now, from })),
    [ahead, base, alter],
  )
  const reuse = useCallback(
    (row: Row) => {
      const bare = bareOn(ahead, later(row.on, tomorrow))
      const edits = row.edits.map((edit) => (edit.kind === 'dropped' ? edit : { ...edit, visit: visitOf(edit.visit) }))
      const parts = row.change.components.filter(({ kind }) => !['time', 'tasks', 'moved'].includes(kind))
      change({ ...bare, visits: editWhatIsThere(bare.visits, edits), parts })
    },
    [ahead, tomorrow, change],
  )
  const done = useCallback((what: Saved) => {
    setKept(null)
    setSaved(what)
  }, [])

  const name = citizen.name ?? words.unknown
  const back = (
    <Link to="/citizens/$citizen" params={{ citizen: citizen.id }}>
      {own.back(name)}
    </Link>
  )
  if (saved)
    return (
      <>
        <h1 tabIndex={-1} ref={focused}>
          {saved.kind === 'made' ? own.made : own.asked}
        </h1>
        <p role="status">
          {saved.kind === 'awaits' && own.askedMore(words.compass.who[saved.by])}
          {saved.kind === 'made' &&
            (saved.version === null ? own.madeOther : own.madeMore(saved.version, format.date(saved.on as LocalDate)))}
        </p>
        <p className="buttons">
          {back}
          <Button className="button quiet" onPress={clear}>
            {own.again}
          </Button>
        </p>
      </>
    )
  return (
    <>
      <h1>{own.of(name)}</h1>
      <p>{back}</p>
      {kept && (
        <div className="notice kept">
          <p>{own.pickUp}</p>
          <p className="buttons">
            <Button
              className="button"
              onPress={() => {
                const from = kept.draft.from < self.today ? tomorrow : kept.draft.from
                act(laidOn(visitsOf(planOn(ahead, from)), kept.base, { ...kept.draft, from }))
                setKept(null)
              }}
            >
              {own.goOn}
            </Button>
            <Button className="button quiet" onPress={() => setKept(null)}>
              {own.throwAway}
            </Button>
          </p>
        </div>
      )}
      <fieldset className="undo-bar">
        <legend className="only-heard">{own.steps}</legend>
        <Button className="button quiet" isDisabled={!undo} onPress={() => undo?.()}>
          {own.undo}
        </Button>
        <Button className="button quiet" isDisabled={!redo} onPress={() => redo?.()}>
          {own.redo}
        </Button>
      </fieldset>
      <div className="bench">
        <div>
          {isWide ? (
            <section aria-labelledby="canvas">
              <div className="title-row">
                <h2 id="canvas">{own.week}</h2>
                <Button className="button quiet small" onPress={addNew}>
                  {own.another}
                </Button>
              </div>
              {draft.visits.length === 0 && base.length === 0 && <p className="quiet">{own.noPlan}</p>}
              <Canvas base={base} draft={draft} chosen={chosen} day={day} onChoose={choose} onDraft={change} />
            </section>
          ) : (
            <VisitList base={base} visits={draft.visits} chosen={chosen} onChoose={choose} onNew={addNew} />
          )}
          {chosen && (
            <VisitEditor
              key={chosen}
              base={base}
              draft={draft}
              chosen={chosen}
              day={day}
              onDraft={change}
              onSplit={(on) => {
                const split = splitOff(draft, chosen, on)
                change(split.draft)
                choose(split.key, on)
              }}
              services={services}
            />
          )}
          <OtherParts choices={choices} onAdd={add} />
        </div>
        <div className="answer-side">
          <Beside
            citizen={citizen.id}
            today={self.today}
            base={base}
            basedOn={plan?.id ?? null}
            draft={followed}
            isLatest={isLatest}
            choices={choices}
            onAlter={alter}
            onFrom={startOn}
            onSaved={done}
            onClear={clear}
          />
        </div>
      </div>
      <Lately citizen={citizen.id} onReuse={reuse} />
    </>
  )
}

/** What was pressed is gone: whoever goes by keys goes on from here. */
const focused = (heading: HTMLElement | null) => heading?.focus()

const bareOn = (ahead: readonly PlanAhead[], from: LocalDate): Draft => ({
  visits: visitsOf(planOn(ahead, from)),
  parts: [],
  wanted: true,
  goalsKept: true,
  from,
})
