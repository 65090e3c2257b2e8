/** What came of adopting: how much holds now, whose plan changed, and what was left as it was and why. */
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import type { Adopted } from './changes.tsx'
import type { Names } from './reasons/telling.ts'
import { planningWords } from './words.ts'

type Props = { readonly adopted: Adopted; readonly names: Names }

export function AdoptedTold({ adopted, names }: Props) {
  const own = useWords(planningWords)
  const { words, format } = useSpeaking()
  const { number, visits, plansChanged, left } = adopted
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
                <strong>{names.citizen(citizen)}</strong> {own.leftWhy[why](who[by ?? ''] ?? words.unknown)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
