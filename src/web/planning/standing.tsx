/** What one looks at: the week as it is adopted or a proposal, how far that is, and the next thing to do. */
import { useSelf } from '#web/shell/self.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { isSlight } from './marks.ts'
import type { Routes, Told } from './plan.ts'
import { NoteList } from './reasons/lists.tsx'
import type { Names } from './reasons/telling.ts'
import { useReasons } from './reasons/use-reasons.ts'
import { changedRoster } from './roster.ts'
import { isUnderWay } from './use-plan.ts'
import { planningWords } from './words.ts'

type Props = {
  readonly routes: Routes
  /** The proposal of the address; undefined until it is known how it is, null where there is none. */
  readonly told: Told | undefined | null
  readonly names: Names
  readonly mayPlan: boolean
  readonly isOver: boolean
  readonly isAsking: boolean
  readonly onPropose: () => void
  readonly onAdopted: () => void
  /** Breaks off the search for the proposal; null where one may not. */
  readonly onStop: (() => void) | null
  /** Null where they are in sight. */
  readonly onChanges: (() => void) | null
  /** The way back and forth. */
  readonly children: React.ReactNode
}

export function Standing(props: Props) {
  const { routes, told, names, mayPlan, isOver, isAsking, onPropose, onAdopted, onStop, onChanges } = props
  const own = useWords(planningWords)
  const { format } = useSpeaking()
  const { zone } = useSelf().municipality
  const { adopted } = routes
  const toAdopted = (
    <Button className="button quiet" onPress={onAdopted}>
      {own.otherPlan}
    </Button>
  )
  if (told && isUnderWay(told))
    return (
      <UnderWay told={told}>
        {onStop && (
          <Button className="button quiet" onPress={onStop}>
            {own.stopLooking}
          </Button>
        )}
        {toAdopted}
      </UnderWay>
    )
  if (told && !told.proposal) return <Refused {...props} told={told} back={toAdopted} />
  if (told?.proposal) {
    const { changes, search, shifts } = told.proposal
    const slight = changes.filter(isSlight).length
    const howMuch = `${[
      changes.length > slight && own.changed(changes.length - slight),
      slight > 0 && own.slight(slight),
    ]
      .filter(Boolean)
      .join(', ')}.`
    const rewritten = isOver ? [] : changedRoster(shifts, routes.shifts)
    const isByHand = search.way === 'byHand' || search.way === 'asAdopted'
    return (
      <div className="standing proposed">
        <p>
          <strong>{isByHand ? own.byHand : own.proposal}</strong>{' '}
          {changes.length === 0 ? own.unchanged : adopted ? howMuch : own.allNew(own.visits(changes.length))}{' '}
          {!isByHand && own.proposeNote}
        </p>
        {rewritten.length > 0 && (
          <p role="status">
            {own.rosterChanged(
              format.list(rewritten.map(({ staff, date }) => `${names.staff(staff)} ${format.weekday(date)}`)),
            )}
          </p>
        )}
        <div className="buttons">
          {changes.length > 0 && onChanges && (
            <Button className="button" onPress={onChanges}>
              {own.seeChanges}
            </Button>
          )}
          {toAdopted}
          {props.children}
        </div>
      </div>
    )
  }
  const mayPropose = mayPlan && !isOver && routes.shifts.length > 0
  return (
    <div className="standing">
      <p>
        {isOver
          ? adopted
            ? own.weekOver
            : own.weekOverBare
          : adopted
            ? own.adopted(adopted.number, adopted.by, format.moment(adopted.at, zone))
            : routes.shifts.length === 0
              ? own.noShiftsWeek
              : own.notAdopted}{' '}
        {mayPropose && <span className="quiet">{own.proposeNote}</span>}
      </p>
      {mayPropose && (
        <div className="buttons">
          <Button className={adopted ? 'button quiet' : 'button'} isDisabled={isAsking} onPress={onPropose}>
            {adopted ? own.proposeAnew : own.propose}
          </Button>
        </div>
      )}
    </div>
  )
}

function UnderWay({ told, children }: { readonly told: Told; readonly children: React.ReactNode }) {
  const own = useWords(planningWords)
  const { format } = useSpeaking()
  const said =
    told.state === 'waiting' || told.percent === 0
      ? own.waiting
      : own.searching(`${format.number(told.percent)}\u00a0%`)
  return (
    <div className="standing-alone progress">
      <p id="proposing" role="status">
        <strong>{said}</strong>
      </p>
      <progress
        aria-labelledby="proposing"
        max={100}
        {...(told.state === 'waiting' || told.percent === 0 ? {} : { value: told.percent })}
      />
      <p className="quiet">
        {own.leave} {own.proposeNote}
      </p>
      <p className="buttons">{children}</p>
    </div>
  )
}

function Refused({ told, names, back }: Props & { readonly told: Told; readonly back: React.ReactNode }) {
  const own = useWords(planningWords)
  const reasons = useReasons(names)
  const said =
    told.state === 'stopped'
      ? own.stopped
      : ((told.refusal && own.refused[told.refusal.kind as keyof typeof own.refused]) ?? own.failed)
  return (
    <div className="standing-alone">
      <p className="failed" role="alert">
        {said}
      </p>
      {told.refusal && told.refusal.notes.length > 0 && <NoteList notes={told.refusal.notes} reasons={reasons} />}
      <p className="buttons">{back}</p>
    </div>
  )
}
