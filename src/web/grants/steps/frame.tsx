/** What it comes to: help, refusal or end; and the frame as the model grants it. */
import { addDays } from '#kernel/calendar/local-date.ts'
import { Choice } from '#web/ui/choice.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Tick } from '#web/ui/tick.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'
import { categoryOf } from '../draft.ts'
import { Amount, LongText, OneOf } from '../fields.tsx'
import type { StepProps } from '../step.ts'

const outcomes = ['granted', 'refused', 'ended'] as const

export function FrameStep(props: StepProps) {
  const { draft, change, own, today, before } = props
  const { frame } = own
  const open = outcomes.filter((outcome) => outcome !== 'ended' || before !== null)
  return (
    <>
      <Choice
        label={frame.outcome}
        options={open.map((key) => ({ key, text: frame.outcomes[key] }))}
        value={draft.outcome}
        onChange={(outcome) => change({ outcome, meetsRequest: outcome !== 'refused' })}
      />
      {draft.outcome === 'refused' && <p className="quiet">{frame.refusedLead}</p>}
      {draft.outcome === 'ended' && <p className="quiet">{frame.endedLead}</p>}
      {draft.outcome === 'granted' && <Granted {...props} />}
      <DayField
        labelled="strong"
        label={frame.from}
        value={draft.from}
        least={today}
        onChange={(from) => change({ from: from ?? addDays(today, 1) })}
      />
      {draft.outcome === 'granted' && <Until {...props} />}
    </>
  )
}

function Granted(props: StepProps) {
  const { draft, change, own, model } = props
  const { written, format } = useSpeaking()
  const { frame } = own
  const category = model.categories?.find(({ id }) => id === categoryOf(model, draft))
  const mayRehabilitate = category
    ? category.rehabilitation
    : model.followUp.some(({ appliesTo }) => appliesTo === 'rehabilitation')
  const goesBeyond = model.categories?.some(({ bands }) => bands.some((band) => band.beyondTheDay)) ?? false
  const packages = (model.packages ?? []).filter((one) => !one.newCitizensOnly || props.before === null)
  return (
    <>
      {model.frame.courses && (
        <OneOf
          label={frame.course}
          options={model.frame.courses.map(({ id, title, category: of }) => ({
            key: id,
            text: title[written],
            more: (model.categories?.find((one) => one.id === of)?.criteria ?? []).map((line) => line[written]),
          }))}
          value={draft.course}
          onChange={(course) => change({ course, category: null })}
        />
      )}
      {!model.frame.courses && model.categories && (
        <OneOf
          label={frame.category}
          options={model.categories.map(({ id, title, criteria }) => ({
            key: id,
            text: title[written],
            more: criteria.map((line) => line[written]),
          }))}
          value={draft.category}
          onChange={(of) => change({ category: of })}
        />
      )}
      <Time {...props} />
      {goesBeyond && (
        <Tick isSelected={draft.beyondTheDay} onChange={(beyondTheDay) => change({ beyondTheDay })}>
          {frame.beyondTheDay}
        </Tick>
      )}
      {mayRehabilitate && (
        <Tick isSelected={draft.rehabilitation} onChange={(rehabilitation) => change({ rehabilitation })}>
          {frame.rehabilitation}
        </Tick>
      )}
      {packages.length > 0 && (
        <fieldset className="field">
          <legend className="strong-label">{frame.packages}</legend>
          {packages.map(({ id, title, days, minutesPerDay }) => (
            <Tick
              key={id}
              isSelected={draft.packages.includes(id)}
              onChange={(isSelected) =>
                change({
                  packages: isSelected ? [...draft.packages, id] : draft.packages.filter((other) => other !== id),
                })
              }
            >
              {title[written]}
              <span className="quiet under">{frame.packageOf(format.length(minutesPerDay), days)}</span>
            </Tick>
          ))}
        </fieldset>
      )}
    </>
  )
}

/** Minutes for all help, for each cluster, or for the services chosen: as the model grants. */
function Time({ draft, change, own, model }: StepProps) {
  const { written, words, format } = useSpeaking()
  const { frame } = own
  const { scope, per, promises } = model.frame
  const rows =
    scope === 'whole'
      ? [{ id: '', title: frame.whole }]
      : (scope === 'cluster'
          ? model.catalogue.clusters
          : model.catalogue.services.filter(({ id }) => id in draft.minutes)
        ).map(({ id, title }) => ({ id, title: title[written] }))
  const left = model.catalogue.services.filter(({ id }) => !(id in draft.minutes))
  const set = (id: string, minutes: number) => change({ minutes: { ...draft.minutes, [id]: minutes } })
  return (
    <fieldset className="field">
      <legend className="strong-label">
        {scope === 'whole' ? frame.time : frame.timeOf(words.citizen.frameOf[per] ?? per)}
      </legend>
      {promises === 'goals' && <p className="hint">{frame.optionalTime}</p>}
      {rows.map(({ id, title }) => (
        <div key={id} className="amount-row">
          <span>{scope === 'whole' ? (words.citizen.frameOf[per] ?? per) : title}</span>
          <Amount
            hoursLabel={frame.hoursOf(title)}
            minutesLabel={frame.minutesOf(title)}
            units={{ hours: words.units.hour, minutes: words.units.minute }}
            value={draft.minutes[id] ?? 0}
            onChange={(minutes) => set(id, minutes)}
          />
        </div>
      ))}
      {scope === 'service' && left.length > 0 && (
        <label>
          <span className="only-heard">{frame.addService}</span>
          <select className="input" value="" onChange={({ target }) => target.value && set(target.value, 0)}>
            <option value="">{frame.addService}</option>
            {left.toSorted(format.byName(({ title }) => title[written])).map(({ id, title }) => (
              <option key={id} value={id}>
                {title[written]}
              </option>
            ))}
          </select>
        </label>
      )}
    </fieldset>
  )
}

function Until({ draft, change, own, model }: StepProps) {
  const { frame } = own
  const category = model.categories?.find(({ id }) => id === categoryOf(model, draft))
  const clock = model.followUp.find(({ id }) => id === category?.followUp)
  const isLeftToDecision = clock !== undefined && (clock.months ?? clock.weeks ?? clock.days) === undefined
  return (
    <>
      <Choice
        label={frame.to}
        options={[
          { key: 'open', text: frame.open },
          { key: 'day', text: frame.untilDay },
        ]}
        value={draft.to === null ? 'open' : 'day'}
        onChange={(key) => change({ to: key === 'open' ? null : addDays(draft.from, 27) })}
      />
      {draft.to !== null && (
        <DayField
          labelled="strong"
          label={frame.to}
          value={draft.to}
          least={draft.from}
          onChange={(to) => change({ to })}
        />
      )}
      {isLeftToDecision && (
        <DayField
          labelled="strong"
          label={frame.followUpOn}
          value={draft.followUpOn}
          least={draft.from}
          onChange={(followUpOn) => change({ followUpOn })}
        />
      )}
      <LongText
        label={frame.conditions}
        value={draft.conditions}
        rows={2}
        onChange={(conditions) => change({ conditions })}
      />
    </>
  )
}
