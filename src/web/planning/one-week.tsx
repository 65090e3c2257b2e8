/** One week of a team: its days, what one looks at, the board or the list, and what lies over it. */
import { lazy, Suspense, useMemo, useState } from 'react'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { useWide } from '#web/changes/use-wide.ts'
import { Failed, Waiting } from '#web/shell/state.tsx'
import { Choice } from '#web/ui/choice.tsx'
import { Select } from '#web/ui/select.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { AdoptedTold } from './adopted.tsx'
import { Below } from './below.tsx'
import { Board } from './board.tsx'
import { ByCarer } from './by-carer.tsx'
import { CarerSheet } from './carer-sheet.tsx'
import { Changes } from './changes.tsx'
import { Compare } from './compare.tsx'
import { Holding } from './holding.tsx'
import { lanesOfCarer, lanesOfDay, listsOf } from './lanes.ts'
import { useHeldText } from './place-text.ts'
import { type Edit, isBegun, keyOf, type Plan, type Routes, type Spot, type Visit } from './plan.ts'
import { Said } from './said.tsx'
import type { Go, PlanningSearch, View } from './search.ts'
import { Standing } from './standing.tsx'
import { UndoBar } from './undo-bar.tsx'
import type { Adopted } from './use-adopt.ts'
import { usePrinting } from './use-printing.ts'
import { useProposing } from './use-proposing.ts'
import { useWeek } from './use-week.ts'
import { VisitSheet } from './visit-sheet.tsx'
import { planningWords } from './words.ts'

const DayMap = lazy(async () => ({ default: (await import('./day-map.tsx')).DayMap }))

type Props = {
  readonly team: string
  readonly routes: Routes
  readonly days: readonly LocalDate[]
  readonly day: LocalDate
  readonly search: PlanningSearch
  readonly go: Go
}

type Over =
  | { readonly kind: 'visit'; readonly visit: Visit }
  | { readonly kind: 'carer'; readonly staff: Spot['staff']; readonly date: LocalDate }

/** What was adopted here, out of which proposal, and of whom that spoke. */
type Done = { readonly proposal: string; readonly people: Plan['people']; readonly answer: Adopted }

export function OneWeek({ team, routes, days, day, search, go }: Props) {
  const { format } = useSpeaking()
  const own = useWords(planningWords)
  const isWide = useWide()
  const isPrinting = usePrinting()
  const seen = useWeek({ team, routes, days, search, go })
  const { hand, id, asked, told, proposal, plan, names, marks, now, isOver, mayPlan, isMovable } = seen
  const { held, pending, last } = hand
  const said = useHeldText(names)
  const [over, setOver] = useState<Over | null>(null)
  const [isByKeys, setIsByKeys] = useState(false)
  const [adopted, setAdopted] = useState<Done | null>(null)
  const view = search.view ?? 'day'
  const staffOf = useMemo(() => plan.people.staff.map((one) => one.id), [plan.people])
  const staff = staffOf.find((one) => one === search.staff) ?? staffOf[0]
  const isCarer = view === 'carer'

  const open = (made: string | null) => {
    setAdopted(null)
    hand.open(made)
    scrollTo({ top: 0 })
    go({ proposal: made, view: isCarer || view === 'map' ? view : null, of: null })
  }
  const isDone = proposal !== null && seen.isHere
  const { ask, stop, findWays } = useProposing({ team, week: routes.week, isDone, onAsked: open })
  const compareWays = async () => {
    const made = await findWays()
    setOver(null)
    go({ view: 'compare', of: made.join(), proposal: null })
  }

  const rows = useMemo(
    () => (isCarer && staff ? lanesOfCarer(plan, staff, days) : lanesOfDay(plan, day)),
    [plan, isCarer, staff, days, day],
  )
  const lists = useMemo(
    () => (isCarer && staff ? days.flatMap((date) => listsOf(plan, date, [staff])) : listsOf(plan, day, staffOf)),
    [plan, isCarer, staff, days, day, staffOf],
  )
  const onPick = (visit: Visit, of: Spot['staff'], byKeys: boolean) => {
    setIsByKeys(byKeys)
    setOver(null)
    hand.pickUp(visit, of)
  }
  const onMove = (at: Spot) => {
    hand.move(at)
    if (!isCarer && at.date !== day) go({ day: at.date }, true)
  }
  const onPut = (at: Spot, byKeys: boolean) => hand.putDown(at, byKeys)
  const put = (edit: Edit, outside: number) => {
    setOver(null)
    hand.put(edit, outside)
    if (!isCarer) go({ day: edit.to.date }, true)
  }
  const openVisit = (visit: Visit) => setOver({ kind: 'visit', visit })
  const openCarer = (of: Spot['staff'], date: LocalDate) => setOver({ kind: 'carer', staff: of, date })

  const choose = (next: View) => go({ view: next === 'day' ? null : next })
  const isEmpty = lists.every(({ visits }) => visits.length === 0)
  const shownViews: View[] = ['day', 'carer', 'map', ...(proposal ? (['changes'] as const) : [])]
  const landedHere = last && last.landed.kind === 'put' ? last.landed.to : null

  return (
    <>
      <div className="choices not-printed">
        <Choice
          label={own.days}
          hidden
          options={days.map((one) => ({ key: one, text: format.weekday(one) }))}
          value={day}
          onChange={(next) =>
            go({ day: next, view: isCarer || view === 'changes' || view === 'compare' ? null : view })
          }
        />
        <Choice
          label={own.view}
          hidden
          options={shownViews.map((key) => ({ key, text: own.views[key as keyof typeof own.views] }))}
          value={view === 'compare' ? null : view}
          onChange={choose}
        />
      </div>
      {asked.error && id !== null ? (
        <Failed error={asked.error} again={asked.refetch} />
      ) : (
        <Standing
          routes={routes}
          told={view === 'compare' ? null : told}
          names={names}
          mayPlan={mayPlan}
          isOver={isOver}
          isAsking={ask.isPending}
          onPropose={() => ask.mutate()}
          onAdopted={() => open(null)}
          onStop={mayPlan && id !== null && !stop.isPending ? () => stop.mutate(id) : null}
          onChanges={view === 'changes' ? null : () => choose('changes')}
        >
          {(hand.undo || hand.redo) && <UndoBar undo={hand.undo} redo={hand.redo} />}
        </Standing>
      )}
      {ask.error && <Failed error={ask.error} />}
      {stop.error && <Failed error={stop.error} />}
      {adopted && (
        <AdoptedTold
          {...{ team, people: adopted.people, proposal: adopted.proposal }}
          adopted={adopted.answer}
          onAdopted={(answer) => setAdopted({ ...adopted, answer })}
        />
      )}
      {isMovable && <Said of={hand} names={names} isKeeping={pending.length > 0} />}
      {view === 'compare' && search.of ? (
        <Compare team={team} ids={search.of.split(',')} onOpen={open} />
      ) : view === 'changes' && proposal && id ? (
        <Changes
          key={id}
          {...{ team, id, proposal, routes, days, names }}
          mayAdopt={seen.mayAdopt}
          onAdopted={(answer) => {
            hand.open(null)
            scrollTo({ top: 0 })
            go({ proposal: null, view: null })
            setAdopted({ proposal: id, people: proposal.people, answer })
          }}
        />
      ) : view === 'map' ? (
        <Suspense fallback={<Waiting lines={8} />}>
          <DayMap plan={plan} base={routes.base} day={day} names={names} />
        </Suspense>
      ) : (
        <>
          {isCarer && staff && (
            <Select
              label={own.whose}
              value={staff}
              options={plan.people.staff.map((one) => [one.id, names.staff(one.id)])}
              onChange={(next) => go({ staff: next })}
            />
          )}
          {lists.length === 0 ? (
            routes.shifts.length > 0 && <p className="empty">{own.noShifts}</p>
          ) : (
            <>
              {isEmpty && (proposal || routes.adopted) && <p className="empty">{own.noVisits}</p>}
              {isWide && !isPrinting ? (
                <>
                  <Board
                    {...{ rows, days, names, said, marks, held, isByKeys, isMovable, isByDay: isCarer }}
                    now={now}
                    focus={landedHere && last ? blockOf(last.visit, landedHere) : null}
                    onOpen={openVisit}
                    onCarer={openCarer}
                    onPick={onPick}
                    onMove={onMove}
                    onPut={onPut}
                    onLetGo={hand.letGo}
                  />
                  {isMovable && !isEmpty && (
                    <p className="key" id="board-how">
                      {own.how}
                    </p>
                  )}
                </>
              ) : (
                <ByCarer
                  {...{ lists, names, marks, isByDay: isCarer, isPrinted: isPrinting }}
                  onOpen={openVisit}
                  onCarer={openCarer}
                />
              )}
            </>
          )}
          <Below
            {...{ team, routes, plan, id, days, day, names, isMovable }}
            missing={id === null || proposal ? plan.missing : []}
            mayWrite={mayPlan && !isOver}
            base={hand.base}
            onVisit={openVisit}
            onProposal={open}
          />
        </>
      )}
      {held && isByKeys && (
        <Holding held={held} names={names} onPut={() => onPut(held.at, true)} onLetGo={hand.letGo} />
      )}
      {over?.kind === 'visit' && (
        <VisitSheet
          key={keyOf(over.visit)}
          {...{ team, names, days, isMovable, visit: over.visit }}
          staff={staffOf}
          mark={marks.get(keyOf(over.visit)) ?? null}
          isPinned={over.visit.staff.length > 0 && isBegun(over.visit, now)}
          base={hand.base}
          onPick={isWide && view !== 'map' ? (of) => onPick(over.visit, of, true) : null}
          onPut={put}
          onClose={() => setOver(null)}
        />
      )}
      {over?.kind === 'carer' && (
        <CarerSheet
          key={`${over.staff} ${over.date}`}
          {...{ team, names, mayPlan: mayPlan && !isOver, staff: over.staff, date: over.date }}
          plan={routes}
          goals={(proposal?.goals ?? []).filter((goal) => goal.of === 'carer' && goal.id === over.staff)}
          onWeek={() => {
            setOver(null)
            go({ view: 'carer', staff: over.staff })
          }}
          onFindWays={compareWays}
          onClose={() => setOver(null)}
        />
      )}
    </>
  )
}

/** The block of a visit after it was put somewhere. */
const blockOf = (visit: Visit, { staff, date }: Spot): string => `${keyOf({ ...visit, date })} ${staff}`
