/** What a roster breaks of the rules of working time, each with its law. */
import type { Plan } from './plan.ts'
import type { Reasons } from './reasons/use-reasons.ts'

type Props = { readonly of: Plan['breaches']; readonly reasons: Reasons }

export const Breaches = ({ of, reasons }: Props) => (
  <ul className="plain">
    {of.map((breach) => (
      <li key={`${breach.staff} ${breach.kind} ${breach.from}`}>
        {reasons.breach(breach)} <span className="quiet under">{breach.law}</span>
      </li>
    ))}
  </ul>
)
