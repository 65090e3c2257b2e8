/** What an assessment does not say yet, what it says that nobody asked for, and what asking takes. */
import {
  type AssessmentPart,
  type AssessmentRule,
  areaOf,
  assessmentParts,
  partsOfArea,
} from '#care/governance/assessment-rule.ts'
import { secondsOfPart } from '#care/governance/burden.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { addMonths, type LocalDate } from '#kernel/calendar/local-date.ts'
import type { Assessment, Need } from './assessment.ts'
import { type AssessmentGap, gapsIn, isBlank } from './assessment-gaps.ts'

/**
 * Something an assessment says that the model does not ask for: a part it has no use for, an area its instrument does
 * not know, or an area that says the same as the assessment of `since`. It is told, never refused: the work is done.
 * @da spurgt uden grund
 * @sv frågat i onödan
 */
export type NotAskedFor =
  | { readonly kind: 'partNotAsked'; readonly part: AssessmentPart }
  | { readonly kind: 'areaNotKnown'; readonly area: string }
  | { readonly kind: 'areaUnchanged'; readonly area: string; readonly since: LocalDate }

/**
 * How an assessment stands by its model: what is missing, what was not asked for, and by the registration table the
 * seconds that all it asks for takes, and those spared by not asking anew (002-43). Seconds are nought where a model
 * has no table for it.
 * @da vurdering af udredning
 * @sv granskning av utredning
 */
export type AssessmentJudged = {
  readonly missing: readonly AssessmentGap[]
  readonly notAskedFor: readonly NotAskedFor[]
  readonly seconds: number
  readonly sparedSeconds: number
}

/**
 * The latest assessment before this one, as far as it matters.
 * @da tidligere udredning
 * @sv tidigare utredning
 */
export type AssessedBefore = Pick<Assessment, 'on' | 'needs'>

/**
 * Judges an assessment by its model; one without a rule of its own asks for every part and knows every area. With
 * areas known from before, an assessment may name no need at all.
 */
export function judgeAssessment(
  model: GovernanceModel,
  assessment: Assessment,
  before: AssessedBefore | null,
): AssessmentJudged {
  const rule = model.assessment
  const asks = new Set(rule?.asks.map(({ part }) => part) ?? assessmentParts)
  const known = rule && before ? knownAreas(rule, before, assessment.on) : []
  const again = assessment.needs.filter((need) => known.some((each) => isSame(each, need)))
  const areas = assessment.needs.length - again.length
  const seconds = (parts: readonly AssessmentPart[]) =>
    parts.reduce((sum, part) => sum + secondsOfPart(model, part) * (partsOfArea.includes(part) ? areas : 1), 0)
  const spared = known.filter(({ area }) => !assessment.needs.some((need) => need.area === area)).length
  return {
    missing: gapsIn(model, assessment, known.length > 0).flatMap(({ part, gap }) => (asks.has(part) ? [gap] : [])),
    notAskedFor: [
      ...filledIn(assessment).flatMap((part) => (asks.has(part) ? [] : [{ kind: 'partNotAsked', part } as const])),
      ...assessment.needs.flatMap(({ area }) =>
        rule && !areaOf(rule, area) ? [{ kind: 'areaNotKnown', area } as const] : [],
      ),
      ...again.map(({ area }) => ({ kind: 'areaUnchanged', area, since: before?.on ?? assessment.on }) as const),
    ],
    seconds: seconds(assessmentParts),
    sparedSeconds: spared * partsOfArea.reduce((sum, part) => sum + secondsOfPart(model, part), 0),
  }
}

/** The areas of the assessment before, while it is young enough. */
const knownAreas = ({ knownMonths }: AssessmentRule, { on, needs }: AssessedBefore, day: LocalDate): readonly Need[] =>
  on <= day && day < addMonths(on, knownMonths) ? needs : []

const isSame = (a: Need, b: Need): boolean =>
  a.area === b.area && a.levelNow === b.levelNow && a.levelExpected === b.levelExpected && a.ownView === b.ownView

/** The parts beside the areas that say something. */
function filledIn({ wishes, resources, considered, conversation, needs }: Assessment): AssessmentPart[] {
  const says: readonly (readonly [AssessmentPart, boolean])[] = [
    ['ownView', needs.some(({ ownView }) => !isBlank(ownView))],
    ['wishes', !isBlank(wishes)],
    ['resources', !isBlank(resources)],
    ['funnel', considered.some(({ note }) => !isBlank(note))],
    ['conversation', Object.values(conversation).some((note) => !isBlank(note))],
  ]
  return says.flatMap(([part, isFilled]) => (isFilled ? [part] : []))
}
