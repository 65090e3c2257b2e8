/** Who decides what: every situation a change can be in, and the other matters a model delegates. */
import { autonomyOf } from '#care/governance/autonomy.ts'
import { type Situation, situations } from '#care/governance/delegation.ts'
import { effectOf } from '#care/governance/effect-of.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { delegationOf } from '#care/governance/who-decides.ts'
import { type Block, type Cell, list, table, text } from './blocks.ts'
import type { Writer } from './sections.ts'
import type { Speech } from './speech.ts'

export const decisions: Writer = (model, speech) => {
  const { words, term } = speech
  const { columns, sentences } = words
  const autonomy = Object.entries(autonomyOf(model))
  const packaged = new Set((model.packages ?? []).map(({ delegation }) => delegation))
  const others = model.delegations.filter(
    ({ decision }) => !(situations as readonly string[]).includes(decision) && !packaged.has(decision),
  )
  return [
    ...table(
      [columns.situation, columns.effect, columns.decidedBy, columns.consent, columns.follows, columns.law],
      situations.filter((situation) => canArise(model, situation)).map((situation) => rowOf(model, situation, speech)),
    ),
    ...table(
      [columns.decision, columns.decidedBy, columns.consent, columns.competence],
      others.map(({ decision, decidedBy, consent, competence }) => [
        term(`decision ${decision}`),
        term(decidedBy),
        speech.list(consent.map(term)),
        competence === null ? '' : term(competence),
      ]),
    ),
    ...(autonomy.length ? [text(sentences.autonomy)] : []),
    ...(autonomy.length
      ? [
          list(
            autonomy.map(
              ([axis, { byTheTeam, of, percent }]) => `${term(axis)}: ${sentences.autonomyOf(byTheTeam, of, percent)}`,
            ),
          ),
        ]
      : []),
  ] satisfies Block[]
}

/** A model without packages, levels or minor adjustments has no row about them; packages say who starts them. */
function canArise(model: GovernanceModel, situation: Situation): boolean {
  const { packages, categories } = model
  if (situation === 'moreTimeMinor') return (delegationOf(model, situation)?.minorMinutesPerWeek ?? 0) > 0
  if (situation === 'packageDelegated') return false
  if (situation === 'packageOutsideRules') return packages !== undefined
  return categories !== undefined || !situation.startsWith('level')
}

function rowOf(model: GovernanceModel, situation: Situation, { words, term, list: join, duration }: Speech): Cell[] {
  const { effect, follows, law } = effectOf(model, situation)
  const row = delegationOf(model, situation)
  const minor = row?.minorMinutesPerWeek
  const isLegal = effect === 'adverse'
  return [
    {
      lines: [term(situation), ...(minor === undefined ? [] : [words.sentences.minor(duration(minor))])],
    },
    isLegal ? { lines: [term(effect)], tone: 'legal' } : term(effect),
    {
      lines: [
        term(row?.decidedBy ?? 'caseOfficer'),
        ...(row?.competence ? [`${words.columns.competence}: ${term(row.competence)}`] : []),
      ],
    },
    join((row?.consent ?? []).map(term)),
    follows.map(term).join(', '),
    {
      lines: [law.act === 'house' ? '' : `${law.act} ${law.section}`, ...(law.verified ? [] : [words.unverified])],
      tone: 'quiet',
    },
  ]
}
