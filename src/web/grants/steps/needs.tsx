/** The areas in which everyday life is hard: how it is, what is hoped for, how the citizen sees it. */
import { type ReactNode, useId } from 'react'
import type { Level } from '#care/grants/assessment.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Tick } from '#web/ui/tick.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'
import { type NeedDraft, newNeed } from '../draft.ts'
import { LongText } from '../fields.tsx'
import type { StepProps } from '../step.ts'

const levels = [0, 1, 2, 3, 4] as const

export function Needs({ draft, change, own, areas, areaName, today }: StepProps) {
  const { written } = useSpeaking()
  const { needs } = draft
  const with_ = (changed: NeedDraft) =>
    change({ needs: needs.map((need) => (need.area === changed.area ? changed : need)) })
  const groups = Map.groupBy(
    areas.filter(({ code }) => !needs.some(({ area }) => area === code)),
    ({ group }) => group[written],
  )
  return (
    <>
      <p className="quiet">{own.needs.lead}</p>
      {needs.length === 0 && <p className="empty">{own.needs.none}</p>}
      {needs.map((need) => (
        <OneNeed key={need.area} name={areaName(need.area)} need={need} own={own} onChange={with_} today={today}>
          <Button
            className="button quiet small"
            aria-label={own.needs.remove(areaName(need.area))}
            onPress={() => change({ needs: needs.filter(({ area }) => area !== need.area) })}
          >
            ×
          </Button>
        </OneNeed>
      ))}
      <label className="field">
        <span className="strong-label">{own.needs.add}</span>
        <select
          className="input"
          value=""
          onChange={({ target }) => target.value && change({ needs: [...needs, newNeed(target.value)] })}
        >
          <option value="">{own.needs.choose}</option>
          {[...groups].map(([group, of]) => (
            <optgroup key={group} label={group}>
              {of.map(({ code, title }) => (
                <option key={code} value={code}>
                  {title[written]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
    </>
  )
}

type OneProps = Pick<StepProps, 'own' | 'today'> & {
  readonly name: string
  readonly need: NeedDraft
  readonly onChange: (need: NeedDraft) => void
  readonly children: ReactNode
}

function OneNeed({ name, need, own, onChange, today, children }: OneProps) {
  const id = useId()
  const { levelNow, levelExpected } = need
  return (
    <section className="need card" aria-labelledby={id}>
      <div className="need-head">
        <h3 id={id}>{name}</h3>
        {children}
      </div>
      <LevelScale
        label={own.needs.now}
        names={own.needs.levels}
        value={levelNow}
        onChange={(level) =>
          onChange({ ...need, levelNow: level, levelExpected: levelExpected ?? (level === 0 ? 0 : null) })
        }
      />
      <LevelScale
        label={own.needs.expected}
        names={own.needs.levels}
        value={levelExpected}
        onChange={(level) => onChange({ ...need, levelExpected: level })}
      />
      <LongText
        label={own.needs.ownView}
        value={need.ownView}
        rows={1}
        isOwn
        onChange={(ownView) => onChange({ ...need, ownView })}
      />
      <div className="need-goal">
        <Tick isSelected={need.isGoal} onChange={(isGoal) => onChange({ ...need, isGoal })}>
          {own.needs.goal}
        </Tick>
        {need.isGoal && (
          <DayField
            labelled="strong"
            label={own.needs.by}
            value={need.by}
            least={today}
            onChange={(by) => onChange({ ...need, by })}
          />
        )}
      </div>
    </section>
  )
}

type ScaleProps = {
  readonly label: string
  readonly names: Readonly<Record<(typeof levels)[number], string>>
  readonly value: Level | null
  readonly onChange: (level: Level) => void
}

/** Five steps from no trouble to none of it, as one radio group: arrows move along it. */
function LevelScale({ label, names, value, onChange }: ScaleProps) {
  const name = useId()
  return (
    <fieldset className="scale">
      <legend className="label">{label}</legend>
      <div className="scale-steps">
        {levels.map((level) => (
          <label key={level} className="scale-step" data-selected={level === value || undefined}>
            <input type="radio" name={name} checked={level === value} onChange={() => onChange(level)} />
            <span>{names[level]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
