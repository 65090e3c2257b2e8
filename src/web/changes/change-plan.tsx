/** Change the plan with the compass live: it answers while one thinks, before anything is kept. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { citizenQuery } from '#web/people/citizen-query.ts'
import { Shown } from '#web/shell/state.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import './changes.css'
import { Changing } from './changing.tsx'
import { plansQuery } from './plans-query.ts'
import { changeWords } from './words.ts'

export function ChangePlan() {
  const { citizen } = useParams({ from: '/inside/citizens/$citizen/change' })
  const { words } = useSpeaking()
  const own = useWords(changeWords)
  const asked = useQuery(citizenQuery(citizen))
  const plans = useQuery(plansQuery(citizen))
  return (
    <main className="page" id="main">
      <Shown of={asked} lines={8} notFound={words.citizen.notFound}>
        {(whole) =>
          whole.grant ? (
            <Shown of={plans} lines={8}>
              {({ items }) => <Changing whole={whole} ahead={items} />}
            </Shown>
          ) : (
            <>
              <h1>{own.title}</h1>
              <p>{own.noGrant}</p>
              <p>
                <Link to="/citizens/$citizen" params={{ citizen: whole.citizen.id }}>
                  {own.back(whole.citizen.name ?? words.unknown)}
                </Link>
              </p>
            </>
          )
        }
      </Shown>
    </main>
  )
}
