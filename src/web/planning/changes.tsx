/** What a proposal changes for whom beside the week as it is adopted, and adopting all of it or a part. */
import './changes.css'
import { useState } from 'react'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { kindOf } from '#web/shell/asking.ts'
import { Failed } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/choice.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Tick } from '#web/ui/tick.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { isSlight } from './marks.ts'
import { takenOf } from './part.ts'
import type { Change, Proposal, Routes } from './plan.ts'
import { GoalList, NoteList } from './reasons/lists.tsx'
import type { Names } from './reasons/telling.ts'
import { useReasons } from './reasons/use-reasons.ts'
import { type Adopted, useAdopt } from './use-adopt.ts'
import { planningWords } from './words.ts'

type Props = {
  readonly team: string
  readonly id: string
  readonly proposal: Proposal
  readonly routes: Routes
  readonly days: readonly LocalDate[]
  readonly names: Names
  readonly mayAdopt: boolean
  readonly onAdopted: (adopted: Adopted) => void
}

const shownAtOnce = 5

/** A day moves where a visit comes, goes or changes date: then the citizen must have agreed. */
const changesDays = (changes: readonly Change[]): boolean =>
  changes.some(({ before, after }) => before?.date !== after?.date)

export function Changes(props: Props) {
  const { team, id, proposal, routes, days, names, mayAdopt, onAdopted } = props
  const own = useWords(planningWords)
  const { format, words } = useSpeaking()
  const reasons = useReasons(names)
  const [by, setBy] = useState<'citizen' | 'carer'>('citizen')
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const [leftDays, setLeftDays] = useState<ReadonlySet<string>>(new Set())
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set())
  const { changes, goals } = proposal

  const ofCitizen = [...Map.groupBy(changes, ({ citizen }) => citizen)]
    .toSorted(format.byName(([citizen]) => names.citizen(citizen)))
    .toSorted(([, a], [, b]) => Number(a.every(isSlight)) - Number(b.every(isSlight)))
  const changedDays = days.filter((day) =>
    changes.some(({ before, after }) => before?.date === day || after?.date === day),
  )
  const taken = takenOf(changes, without, leftDays)
  /** Of a first plan nobody knows yet whose days it changes; the answer names them. */
  const asksAgreed = mayAdopt && routes.adopted !== null
  const isPart = without.size > 0 || leftDays.size > 0

  const adopt = useAdopt({ team, proposal: id, seen: routes.adopted?.number, onAdopted })
  const part = {
    ...(without.size > 0 ? { citizens: taken } : {}),
    ...(leftDays.size > 0 ? { dates: days.filter((day) => !leftDays.has(day)) } : {}),
    agreed: [...agreed],
  }
  const choose = (set: (next: ReadonlySet<string>) => void, now: ReadonlySet<string>, key: string, isIn: boolean) => {
    set(new Set(isIn ? [...now, key] : [...now].filter((one) => one !== key)))
  }
  if (changes.length === 0)
    return (
      <>
        {adopt.isMeanwhile && (
          <p className="failed" role="alert">
            {own.sameMeanwhile(routes.adopted?.by ?? own.somebody)}
          </p>
        )}
        <p className="empty">{own.unchanged}</p>
      </>
    )
  const isOver = adopt.error !== null && kindOf(adopt.error) === 'refused'
  const list = (all: readonly Change[]) => (
    <ul className="change-list">
      {all.map((change) => (
        <li key={`${change.visit} ${change.before?.date} ${change.after?.date}`}>{reasons.routeChange(change)}</li>
      ))}
    </ul>
  )
  /** What somebody would notice in full, as long as it is not all of it; the rest, and the goals, can wait. */
  const told = (all: readonly Change[], ofGoals: Proposal['goals']) => {
    const noticed = all.filter((change) => !isSlight(change))
    const slight = all.filter(isSlight)
    const broken = ofGoals.filter(({ isKept }) => !isKept).length
    return (
      <>
        {noticed.length > shownAtOnce ? (
          <Fold line={own.changeCount(noticed.length)}>{list(noticed)}</Fold>
        ) : (
          noticed.length > 0 && list(noticed)
        )}
        {slight.length > 0 && <Fold line={own.slight(slight.length)}>{list(slight)}</Fold>}
        {ofGoals.length > 0 && (
          <Fold line={broken > 0 ? <span className="over">{own.goalsBroken(broken)}</span> : own.goalsKept}>
            <GoalList goals={ofGoals} reasons={reasons} />
          </Fold>
        )}
      </>
    )
  }
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{own.changes}</h2>
      {routes.adopted && <p className="quiet">{own.changesNote}</p>}
      <Choice
        label={own.by}
        options={[
          { key: 'citizen', text: own.byCitizen },
          { key: 'carer', text: own.byCarer },
        ]}
        value={by}
        onChange={setBy}
      />
      {mayAdopt && changedDays.length > 1 && (
        <fieldset className="take-days">
          <legend className="label">{own.takeDays}</legend>
          {changedDays.map((day) => (
            <Tick
              key={day}
              isSelected={!leftDays.has(day)}
              onChange={(isTaken) => choose(setLeftDays, leftDays, day, !isTaken)}
            >
              {format.weekday(day)}
            </Tick>
          ))}
        </fieldset>
      )}
      {mayAdopt && <p className="key">{own.agreedNote}</p>}
      {by === 'citizen' ? (
        <ul className="plain who-changes">
          {ofCitizen.map(([citizen, all]) => (
            <li key={citizen}>
              <div className="who-head">
                {mayAdopt ? (
                  <Tick
                    isSelected={!without.has(citizen)}
                    onChange={(isTaken) => choose(setWithout, without, citizen, !isTaken)}
                  >
                    {names.citizen(citizen)}
                  </Tick>
                ) : (
                  <strong>{names.citizen(citizen)}</strong>
                )}
                {asksAgreed && changesDays(all) && !without.has(citizen) && (
                  <Tick
                    isSelected={agreed.has(citizen)}
                    onChange={(isAgreed) => choose(setAgreed, agreed, citizen, isAgreed)}
                  >
                    {own.hasAgreed(names.citizen(citizen))}
                  </Tick>
                )}
              </div>
              {told(
                all,
                goals.filter((goal) => goal.of === 'citizen' && goal.id === citizen),
              )}
            </li>
          ))}
        </ul>
      ) : (
        <ul className="plain who-changes">
          {proposal.people.staff
            .map(({ id: staff }) => ({ staff, all: changes.filter((change) => concerns(change, staff)) }))
            .filter(({ all }) => all.length > 0)
            .map(({ staff, all }) => (
              <li key={staff}>
                <div className="who-head">
                  <strong>{names.staff(staff)}</strong> <span className="quiet">{own.visits(all.length)}</span>
                </div>
                {told(
                  all,
                  goals.filter((goal) => goal.of === 'carer' && goal.id === staff),
                )}
              </li>
            ))}
        </ul>
      )}
      {proposal.notes.length > 0 && (
        <section className="notice">
          <NoteList notes={proposal.notes} reasons={reasons} />
        </section>
      )}
      {mayAdopt && (
        <div className="adopt">
          {adopt.isMeanwhile && (
            <p className="failed" role="alert">
              {own.meanwhile(routes.adopted?.by ?? own.somebody)}
            </p>
          )}
          <p className="buttons">
            <Button
              className="button"
              isDisabled={adopt.isPending || taken.length === 0}
              onPress={() => adopt.mutate(part)}
            >
              {isPart ? own.adoptPart(words.day.citizens(taken.length)) : own.adoptAll}
            </Button>
          </p>
          {isOver ? (
            <p className="failed" role="alert">
              {own.adoptRefused}
            </p>
          ) : (
            adopt.error && <Failed error={adopt.error} />
          )}
        </div>
      )}
    </section>
  )
}

const concerns = ({ before, after }: Change, staff: string): boolean =>
  [before, after].some((visit) => visit?.staff.some((one) => one === staff))
