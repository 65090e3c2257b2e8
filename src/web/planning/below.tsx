/** What stands below a day: visits that have nobody, working time, extra visits, shifts, earlier proposals, paper. */
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { Breaches } from './breaches.tsx'
import { Extra } from './extra.tsx'
import { Missing } from './missing.tsx'
import type { Plan, Routes, Visit } from './plan.ts'
import { Proposals } from './proposals.tsx'
import type { Names } from './reasons/telling.ts'
import { useReasons } from './reasons/use-reasons.ts'
import { Rostered } from './rostered.tsx'
import { planningWords } from './words.ts'

type Props = {
  readonly team: string
  readonly routes: Routes
  readonly plan: Plan
  /** None until it is known what one looks at. */
  readonly missing: Plan['missing']
  /** The id of the proposal that is open. */
  readonly id: string | null
  readonly days: readonly LocalDate[]
  readonly day: LocalDate
  readonly names: Names
  readonly isMovable: boolean
  readonly mayWrite: boolean
  /** A proposal to ask of. */
  readonly base: () => Promise<string>
  readonly onVisit: (visit: Visit) => void
  readonly onProposal: (id: string) => void
}

export function Below(props: Props) {
  const { team, routes, plan, missing, id, days, day, names, isMovable, mayWrite, base, onVisit, onProposal } = props
  const own = useWords(planningWords)
  const { language } = useSpeaking()
  const reasons = useReasons(names)
  return (
    <>
      <Missing
        missing={missing}
        names={names}
        onOpen={
          isMovable
            ? ({ citizen, visit, dates, minutes }) =>
                onVisit({
                  ...{ citizen, visit, minutes, staff: [], start: 0 },
                  date: dates.find((one) => one === day) ?? (dates[0] as LocalDate),
                })
            : null
        }
      />
      {plan.breaches.length > 0 && (
        <Fold line={`${own.breaches} (${plan.breaches.length})`}>
          <Breaches of={plan.breaches} reasons={reasons} />
        </Fold>
      )}
      {isMovable && <Extra team={team} people={plan.people} names={names} days={days} base={base} />}
      {mayWrite && <Rostered {...{ team, routes, days, day, names }} />}
      {routes.proposals.length > 0 && <Proposals of={routes.proposals} now={id} onOpen={onProposal} />}
      {plan.shifts.length > 0 && (
        <p className="buttons not-printed">
          <Button className="button quiet small" onPress={() => print()}>
            {own.print}
          </Button>
          {(id !== null || routes.adopted !== null) && (
            <a
              className="button quiet small"
              href={`/api/teams/${team}/weeks/${plan.week}/routes.csv?language=${language}${id === null ? '' : `&proposal=${id}`}`}
              download
            >
              {own.table}
            </a>
          )}
        </p>
      )}
    </>
  )
}
