/** What the rules say of the case while it is written: the week, the band, the clocks, what becomes less. */

import { followUpsDue } from '#care/followup/due.ts'
import { bandOf } from '#care/governance/band.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { provenanceOf } from '#care/governance/provenance.ts'
import { categoryTerms } from '#care/governance/terms.ts'
import { weeklyMinutesOf } from '#care/grants/frame-time.ts'
import type { Decision, Grant } from '#care/grants/grant.ts'
import { type Narrowing, narrowings } from '#care/grants/narrowing.ts'
import type { Money } from '#kernel/money.ts'
import { useSpeaking } from '#web/words/speaking.tsx'
import type { StepProps } from './step.ts'

/** What a decision takes back of what holds; a refusal leaves what is granted as it is. */
export const narrowingsOf = (model: GovernanceModel, before: Grant | null, decision: Decision): readonly Narrowing[] =>
  before && decision.outcome !== 'refused' ? narrowings(model, before, decision.grant) : []

type Props = Pick<StepProps, 'model' | 'decision' | 'before' | 'own' | 'areaName'> & {
  /** Minutes of the current plan in a week; null without one. */
  readonly planned: number | null
  readonly isNewCitizen: boolean
}

export function Says(props: Props) {
  const { model, decision, before, own } = props
  const { grant } = decision
  return (
    <>
      {grant && <Week {...props} grant={grant} />}
      {grant?.category && <BandSaid {...props} grant={grant} category={grant.category} />}
      <Narrowed {...props} narrows={narrowingsOf(model, before, decision)} />
      {!grant && decision.outcome === 'refused' && <p>{own.frame.refusedLead}</p>}
    </>
  )
}

/** When somebody looks again; nothing where nothing is granted. */
export const SaysWhen = (props: Props) => {
  const { grant } = props.decision
  return grant && <Clocks {...props} grant={grant} />
}

function Week({ before, own, planned, grant }: Props & { readonly grant: Grant }) {
  const { format } = useSpeaking()
  const { says } = own
  const minutes = weeklyMinutesOf(grant.frames)
  const was = before && weeklyMinutesOf(before.frames)
  if (minutes === 0) return <p className="quiet">{says.noTime}</p>
  return (
    <p>
      <strong>{says.week(format.length(minutes), format.length(minutes / 7))}</strong>
      <span className="under">
        {was !== null &&
          was > 0 &&
          (minutes > was
            ? says.more(format.length(minutes - was))
            : minutes < was
              ? says.less(format.length(was - minutes))
              : says.same)}{' '}
        {planned !== null &&
          (planned <= minutes
            ? says.plan(format.length(planned), format.length(minutes - planned))
            : says.planOver(format.length(planned), format.length(planned - minutes)))}
      </span>
    </p>
  )
}

function BandSaid({ model, own, grant, category }: Props & { readonly grant: Grant; readonly category: string }) {
  const { written, format } = useSpeaking()
  const { says } = own
  const of = model.categories?.find(({ id }) => id === category)
  if (!of || of.bands.length === 0) return null
  const minutes = weeklyMinutesOf(grant.frames)
  const found = bandOf(model, category, minutes, grant.beyondTheDay)
  const only = minutes === 0 && of.bands.length === 1 ? of.bands[0] : undefined
  if (minutes === 0 && !only) return null
  const band = only ?? (found.ok ? found.value : undefined)
  if (!band) {
    const fits = found.ok || found.refusal.kind === 'unknownCategory' ? [] : found.refusal.fits
    const names = fits.map((id) => model.categories?.find((one) => one.id === id)?.title[written] ?? id)
    return <p className="over">{names.length > 0 ? says.fits(names.join(', ')) : says.noBand}</p>
  }
  const rate = model.settlement.weeklyRates?.find((one) => one.category === category && one.band === band.id)
  const money: Money | null = rate ? ({ minor: rate.minor, currency: model.currency } as Money) : null
  const path = `settlement.weeklyRates.${category}/${band.id}`
  const isAssumed = provenanceOf(model, path)?.status !== 'stated'
  return (
    <p>
      <strong>{says.band(of.title[written], band.title[written])}</strong>
      <span className="under">
        {band.below === null
          ? says.edgesOpen(format.length(band.from))
          : says.edges(format.length(band.from), format.length(band.below))}
      </span>
      {money && (
        <span className="under">
          {says.rate(format.money(money))}
          {isAssumed && ` (${says.assumed})`}
        </span>
      )}
    </p>
  )
}

function Clocks({ model, own, grant, isNewCitizen }: Props & { readonly grant: Grant }) {
  const { written, format, words } = useSpeaking()
  const due = followUpsDue(model, grant, [], isNewCitizen, grant.period.from)
  const terms = grant.category ? categoryTerms(model, grant.category, grant.period.from) : undefined
  const { says } = own
  if (due.length === 0 && !terms?.horizon && !terms?.rateStandsMost) return null
  return (
    <>
      <h3>{says.clocks}</h3>
      <ul className="bare">
        {due.map(({ rule, dueOn, by }) => (
          <li key={rule}>
            {format.date(dueOn)}
            <span className="quiet under">
              {model.followUp.find(({ id }) => id === rule)?.title[written] ?? rule}:{' '}
              {by.map((role) => words.compass.who[role]).join(', ')}
            </span>
          </li>
        ))}
        {terms?.horizon && <li className="quiet">{says.horizon(format.date(terms.horizon))}</li>}
        {terms?.rateStandsLeast && terms.rateStandsMost && (
          <li className="quiet">
            {says.stands(format.date(terms.rateStandsLeast), format.date(terms.rateStandsMost))}
          </li>
        )}
      </ul>
    </>
  )
}

function Narrowed({ model, own, areaName, narrows }: Props & { readonly narrows: readonly Narrowing[] }) {
  const { written, format } = useSpeaking()
  const { says } = own
  if (narrows.length === 0) return null
  const text = (one: Narrowing): string => {
    switch (one.kind) {
      case 'lessTime': {
        const { scope } = one
        const rows = scope.kind === 'service' ? model.catalogue.services : model.catalogue.clusters
        const id = scope.kind === 'whole' ? null : scope.kind === 'cluster' ? scope.cluster : scope.service
        const of = id === null ? own.frame.whole : (rows.find((row) => row.id === id)?.title[written] ?? id)
        return says.lessTime(of, format.length(one.before), format.length(one.after))
      }
      case 'goalLowered':
        return says.goalLowered(areaName(one.area))
      case 'newCondition':
        return says.newCondition(one.condition)
      default:
        return says[one.kind]
    }
  }
  return (
    <div className="narrowed">
      <h3>{says.narrows}</h3>
      <ul className="bare">
        {narrows.map((one) => (
          <li key={text(one)}>{text(one)}</li>
        ))}
      </ul>
    </div>
  )
}
