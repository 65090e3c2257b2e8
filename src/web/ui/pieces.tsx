/** Every piece in every state, so that a change of one is seen whole. The figures are made up and say so. */
import type { ReactNode } from 'react'
import { localDate } from '#kernel/calendar/local-date.ts'
import { PlanSamples } from '#web/planning/samples.tsx'
import { LanguageSwitch, ThemeSwitch } from '#web/shell/languages.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { type Compass, CompassCard } from './compass.tsx'
import { Faces } from './faces.tsx'
import { Ground } from './ground.tsx'
import { Meter } from './meter.tsx'
import { Rhythm, type RhythmVisit } from './rhythm.tsx'
import { pieceWords } from './words.ts'

const on = localDate('2026-11-19')
const law = { key: 'care', act: 'Ældreloven', section: '§ 10', version: '2025', verified: true }
const inputs = { minutesPerWeek: 30, framed: 480, planned: 355, beyond: 0 }

const compassOf = (changed: Partial<Compass>): Compass => ({
  effect: 'insideFrame',
  situations: ['moreTimeInsideFrame'],
  mayDecide: true,
  by: 'teamMember',
  consent: ['citizen'],
  competences: [],
  follows: ['log', 'tellCitizen'],
  ground: [{ situation: 'moreTimeInsideFrame', law, on, inputs }],
  ...changed,
})

const visit = (key: string, changed: Partial<RhythmVisit>): RhythmVisit => ({
  ...{ key, part: 'morning', time: '07:30', minutes: 25, staff: 1, text: null, state: 'done' },
  ...changed,
})

const week = ['16', '17', '18', '19', '20', '21', '22'].map((day, place) => ({
  date: localDate(`2026-11-${day}`),
  visits: [
    visit('morning', { state: place < 3 ? 'done' : 'planned' }),
    ...(place === 1 ? [visit('forenoon', { part: 'forenoon', time: '10:00', minutes: 30, state: 'changed' })] : []),
    ...(place === 2 ? [visit('noon', { part: 'noon', time: '12:00', minutes: 20, state: 'notDone' })] : []),
    visit('evening', {
      part: 'evening',
      time: '19:00',
      minutes: 15,
      staff: place === 4 ? 2 : 1,
      state: place < 3 ? 'done' : 'planned',
    }),
  ],
}))

export function Pieces() {
  const { words } = useSpeaking()
  const own = useWords(pieceWords)
  const { states } = own
  return (
    <main className="page" id="main">
      <h1>{own.title}</h1>
      <p className="lead-line">{own.lead}</p>
      <div className="bottom">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>

      <h2>{own.meter}</h2>
      <div className="samples">
        <State name={states.usual}>
          <Meter framed={480} done={180} ahead={175} />
        </State>
        <State name={states.fresh}>
          <Meter framed={480} done={0} ahead={355} />
        </State>
        <State name={states.full}>
          <Meter framed={480} done={300} ahead={180} />
        </State>
        <State name={states.over}>
          <Meter framed={480} done={400} ahead={135} />
        </State>
        <State name={states.none}>
          <Meter framed={null} done={0} ahead={0} />
        </State>
        <State name={states.small}>
          <Meter framed={480} done={180} ahead={175} small />
        </State>
      </div>
      <p className="key">{words.meter.key}</p>

      <h2>{own.rhythm}</h2>
      <Rhythm days={week} today={on} title={own.rhythm} />
      <State name={states.empty}>
        <Rhythm days={[]} today={on} title={own.rhythm} />
      </State>

      <h2>{own.compass}</h2>
      <div className="samples">
        <CompassCard compass={compassOf({})} />
        <CompassCard
          compass={compassOf({
            effect: 'minorFavourable',
            mayDecide: false,
            by: 'fixedContact',
            ground: [{ situation: 'moreTimeMinor', law, on, inputs }],
          })}
        />
        <CompassCard
          compass={compassOf({
            effect: 'outside',
            mayDecide: false,
            by: 'caseOfficer',
            follows: ['log', 'letter', 'newAssessment'],
            ground: [{ situation: 'moreTimeOutside', law: { ...law, verified: false }, on, inputs }],
          })}
        />
        <CompassCard
          compass={compassOf({
            effect: 'adverse',
            mayDecide: false,
            by: 'caseOfficer',
            consent: [],
            follows: ['log', 'letter', 'hearing', 'reasons', 'appealGuidance', 'newAssessment'],
            ground: [{ situation: 'lessTimePromiseBroken', law, on, inputs }],
          })}
        />
      </div>

      <h2>{own.faces}</h2>
      <div className="samples">
        <State name={states.usual}>
          <Faces
            promise={{ faces: 5, most: 6 }}
            faces={[
              { name: 'Maja Lund', note: words.faces.contact },
              { name: 'Anders Sø', note: words.faces.told(4) },
              { name: 'Nina Bro', note: words.faces.told(1), isNew: true },
            ]}
            empty={words.faces.none}
          />
        </State>
        <State name={states.over}>
          <Faces
            promise={{ faces: 8, most: 6 }}
            faces={[{ name: 'Maja Lund', note: words.faces.contact }]}
            empty={words.faces.none}
          />
        </State>
        <State name={states.empty}>
          <Faces faces={[]} empty={words.faces.none} />
        </State>
      </div>

      <h2>{own.ground}</h2>
      <Ground of={[{ title: own.situations.moreTimeInsideFrame, laws: [law], on, inputs }]} />

      <PlanSamples reasons={own.reasons} map={own.map} />
    </main>
  )
}

const State = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="sample">
    <h3 className="label">{name}</h3>
    {children}
  </div>
)
