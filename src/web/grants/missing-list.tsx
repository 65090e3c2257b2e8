/** What is still missing, each leading to where it is filled in. */
import { Link } from '@tanstack/react-router'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { useSpeaking } from '#web/words/speaking.tsx'
import type { Missing, Step } from './missing.ts'
import type { GrantWords } from './words/da.ts'

/** How many are named before the rest is left to its step. */
const most = 6

type Props = {
  readonly missing: readonly Missing[]
  readonly own: GrantWords
  readonly areaName: (code: string) => string
  readonly citizen: string
  /** The step in hand, whose own come first. */
  readonly step: Step
}

export function MissingList({ missing, own, areaName, citizen, step }: Props) {
  const { format } = useSpeaking()
  if (missing.length === 0) return <p className="good">{own.says.nothingMissing}</p>
  const said = (one: Missing) => sayMissing(one.what, own, areaName, format.date)
  const inHandFirst = missing.toSorted((a, b) => Number(b.step === step) - Number(a.step === step))
  return (
    <>
      <h3>{own.says.missing}</h3>
      <ul className="bare">
        {inHandFirst.slice(0, most).map((one) => (
          <li key={`${one.step}${said(one)}`}>
            <Link
              to="/citizens/$citizen/grant"
              params={{ citizen }}
              search={(before) => ({ ...before, step: one.step })}
              resetScroll={false}
            >
              {said(one)}
            </Link>
          </li>
        ))}
        {missing.length > most && <li className="quiet">{own.says.andMore(missing.length - most)}</li>}
      </ul>
    </>
  )
}

function sayMissing(
  what: Missing['what'],
  { gaps, funnel, talk }: GrantWords,
  areaName: (code: string) => string,
  date: (day: LocalDate) => string,
): string {
  switch (what.kind) {
    case 'noLevel':
    case 'areaTwice':
    case 'noExpectedLevel':
    case 'noOwnView':
      return gaps[what.kind](areaName(what.area))
    case 'notConsidered':
    case 'consideredTooEarly':
      return gaps[what.kind](funnel.steps[what.step])
    case 'noConversation':
      return gaps.noConversation(talk[what.part])
    case 'endsTooEarly':
    case 'endsTooLate':
      return gaps[what.kind](date(what.edge))
    default:
      return gaps[what.kind]
  }
}
