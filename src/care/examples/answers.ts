/** What the public rules answer to an example's question, with the ground in the model that the answer stands on. */

import { classifyChange } from '#care/changes/compass.ts'
import { headroom } from '#care/changes/headroom.ts'
import { judgeSwap } from '#care/changes/swap.ts'
import { followUpsDue } from '#care/followup/due.ts'
import { autonomyOf } from '#care/governance/autonomy.ts'
import { bandOf } from '#care/governance/band.ts'
import { registrationSeconds } from '#care/governance/burden.ts'
import { catalogueSize, findService } from '#care/governance/catalogue.ts'
import { framesFromEstimates } from '#care/governance/estimate.ts'
import { frameFits } from '#care/governance/frame-fit.ts'
import { nextFunnelStep } from '#care/governance/funnel.ts'
import { judgeLetter } from '#care/governance/letter-words.ts'
import { meetingMinutes } from '#care/governance/meetings.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { provenanceOf } from '#care/governance/provenance.ts'
import { facesPromise, teamFit, trialCost } from '#care/governance/team-fit.ts'
import { categoryTerms } from '#care/governance/terms.ts'
import { withTolerance } from '#care/governance/tolerance.ts'
import { delegationOf, whoDecides } from '#care/governance/who-decides.ts'
import type { Profession } from '#care/people/team.ts'
import { packageMinutes, startPackage } from '#care/plans/package.ts'
import { qualityBonus } from '#care/settlement/bonus.ts'
import { settleCitizen } from '#care/settlement/settle-citizen.ts'
import type { SettlementLine } from '#care/settlement/settlement.ts'
import { teamFrameBudget } from '#care/settlement/team-budget.ts'
import { includes } from '#kernel/calendar/period.ts'
import { mondayOf } from '#kernel/calendar/week.ts'
import { money, sumMoney } from '#kernel/money.ts'
import { ok } from '#kernel/result.ts'
import { actorOf, changeOf, citizen, idOf, monthOf, packagesOf, standingOn, swapOf, team } from './case.ts'
import type { Given, Question } from './example.ts'

type Asked<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>
/**
 * One answer for each kind of question: plain values, so that an expectation can be written beside them.
 * @plain
 */
export type Answers<Kinds extends Question['kind']> = {
  readonly [Kind in Kinds]: (model: GovernanceModel, given: Given, asked: Asked<Kind>) => object
}

/** Where in the model an answer comes from, and what is known of that place. */
export function ground(model: GovernanceModel, rule: string): { ground: object } {
  const origin = provenanceOf(model, rule)
  return { ground: { rule, provenance: origin?.status ?? null, source: origin?.source ?? null } }
}

export const answersOfTheModel: Answers<
  | 'band'
  | 'delegation'
  | 'team'
  | 'faces'
  | 'trialCost'
  | 'autonomy'
  | 'meeting'
  | 'registration'
  | 'letter'
  | 'catalogue'
  | 'catalogueSize'
  | 'validity'
  | 'frame'
  | 'estimate'
  | 'terms'
  | 'tolerance'
  | 'funnel'
> = {
  band(model, _, { category, minutesPerWeek, beyondTheDay = false }) {
    const answer = bandOf(model, category, minutesPerWeek, beyondTheDay)
    if (!answer.ok) return refused(answer.refusal)
    const { id, from, below } = answer.value
    return { band: id, from, below, ...ground(model, `categories.${category}.bands.${id}`) }
  },
  delegation(model, _, { decision, ...actor }) {
    const row = delegationOf(model, decision)
    const { minorMinutesPerWeek = null, axis = null } = row ?? {}
    const answer = whoDecides(model, decision, actorOf(actor))
    return { ...answer, minorMinutesPerWeek, axis, ...ground(model, `delegations.${decision}`) }
  },
  team(model, _, { members }) {
    const everyone = Object.entries(members).flatMap(([of, count]) => Array<Profession>(count).fill(of as Profession))
    return { ...teamFit(model, everyone), ...ground(model, 'teams.membersMost') }
  },
  faces: (model, _, { seen }) => ({ ...facesPromise(model, seen), ...ground(model, 'teams.facesMostIn14Days') }),
  trialCost(model) {
    const cost = trialCost(model)
    const figures = cost && { perTeamMinor: cost.perTeam.minor, teams: cost.teams, totalMinor: cost.total.minor }
    return { ...figures, ...ground(model, 'teams.trialCost') }
  },
  autonomy: (model) => autonomyOf(model),
  meeting: (model, _, { month, members }) => ({
    ...meetingMinutes(model, month, members),
    ...ground(model, 'meetings'),
  }),
  registration: (model, _, { visits, services = visits, clusters = visits }) => ({
    ...registrationSeconds(model, { visits, services, clusters }),
    ...ground(model, 'registration'),
  }),
  letter: ({ letters }, _, { text, language }) => judgeLetter(letters, text, language),
  catalogue(model, _, { word }) {
    const service = findService(model, word)
    return service
      ? { service: service.id, cluster: service.cluster, priceClass: service.priceClass }
      : { service: null }
  },
  catalogueSize: (model) => catalogueSize(model),
  validity: ({ valid }, _, { on }) => ({ holds: on.map((date) => includes(valid, date)) }),
  frame(model, _, { scope, of = null, per, course = null, category = null }) {
    const answer = frameFits(model, { scope, of, per, course, category })
    return answer.ok ? answer.value : refused(answer.refusal)
  },
  estimate(model, _, { minutes }) {
    const answer = framesFromEstimates(model, minutes)
    return answer.ok ? { frames: answer.value } : refused(answer.refusal)
  },
  terms(model, _, { category, from }) {
    return { ...categoryTerms(model, category, from), ...ground(model, `categories.${category}`) }
  },
  tolerance(model, _, { percent }) {
    const answer = withTolerance(model, percent)
    if (!answer.ok) return refused(answer.refusal)
    return { percent: answer.value.settlement.tolerance?.percent, ...ground(model, 'settlement.tolerance') }
  },
  funnel: (model, _, { considered }) => ({ next: nextFunnelStep(model, considered) }),
}

export const answersOfMoney: Answers<'settlement' | 'frameBudget' | 'bonus'> = {
  settlement(model, given, { month, tolerance }) {
    const chosen = tolerance === undefined ? ok(model) : withTolerance(model, tolerance)
    if (!chosen.ok) return refused(chosen.refusal)
    const { lines, findings } = settleCitizen(chosen.value, monthOf(model, given, month))
    const total = sumMoney(
      lines.map(({ amount }) => amount),
      model.currency,
    )
    return {
      totalMinor: total.minor,
      lines: lines.map(plainLine),
      findings: findings.map(({ kind, date, facts }) => ({ kind, date, ...facts })),
    }
  },
  frameBudget: (model, _, { month, yearBudgetMinor = null }) =>
    plainLine(teamFrameBudget(model, team, month, yearBudgetMinor)),
  bonus(model, _, { measured, settledMinor }) {
    const { amount, met, missed } = qualityBonus(model, measured, money(settledMinor, model.currency))
    return { amountMinor: amount.minor, met, missed, ...ground(model, 'qualityBonus') }
  },
}

export const answersOfChanges: Answers<'compass' | 'headroom' | 'swap' | 'package' | 'followUp'> = {
  compass(model, given, asked) {
    const standing = standingOn(given, asked.on, asked)
    const answer = classifyChange(model, standing, changeOf(asked), actorOf(asked), asked.on)
    const grounds = answer.ground.map(({ situation, law: { act, section, verified }, inputs }) => ({
      situation,
      law: { act, section, verified },
      inputs,
    }))
    return { ...answer, ground: grounds }
  },
  headroom(model, given, { week }) {
    const { grant, plan } = standingOn(given, mondayOf(week), {})
    return {
      frames: headroom(grant, plan, week, model).map(({ framed, planned, left }) => ({ framed, planned, left })),
    }
  },
  swap(model, given, { on, swapsSoFar = 0, askedBy = null, ...swap }) {
    const answer = judgeSwap(model, standingOn(given, on, { swapsSoFar }), swapOf(swap), askedBy)
    return { ...(answer.ok ? answer.value : refused(answer.refusal)), ...ground(model, 'swap') }
  },
  package(model, given, { package: name, on, newCitizen = false, ...actor }) {
    const id = idOf<'StartedPackage'>(5, 999)
    const running = packagesOf(model, given)
    const answer = startPackage(model, { id, package: name, citizen, actor: actorOf(actor), on, newCitizen, running })
    if (!answer.ok) return refused(answer.refusal)
    const rule = model.packages?.find((each) => each.id === name)
    const { from, to } = answer.value.period
    return { from, to, minutes: rule && packageMinutes(rule), ...ground(model, `packages.${name}`) }
  },
  followUp(model, given, { rule, on, done = [], newCitizen = false, discharges = [] }) {
    const days = on.map((day) => {
      const due = followUpsDue(model, standingOn(given, day, {}).grant, done, newCitizen, day, discharges)
      return due.find((each) => each.rule === rule)
    })
    const { dueOn = null, by = [] } = days[0] ?? {}
    return { dueOn, by, states: days.map((day) => day?.state ?? null), ...ground(model, clockOf(model, rule)) }
  },
}

/** The place of a follow-up's clock in the model. */
function clockOf({ followUp }: GovernanceModel, rule: string): string {
  const row = followUp.find(({ id }) => id === rule)
  const unit = (['months', 'weeks', 'days'] as const).find((each) => row?.[each] !== undefined)
  return ['followUp', rule, ...(unit ? [unit] : [])].join('.')
}

const plainLine = ({ kind, period, quantity, unit, unitPrice, per, amount, ground }: SettlementLine): object => ({
  kind,
  from: period.from,
  to: period.to,
  quantity,
  unit,
  unitPriceMinor: unitPrice.minor,
  per,
  amountMinor: amount.minor,
  ground: { rule: ground.rule, provenance: ground.provenance, source: ground.source, inputs: ground.inputs },
})

/** A refusal is an answer: its kind, and what it says beside. */
export const refused = ({ kind, ...rest }: { readonly kind: string }): object => ({ refused: kind, ...rest })
