/** What no visit of the plan can say: a pause, a package, a swap, another level, an end. */
import { memo, useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/choice.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Select } from '#web/ui/select.tsx'
import { Stepper } from '#web/ui/stepper.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import type { Part } from './draft.ts'
import type { Choices } from './parts-text.ts'
import { changeWords } from './words.ts'

type Kind = 'paused' | 'package' | 'swapped' | 'level' | 'ended'

type Props = { readonly choices: Choices; readonly onAdd: (part: Part) => void }

export const OtherParts = memo(function OtherParts({ choices, onAdd }: Props) {
  const own = useWords(changeWords)
  const [kind, setKind] = useState<Kind>('paused')
  const kinds: Kind[] = [
    'paused',
    ...(choices.packages.length > 0 ? (['package'] as const) : []),
    ...(choices.maySwap ? (['swapped'] as const) : []),
    ...(choices.levels.length > 0 ? (['level'] as const) : []),
    'ended',
  ]
  return (
    <Fold line={own.other}>
      <div className="other-parts">
        <Choice
          label={own.kind}
          options={kinds.map((key) => ({ key, text: own.kinds[key] }))}
          value={kind}
          onChange={setKind}
        />
        {kind === 'paused' && <Pause onAdd={onAdd} />}
        {kind === 'package' && <StartPackage choices={choices} onAdd={onAdd} />}
        {kind === 'swapped' && <Swap choices={choices} onAdd={onAdd} />}
        {kind === 'level' && <Level choices={choices} onAdd={onAdd} />}
        {kind === 'ended' && <Add part={{ kind: 'ended' }} onAdd={onAdd} />}
      </div>
    </Fold>
  )
})

function Add({ part, onAdd }: { readonly part: Part | null; readonly onAdd: Props['onAdd'] }) {
  const own = useWords(changeWords)
  return (
    <Button className="button quiet" isDisabled={part === null} onPress={() => part && onAdd(part)}>
      {own.add}
    </Button>
  )
}

function Pause({ onAdd }: Pick<Props, 'onAdd'>) {
  const own = useWords(changeWords)
  const [days, setDays] = useState(7)
  return (
    <>
      <div className="field">
        <span className="label">{own.pauseDays}</span>
        <Stepper
          text={own.dayCount(days)}
          less={own.dayLess}
          more={own.dayMore}
          onLess={days > 1 ? () => setDays(days - 1) : null}
          onMore={days < 366 ? () => setDays(days + 1) : null}
        />
      </div>
      <Add part={{ kind: 'paused', days }} onAdd={onAdd} />
    </>
  )
}

function StartPackage({ choices, onAdd }: Props) {
  const own = useWords(changeWords)
  const [name, setName] = useState('')
  return (
    <>
      <Select
        label={own.whichPackage}
        none={own.choose}
        options={named(choices.packages)}
        value={name}
        onChange={setName}
      />
      <Add part={name ? { kind: 'package', package: name, newCitizen: false } : null} onAdd={onAdd} />
    </>
  )
}

function Swap({ choices, onAdd }: Props) {
  const { format } = useSpeaking()
  const own = useWords(changeWords)
  const [give, setGive] = useState('')
  const [get, setGet] = useState('')
  const [minutes, setMinutes] = useState(30)
  const [company, setCompany] = useState<'team' | 'relatives' | 'civilSociety'>('team')
  const rows = named(choices.services.toSorted(format.byName(({ name }) => name)))
  const swap: Part | null =
    give && get && give !== get
      ? { kind: 'swapped', give, get, minutesGiven: minutes, minutesGot: minutes, with: company }
      : null
  return (
    <>
      <Select label={own.give} none={own.choose} options={rows} value={give} onChange={setGive} />
      <Select label={own.get} none={own.choose} options={rows} value={get} onChange={setGet} />
      <div className="field">
        <span className="label">{own.minutes}</span>
        <Stepper
          text={format.length(minutes)}
          less={own.less}
          more={own.more}
          onLess={minutes > 5 ? () => setMinutes(minutes - 5) : null}
          onMore={minutes < 480 ? () => setMinutes(minutes + 5) : null}
        />
      </div>
      <Choice
        label={own.with}
        options={(['team', 'relatives', 'civilSociety'] as const).map((key) => ({ key, text: own.company[key] }))}
        value={company}
        onChange={setCompany}
      />
      <Add part={swap} onAdd={onAdd} />
    </>
  )
}

function Level({ choices, onAdd }: Props) {
  const own = useWords(changeWords)
  const [id, setId] = useState('')
  const level = choices.levels.find((one) => one.id === id)
  return (
    <>
      <Select label={own.category} none={own.choose} options={named(choices.levels)} value={id} onChange={setId} />
      <Add part={level ? { kind: 'level', category: level.category, band: level.band } : null} onAdd={onAdd} />
    </>
  )
}

const named = (rows: readonly { readonly id: string; readonly name: string }[]) =>
  rows.map(({ id, name }) => [id, name] as const)
