/**
 * A governance model: the steering of home care as one dated document. Presets are data in `models/`;
 * a municipality writes its own without code. What a source leaves open is a setting with a stated default:
 * `provenance` says of each value whether it is stated, assumed or unverified.
 */
import type { Role } from '#care/people/actor.ts'
import type { FixedContactRule } from '#care/people/responsibility.ts'
import type { Profession } from '#care/people/team.ts'
import type { WorkingTimeRule } from '#care/people/working-time.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Minutes, MinutesPerWeek } from '#kernel/minutes.ts'
import type { Currency } from '#kernel/money.ts'
import type { AssessmentRule } from './assessment-rule.ts'
import type { Delegation, EffectRule } from './delegation.ts'
import type { Evidence } from './evidence.ts'
import type { FunnelStep } from './funnel.ts'
import type { SettlementRule } from './settlement-rule.ts'
import type { Words } from './words.ts'

/**
 * One municipality's way of steering home care, as a dated, versioned document.
 * @da styringsmodel
 * @sv styrmodell
 */
export type GovernanceModel = {
  /** Short name, such as `syddjurs`; the file is called the same. */
  readonly id: string
  /** Such as `2026.1`. An id and a version together name one document for ever. */
  readonly version: string
  readonly title: Words
  readonly summary: Words
  /** The models it learned from, by id. */
  readonly inspiredBy?: readonly string[]
  /** Outside these days the model settles nothing for real. */
  readonly valid: Period
  readonly currency: Currency
  /** IANA time zone in which its days begin. */
  readonly zone: string
  readonly sources: readonly Source[]
  readonly provenance: readonly Provenance[]
  readonly laws: readonly LegalReference[]
  readonly catalogue: Catalogue
  readonly frame: FrameRule
  /** The order in which an assessment looks for help; where it is absent, the order of {@link funnelSteps}. */
  readonly funnel?: readonly FunnelStep[]
  readonly assessment?: AssessmentRule
  readonly categories?: readonly Category[]
  readonly packages?: readonly PackageRule[]
  readonly effects: readonly EffectRule[]
  readonly delegations: readonly Delegation[]
  readonly swap?: SwapRule
  readonly registration: readonly RegistrationRule[]
  readonly settlement: SettlementRule
  readonly qualityBonus?: QualityBonusRule
  readonly followUp: readonly FollowUpRule[]
  readonly meetings?: readonly MeetingRule[]
  readonly teams?: TeamRule
  readonly fixedContact?: FixedContactRule
  /** Whole sets of rules, each from its day on; no two hold on the same day. */
  readonly workingTime?: readonly WorkingTimeRule[]
  readonly letters: LetterRule
  /** What is known of the model in use; it steers nothing. */
  readonly evidence?: Evidence
}

/**
 * Where a value comes from: a source document, a study, a law.
 * @da kilde
 * @sv källa
 */
export type Source = { readonly id: string; readonly title: Words; readonly lines: string }

/**
 * What is known of a value: `path` such as `settlement.tolerance.percent`, read from the document's root;
 * it covers everything below it. A row of a list goes by its name (see `rowName`): `packages.infection.days`.
 * `stated` by a source line, `assumed` where the source is silent, or `unverified`.
 * @da proveniens
 * @sv proveniens
 */
export type Provenance = {
  readonly path: string
  readonly status: 'stated' | 'assumed' | 'unverified'
  /** A requirement line such as `004-56`, or the id of a source. */
  readonly source: string
  readonly note?: Words
}

/**
 * A section of an act in a version. Law is cited, never translated.
 * @da lovhenvisning
 * @sv lagrum
 */
export type LegalReference = {
  readonly key: string
  readonly act: string
  readonly section: string
  readonly version: string
  /** False until somebody has read the section itself. */
  readonly verified: boolean
}

/**
 * What help there is: clusters and the services in them, with the codes and older names that mean the same.
 * @da ydelseskatalog
 * @sv insatskatalog
 */
export type Catalogue = { readonly clusters: readonly Cluster[]; readonly services: readonly Service[] }

/**
 * Services that are granted and used together.
 * @da ydelsesgruppe
 * @sv insatskluster
 */
export type Cluster = { readonly id: string; readonly title: Words }

/**
 * One kind of help. `codes` are official codes that mean it (`FSIII:H1.1`, or the code itself); `replaces` are older
 * local service types.
 * @da ydelse
 * @sv insats
 */
export type Service = {
  readonly id: string
  readonly title: Words
  readonly cluster: string
  readonly priceClass: string
  readonly law: string
  readonly profession?: Profession
  /** What whoever does it must be trained in, beside their profession. */
  readonly competence?: string
  readonly codes?: readonly string[]
  readonly replaces?: readonly string[]
}

/**
 * What a decision promises. `scope`: one sum for the citizen, one for each cluster, or one for each service.
 * `promises`: the minutes themselves, or the goals that a course or rate must reach.
 * @da ramme
 * @sv ram
 */
export type FrameRule = {
  readonly scope: 'whole' | 'cluster' | 'service'
  readonly per: FramePer
  readonly promises: 'minutes' | 'goals'
  /** Courses a grant may name, where the model grants courses. */
  readonly courses?: readonly { readonly id: string; readonly title: Words; readonly category: string }[]
}

/**
 * The stretch a frame's minutes are counted over.
 * @plain
 */
export type FramePer = 'week' | 'fourWeeks' | 'month'

/**
 * A kind of course with its criteria, horizon and bands; a band is fixed by the decision, not by what is used.
 * @da kategori
 * @sv kategori
 */
export type Category = {
  readonly id: string
  readonly title: Words
  readonly criteria: readonly Words[]
  /** Within how many weeks a change, or none, is expected. */
  readonly horizonWeeks?: number
  /** How long a rate in this category stands, in months. */
  readonly rateMonths?: { readonly least: number; readonly most: number }
  /** Shortest and longest course in weeks, where there are such. */
  readonly weeksLeast?: number
  readonly weeksMost?: number
  readonly followUp: string
  readonly bands: readonly Band[]
  /** Whether rehabilitation by law may run inside this category. */
  readonly rehabilitation: boolean
}

/**
 * A span of granted minutes a week, nursing and rehabilitation included. `from` is the first whole minute in it,
 * `below` the first after it; `below: null` has no upper edge.
 * @da takst
 * @sv nivå
 */
export type Band = {
  readonly id: string
  readonly title: Words
  readonly from: MinutesPerWeek
  readonly below: MinutesPerWeek | null
  /** Also any need beyond the 24 hours of a day, whatever the sum. */
  readonly beyondTheDay?: boolean
}

/**
 * Ready-made help that somebody else than the case officer may grant; it ends by itself.
 * @da pakke
 * @sv paket
 */
export type PackageRule = {
  readonly id: string
  readonly title: Words
  readonly days: number
  readonly minutesPerDay: Minutes
  /** The delegation row that says who may start it. */
  readonly delegation: string
  readonly services: readonly string[]
  /** For new citizens only, as a clarification course is. */
  readonly newCitizensOnly: boolean
}

/**
 * What a citizen may have instead of something granted; never lost entitlement, never a fee.
 * @da bytteydelse
 * @sv byte av insats
 */
export type SwapRule = {
  /** Any service for any other, inside a cluster only, or practical for personal as listed. */
  readonly scope: 'catalogue' | 'cluster'
  readonly mostPerPeriod: number | null
  readonly period: 'week' | 'month'
  /** Minutes got for each 100 minutes given. */
  readonly equivalencePercent: number
  readonly askedBy: readonly Role[]
  readonly withRelatives: boolean
  readonly withCivilSociety: boolean
}

/**
 * Something that must be written down: by whom, why, and what it costs in seconds each time.
 * @da registrering
 * @sv registrering
 */
export type RegistrationRule = {
  readonly id: string
  readonly title: Words
  readonly by: Role
  readonly law: string | null
  readonly owner: Words
  readonly seconds: number
  /** How often at a visit; where `each` says so, at each service or cluster of it. */
  readonly timesPerVisit: number
  readonly each?: 'visit' | 'service' | 'cluster'
}

/**
 * A bonus for results: each measure met earns its share of a percentage of the settled sum.
 * @da kvalitetsbonus
 * @sv kvalitetspeng
 */
export type QualityBonusRule = {
  readonly percentOfSettled: number
  readonly measures: readonly {
    readonly id: string
    readonly title: Words
    readonly atLeast?: number
    readonly atMost?: number
    readonly weight: number
  }[]
}

/**
 * A clock: when somebody must look again, who, and after how many days it is an alarm. Exactly one of
 * `months`, `weeks` and `days`; none of them means the decision itself says when. One that starts with a `discharge`
 * from hospital runs from the last one, once.
 * @da opfølgning
 * @sv uppföljning
 */
export type FollowUpRule = {
  readonly id: string
  readonly title: Words
  readonly starts: 'decision' | 'lastFollowUp' | 'discharge'
  readonly months?: number
  readonly weeks?: number
  readonly days?: number
  readonly repeats: boolean
  readonly by: readonly Role[]
  readonly alarmAfterDays: number
  readonly appliesTo: 'every' | 'rehabilitation' | 'newCitizen' | 'category'
}

/**
 * A meeting that the model expects.
 * @da møde
 * @sv möte
 */
export type MeetingRule = {
  readonly id: string
  readonly title: Words
  readonly every: 'day' | 'week' | 'month'
  readonly times: number
  readonly minutes: Minutes
  readonly who: readonly Role[]
  readonly prepared: Words
}

/**
 * How big a team may be and which professions it should hold.
 * @da teamsammensætning
 * @sv teamsammansättning
 */
export type TeamRule = {
  readonly membersMost: number
  readonly mixPercent?: { readonly [profession in Profession]?: number }
  readonly facesMostIn14Days: number
  readonly coach: boolean
  readonly trialCost?: {
    readonly selfAssessmentMinor: number
    readonly selfManagementMinor: number
    readonly teams: number
  }
}

/**
 * What a decision letter must keep to.
 * @da brev
 * @sv brev
 */
export type LetterRule = {
  readonly lixAim: number
  readonly lixBlocks: number
  readonly parts: readonly ('whatYouGet' | 'frame' | 'swap' | 'reasons' | 'law' | 'contact' | 'nextStep' | 'appeal')[]
  readonly words: readonly {
    readonly avoid: string
    readonly say: string
    readonly language: 'da' | 'sv' | 'en'
    /** Whole phrases around the word that can be exchanged without breaking the sentence. */
    readonly phrases?: readonly { readonly from: string; readonly to: string }[]
  }[]
}
