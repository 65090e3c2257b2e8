/** What the compass says of the draft, what would be left, and what can be done: save it, or take it further. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { askForDecision, makeChange, previewChange } from '#contract/changes/operations.ts'
import type { Id } from '#kernel/id.ts'
import { ask, kindOf } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { Failed, Waiting } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { CompassCard } from '#web/ui/compass.tsx'
import { Meter } from '#web/ui/meter.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { askedOf, countOf, type Draft, minutesMore, type Part, unready, type Visit } from './draft.ts'
import { changeWords } from './words.ts'

type Preview = z.output<typeof previewChange.answer>
export type Saved =
  | { readonly kind: 'made'; readonly version: number | null; readonly on: string }
  | { readonly kind: 'awaits'; readonly by: Preview['by'] }

type Props = {
  readonly citizen: Id<'Citizen'>
  readonly base: readonly Visit[]
  readonly basedOn: Id<'Plan'> | null
  readonly draft: Draft
  readonly isLatest: (draft: Draft) => boolean
  readonly onSaved: (saved: Saved) => void
  readonly onNote: (note: string) => void
  readonly onClear: () => void
}

export function Says({ citizen, base, basedOn, draft, isLatest, onSaved, onNote, onClear }: Props) {
  const self = useSelf()
  const { format } = useSpeaking()
  const own = useWords(changeWords)
  const queries = useQueryClient()
  const isReady = unready(base, draft).length === 0
  const count = countOf(base, draft)
  const question = JSON.stringify(askedOf(base, draft))
  const settled = useSettled(question)
  const asked = useQuery({
    queryKey: ['compass', citizen, basedOn, settled],
    queryFn: () => ask(previewChange, { params: { citizen }, body: JSON.parse(settled) }),
    enabled: count > 0 && isReady && settled === question,
    placeholderData: (before) => before,
  })
  const [note, setNote] = useState(draft.note ?? '')
  /** One id for each question, so that it is done once, however often it is sent. */
  const [id, setId] = useState({ of: question, change: newIdHere<'Change'>() })
  if (id.of !== question) setId({ of: question, change: newIdHere<'Change'>() })
  const anew = () => queries.invalidateQueries({ queryKey: ['citizen', citizen] })
  const save = useMutation({
    mutationFn: (agreed: Preview['consent']) =>
      ask(makeChange, {
        params: { citizen },
        body: { id: id.change, ...askedOf(base, draft), agreed: [...agreed], ...(basedOn ? { basedOn } : {}) },
      }),
    onSuccess: ({ outcome, plans, compass }) => {
      onSaved(
        outcome === 'made'
          ? { kind: 'made', version: plans.at(-1)?.version ?? null, on: draft.from }
          : { kind: 'awaits', by: compass.by },
      )
      void anew()
    },
    onError: (error) => {
      if (kindOf(error) === 'conflict') void anew()
    },
  })
  const take = useMutation({
    mutationFn: () =>
      ask(askForDecision, {
        params: { citizen },
        body: { id: id.change, ...askedOf(base, draft), note: note.trim() || null },
      }),
    onSuccess: ({ compass }) => {
      onSaved({ kind: 'awaits', by: compass.by })
      void anew()
    },
  })
  const compass = asked.data
  const isWaiting = settled !== question || asked.isFetching || save.isPending || take.isPending
  const mayMake = may(self, 'change.make')
  const needsDecision = compass?.effect === 'outside' || compass?.effect === 'adverse'
  return (
    <section className="says" aria-labelledby="says">
      <h2 id="says">{own.says}</h2>
      {count === 0 && <p className="quiet">{own.unchanged}</p>}
      {count > 0 && !isReady && <p className="quiet">{own.unready}</p>}
      {count > 0 && isReady && (
        <>
          {!draft.parts.some(({ kind }) => isOfTheWhole.has(kind)) && (
            <Left more={minutesMore(base, draft)} from={format.date(draft.from)} preview={compass} />
          )}
          {asked.error && !compass && <Failed error={asked.error} again={asked.refetch} />}
          {!compass && !asked.error && <Waiting lines={3} />}
          {compass && <CompassCard compass={compass} asCitizen={self.citizen === citizen} />}
          {save.error && kindOf(save.error) === 'conflict' && (
            <p className="notice" role="alert">
              {own.meanwhile}
            </p>
          )}
          {save.error && kindOf(save.error) !== 'conflict' && <Failed error={save.error} />}
          {take.error && <Failed error={take.error} />}
          {compass?.mayDecide && needsDecision && <p className="quiet">{own.forDecision}</p>}
          {compass && !mayMake && <p className="quiet">{own.teamWrites}</p>}
          {compass && mayMake && !compass.mayDecide && (
            <label className="field">
              <span className="label">{own.note}</span>
              <textarea
                className="input lines"
                maxLength={1000}
                rows={3}
                value={note}
                onChange={({ target }) => {
                  setNote(target.value)
                  onNote(target.value)
                }}
              />
            </label>
          )}
          {compass && mayMake && (
            <p className="buttons">
              {compass.mayDecide ? (
                <Button
                  className="button"
                  isDisabled={isWaiting}
                  onPress={() => isLatest(draft) && save.mutate(compass.consent)}
                >
                  {needsDecision ? own.keepForDecision : compass.consent.length > 0 ? own.makeAgreed : own.make}
                </Button>
              ) : (
                <Button className="button" isDisabled={isWaiting} onPress={() => isLatest(draft) && take.mutate()}>
                  {own.ask}
                </Button>
              )}
              <Button className="button quiet" onPress={onClear}>
                {own.cancel}
              </Button>
            </p>
          )}
        </>
      )}
    </section>
  )
}

/** What says more than any sum of a week's visits: the help rests, or is over. */
const isOfTheWhole: ReadonlySet<string> = new Set<Part['kind']>(['paused', 'ended'])

type LeftProps = { readonly more: number; readonly from: string; readonly preview: Preview | undefined }

/** How much more or less it is, and what would then be left of the frames. */
function Left({ more, from, preview }: LeftProps) {
  const { format } = useSpeaking()
  const own = useWords(changeWords)
  const headroom = preview?.headroom ?? []
  const sum = (of: 'framed' | 'planned' | 'left') => headroom.reduce((total, part) => total + part[of], 0)
  const left = sum('left')
  const change = more > 0 ? own.moreAWeek(format.length(more)) : own.lessAWeek(format.length(more))
  return (
    <>
      <p>
        {more === 0 ? own.sameTime : change}, {own.fromDay(from)}.{' '}
        {headroom.length > 0 &&
          (left === 0
            ? own.usedAfter
            : left < 0
              ? own.overAfter(format.length(left))
              : own.leftAfter(format.length(left)))}
      </p>
      {headroom.length > 0 && <Meter framed={sum('framed')} done={0} ahead={sum('planned')} small />}
    </>
  )
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
