/** The compass card: may I, in one sentence; what follows; and its ground for whoever asks. */
import type { z } from 'zod'
import type { compass } from '#contract/changes/change.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { Ground } from './ground.tsx'
import { pieceWords } from './words.ts'

export type Compass = z.output<typeof compass>

export function CompassCard({
  compass,
  asCitizen = false,
}: {
  readonly compass: Compass
  readonly asCitizen?: boolean
}) {
  const { words } = useSpeaking()
  const { situations } = useWords(pieceWords)
  const { effect, mayDecide, by, consent, competences, follows, ground } = compass
  const yours = asCitizen ? words.compass.yoursCitizen : words.compass.yours
  const after = follows.map((step) => words.compass.follows[step]).join(', ')
  const isLegal = effect === 'adverse' || effect === 'outside'
  return (
    <section className={`compass ${mayDecide ? 'may' : isLegal ? 'legal' : 'other'}`} aria-live="polite">
      <p className="answer">{mayDecide ? yours : words.compass.decides(words.compass.who[by])}</p>
      <p>
        {words.compass.effects[effect]} {consent.map((who) => words.compass.consent[who]).join(' ')}{' '}
        {competences.length > 0 && words.compass.competences(competences.join(', '))}
      </p>
      {after && (
        <p className="after">
          {words.compass.afterwards} {after}.
        </p>
      )}
      <Ground
        of={ground.map(({ situation, law, on, inputs }) => ({
          title: situations[situation],
          laws: [law],
          on,
          inputs,
        }))}
      />
    </section>
  )
}
