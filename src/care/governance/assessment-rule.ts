import type { Words } from './words.ts'

/**
 * What an assessment can be asked for: in each area of need its levels and the citizen's own view; once for the
 * whole their wishes and resources, the steps of the funnel and the notes of the conversation.
 * @plain
 */
export const assessmentParts = ['levels', 'ownView', 'wishes', 'resources', 'funnel', 'conversation'] as const
/**
 * One of {@link assessmentParts}.
 * @da del af udredningen
 * @sv del av utredningen
 */
export type AssessmentPart = (typeof assessmentParts)[number]

/** The parts that are asked in each area anew. */
export const partsOfArea: readonly AssessmentPart[] = ['levels', 'ownView']

/**
 * How a model assesses needs: by which instrument, in which areas, and what must be filled. What is not in `asks` is
 * not asked for. An area that has not changed since an assessment at most `knownMonths` old is not asked for again.
 * @da udredningsmetode
 * @sv utredningsmetod
 */
export type AssessmentRule = {
  readonly instrument: string
  readonly areas: readonly AreaOfNeed[]
  readonly asks: readonly AssessmentAsk[]
  readonly knownMonths: number
}

/**
 * An area of life where somebody may need help, with the codes that mean it: `ICF:d5*` means every code that begins
 * so. An area without a need is passed over; it costs nothing to leave out.
 * @da behovsområde
 * @sv livsområde
 */
export type AreaOfNeed = { readonly id: string; readonly title: Words; readonly codes: readonly string[] }

/**
 * A part that must be filled, with the row of the registration table that says what it takes each time.
 * @da det der skal udfyldes
 * @sv det som ska fyllas i
 */
export type AssessmentAsk = { readonly part: AssessmentPart; readonly registration: string }

/**
 * The area a code belongs to; `undefined` where the instrument does not know it.
 * @plain
 */
export const areaOf = ({ areas }: AssessmentRule, code: string): AreaOfNeed | undefined =>
  areas.find(({ codes }) => codes.some((each) => isMeant(each, code)))

const isMeant = (pattern: string, code: string): boolean =>
  pattern.endsWith('*') ? code.startsWith(pattern.slice(0, -1)) : code === pattern
