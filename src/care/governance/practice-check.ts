/** What must hold in a model's rules of working time, fixed contacts and assessment, and in what is known of it. */
import { overlaps } from '#kernel/calendar/period.ts'
import { toldApart } from './evidence.ts'
import type { GovernanceModel } from './model.ts'
import type { ModelProblem } from './model-problem.ts'
import { rowName } from './provenance.ts'

/** The lists of these parts whose rows have names, each once. */
export function practiceLists({ workingTime, assessment, evidence }: GovernanceModel) {
  return [
    ['workingTime', workingTime],
    ['assessment.areas', assessment?.areas],
    ['evidence.findings', evidence?.findings],
    ['evidence.causes', evidence?.causes],
    ['evidence.comparisons', evidence?.comparisons],
    ...(evidence?.comparisons ?? []).map(({ id, arms }) => [`evidence.comparisons.${id}.arms`, arms] as const),
  ] as const satisfies readonly (readonly [string, readonly object[] | undefined])[]
}

/** Every problem of these parts, in the order of the document. */
export const practiceProblems = (model: GovernanceModel): ModelProblem[] => [
  ...references(model),
  ...askedTwice(model),
  ...overlappingRules(model),
  ...notToldApart(model),
]

function references({ laws, registration, workingTime = [], fixedContact, assessment, evidence }: GovernanceModel) {
  const names = (rows: readonly object[] | undefined) => (rows ?? []).map(rowName)
  const kinds = ['dailyRest', 'weeklyRest', 'averageWeek', 'nightWork'] as const
  const causes = names(evidence?.causes)
  const asked: (readonly [path: string, found: string, among: readonly string[]])[] = [
    ...workingTime.flatMap((rule) =>
      kinds.map((kind) => [`workingTime.${rule.id}.${kind}.law`, rule[kind].law, names(laws)] as const),
    ),
    ...(fixedContact ? [['fixedContact.law', fixedContact.law, names(laws)] as const] : []),
    ...(assessment?.asks ?? []).map(
      ({ registration: row }, at) => [`assessment.asks.${at}.registration`, row, names(registration)] as const,
    ),
    ...(evidence?.findings ?? []).flatMap((finding) =>
      finding.cause === 'unclear'
        ? [[`evidence.findings.${finding.id}.comparison`, finding.comparison, names(evidence?.comparisons)] as const]
        : [],
    ),
    ...(evidence?.comparisons ?? []).flatMap(({ id, arms }) =>
      arms.flatMap((arm) =>
        arm.has.map((cause) => [`evidence.comparisons.${id}.arms.${arm.id}.has`, cause, causes] as const),
      ),
    ),
  ]
  return asked
    .filter(([, found, among]) => !among.includes(found))
    .map(([path, found, among]): ModelProblem => {
      return { kind: 'unknownReference', path, found, expected: [...new Set(among)].join(', ') }
    })
}

function askedTwice({ assessment }: GovernanceModel): ModelProblem[] {
  const parts = (assessment?.asks ?? []).map(({ part }) => part)
  return parts.flatMap((part, at): ModelProblem[] =>
    parts.indexOf(part) === at ? [] : [{ kind: 'twice', path: `assessment.asks.${at}`, found: part, expected: 'once' }],
  )
}

/** One set of working-time rules a day, so that a shift has one answer. */
function overlappingRules({ workingTime = [] }: GovernanceModel): ModelProblem[] {
  return workingTime.flatMap(({ id, valid }, at): ModelProblem[] => {
    const other = workingTime.slice(0, at).find((before) => overlaps(before.valid, valid))
    if (!other) return []
    return [{ kind: 'overlappingRules', path: `workingTime.${id}.valid`, found: valid.from, expected: other.id }]
  })
}

/** A comparison named where a cause is unclear must be able to tell each cause from the others (004-74). */
function notToldApart({ evidence }: GovernanceModel): ModelProblem[] {
  if (!evidence) return []
  const named = new Set(evidence.findings.flatMap((finding) => (finding.cause === 'unclear' ? finding.comparison : [])))
  return evidence.comparisons
    .filter(({ id }) => named.has(id))
    .flatMap((comparison) => {
      const told = toldApart(comparison).map(({ cause }) => cause)
      const path = `evidence.comparisons.${comparison.id}.arms`
      return evidence.causes
        .filter(({ id }) => !told.includes(id))
        .map(({ id }): ModelProblem => ({ kind: 'cannotTellApart', path, found: told.join(', '), expected: id }))
    })
}
