/** What came of adopting: how much holds now, whose plan changed, and what was left as it was and why. */
import './changes.css'
import { Failed } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { useNames } from './names.ts'
import type { Plan } from './plan.ts'
import { type Adopted, useAdopt } from './use-adopt.ts'
import { planningWords } from './words.ts'

type Props = {
  readonly team: string
  readonly proposal: string
  readonly adopted: Adopted
  /** Those of the proposal: who was left out may be nowhere in what is adopted. */
  readonly people: Plan['people']
  /** They who had not agreed have, and it is adopted for them too. */
  readonly onAdopted: (adopted: Adopted) => void
}

export function AdoptedTold({ team, proposal, adopted, people, onAdopted }: Props) {
  const own = useWords(planningWords)
  const { words, format } = useSpeaking()
  const names = useNames(people)
  const { number, visits, plansChanged, left } = adopted
  const adopt = useAdopt({ team, proposal, seen: number, onAdopted })
  const who = words.compass.who as Readonly<Record<string, string>>
  return (
    <section className="adopted-told" role="status">
      <h2>{own.done}</h2>
      <p>{own.doneMore(number, own.visits(visits))}</p>
      {plansChanged.length > 0 && <p>{own.plansChanged(format.list(plansChanged.map(names.citizen)))}</p>}
      {left.length > 0 && (
        <>
          <h3>{own.left}</h3>
          <ul className="plain">
            {left.map(({ citizen, why, by }) => (
              <li key={citizen}>
                <strong>{names.citizen(citizen)}</strong> {own.leftWhy[why](who[by ?? ''] ?? words.unknown)}{' '}
                {why === 'notAgreed' && (
                  <Button
                    className="button quiet small"
                    isDisabled={adopt.isPending}
                    onPress={() => adopt.mutate({ citizens: [citizen], agreed: [citizen] })}
                  >
                    {own.agreedNow(names.citizen(citizen))}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {adopt.isMeanwhile && (
            <p className="failed" role="alert">
              {own.meanwhile(own.somebody)}
            </p>
          )}
          {adopt.error && <Failed error={adopt.error} />}
        </>
      )}
    </section>
  )
}
