/**
 * What a synthetic town is made of. A recipe is data (see `towns/`): the published distributions it follows, the
 * words and names it draws from, and the figures it is held to afterwards. Shares are parts of a whole and need not
 * add up to one. Minutes, hundredths of a currency and percents end the names they belong to.
 */
import type { FunnelStep } from '#care/governance/funnel.ts'
import type { Mandate } from '#care/people/relative.ts'
import type { Profession } from '#care/people/team.ts'
import type { PartOfDay } from '#care/plans/rhythm-plan.ts'
import type { FactKind } from '#care/visits/fact.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Currency } from '#kernel/money.ts'
import type { MeasureId } from './measures.ts'

export type TownRecipe = {
  /** The tenant's key unless another is asked for. */
  readonly key: string
  /** No municipality of this name exists. */
  readonly name: string
  readonly country: 'DK' | 'SE'
  readonly zone: string
  readonly currency: Currency
  readonly inhabitants: number
  /** How many get help at some time in the months written. */
  readonly citizens: number
  /** The governance model that steers it. */
  readonly model: string
  readonly districts: readonly District[]
  readonly people: PeopleRecipe
  readonly need: NeedRecipe
  readonly services: readonly ServiceRecipe[]
  readonly cases: CaseRecipe
  readonly visits: VisitRecipe
  readonly teams: TeamRecipe
  readonly published: readonly PublishedFigure[]
}

/** A part of the town with the one team that answers for it. `weight`: its share of the citizens. */
export type District = {
  readonly name: string
  readonly team: string
  readonly key: string
  readonly weight: number
  readonly private?: boolean
}

export type PeopleRecipe = {
  readonly womenPercent: number
  /** Years of age on the last day written; `below` is excluded. */
  readonly ages: readonly { readonly from: number; readonly below: number; readonly share: number }[]
  readonly names: {
    readonly women: readonly string[]
    readonly men: readonly string[]
    readonly last: readonly string[]
  }
  readonly staffNames: { readonly women: readonly string[]; readonly men: readonly string[] }
  readonly streets: readonly string[]
  readonly livingAlonePercent: number
  /** What is said of a home, with `{street}` and `{number}`. */
  readonly alone: readonly string[]
  readonly together: readonly string[]
  readonly ownWords: Phrases
  readonly wishes: Phrases
  readonly relatives: RelativesRecipe
}

/** Who is near a citizen, by what women and men are called, and what they may do. */
export type RelativesRecipe = {
  readonly nonePercent: number
  readonly women: readonly string[]
  readonly men: readonly string[]
  readonly mandates: readonly { readonly mandate: Mandate; readonly share: number }[]
}

/** Sentences with `{slots}`; a slot is filled with one of its words, never the same word twice in one text. */
export type Phrases = {
  readonly sentences: readonly string[]
  readonly slots: Readonly<Record<string, readonly string[]>>
}

/** How much is granted, to whom, and of what kind. */
export type NeedRecipe = {
  /** What a frame of the town's model is counted over, and for what. */
  readonly per: 'week' | 'month'
  readonly scope: 'whole' | 'cluster'
  readonly bins: readonly NeedBin[]
  /** Part of what is granted that is planned; the rest is room to move. */
  readonly planned: { readonly leastPercent: number; readonly mostPercent: number }
  /** Citizens whose plan has grown over their frame, which a team must see and mend. */
  readonly overplannedPercent: number
}

/** A span of granted minutes (a week or a month, as the recipe says), spread evenly on a logarithmic scale within. */
export type NeedBin = {
  readonly from: number
  readonly below: number
  readonly share: number
  /** Practical help only, personal help only, or both. */
  readonly practical: number
  readonly personal: number
  readonly both: number
  readonly nightPercent: number
  readonly doubleStaffedPercent: number
}

/** A service of the model's catalogue, with when it is given and what the plan says it is for. */
export type ServiceRecipe = {
  readonly id: string
  readonly cluster: string
  readonly kind: 'practical' | 'bath' | 'daily' | 'nursing' | 'night' | 'social'
  readonly parts: readonly PartOfDay[]
  readonly purposes: readonly string[]
}

/** Assessments and decisions: areas of need, categories, law and words. */
export type CaseRecipe = {
  readonly caseOfficers: number
  /** Areas by the kind of help they lead to. */
  readonly areas: {
    readonly practical: readonly NeedArea[]
    readonly personal: readonly NeedArea[]
    readonly mental: readonly NeedArea[]
  }
  /** Empty where the model has no categories. */
  readonly categories: readonly CategoryRecipe[]
  readonly bands: readonly BandRecipe[]
  /** The category of everybody above the last band. */
  readonly beyond: { readonly category: string; readonly band: string; readonly course: string | null } | null
  /** The band of courses that end by themselves. */
  readonly shortBand: string | null
  /** What a decision rests on: for the old from the day their own law came, for the young and before that day. */
  readonly law: {
    readonly since: LocalDate
    readonly oldFromAge: number
    readonly old: readonly string[]
    readonly other: readonly string[]
    readonly nursing: readonly string[]
  }
  readonly facts: Phrases
  readonly considerations: Phrases
  readonly ended: Phrases
  readonly conversation: {
    readonly contact: Phrases
    readonly contract: Phrases
    readonly communication: Phrases
    readonly conclusion: Phrases
  }
  readonly funnel: Readonly<Record<FunnelStep, readonly string[]>>
  /** Clocks kept by the town; of a hundred that fall due, `missedPercent` are left undone. */
  readonly followUps: readonly {
    readonly rule: string
    /** Null: once, when the help begins. */
    readonly everyMonths: number | null
    readonly rehabilitationOnly: boolean
    readonly missedPercent: number
  }[]
  /** Of a hundred citizens, how many get a new decision in a month, end their help in it, or begin it. */
  readonly changedPercent: number
  readonly endedPercent: number
  readonly startedPercent: number
  readonly outcomes: readonly { readonly outcome: FollowUpOutcome; readonly share: number }[]
}

/** What a follow-up can come to (the four outcomes of the Danish shared language). */
export type FollowUpOutcome = 'continues' | 'changedInsideFrame' | 'ended' | 'newAssessment'

export type NeedArea = { readonly area: string; readonly views: readonly string[] }

/** Minutes a week that fall in one band, and the course of the law that they are granted as. */
export type BandRecipe = {
  readonly id: string
  readonly from: number
  readonly below: number | null
  readonly course: string | null
}

export type CategoryRecipe = {
  readonly id: string
  readonly share: number
  readonly rehabilitation: boolean
  /** Granted as this course at any band; null leaves it to the band. */
  readonly course: string | null
  /** A course that ends by itself after so many weeks. */
  readonly weeks?: { readonly least: number; readonly most: number }
}

/** What happens to visits: deviations from the plan, locks, packages, and who comes. */
export type VisitRecipe = {
  /** How often, of a thousand planned visits, with what reasons. `extra` counts against the planned ones too. */
  readonly deviations: readonly {
    readonly kind: FactKind
    readonly perThousand: number
    readonly reasons: readonly string[]
  }[]
  readonly hospital: { readonly perThousandCitizensAMonth: number; readonly reason: string }
  readonly package: { readonly id: string; readonly days: number; readonly perThousandCitizensAMonth: number } | null
  /** Homes with help that have a digital lock on the last day, fitted evenly over so many months before it. */
  readonly digitalLocks: { readonly percent: number; readonly overMonths: number }
  /** Whether a lock, or the phone at a door without one, tells of the visits; `--locks` says yes for any town. */
  readonly locks: boolean
  readonly lock: {
    /** Visits the lock saw nothing of. */
    readonly missedPerThousand: number
    readonly minutesPercentOfPlan: number
    readonly spreadPercent: number
  }
  /** How many of a team a citizen with daily help may meet; each is drawn anew for every visit. */
  readonly faces: { readonly least: number; readonly most: number }
}

/** Who works, for how much, and how much of it is with the citizens. */
export type TeamRecipe = {
  readonly mix: Readonly<Partial<Record<Profession, number>>>
  readonly contact: readonly Profession[]
  readonly weeklyHours: { readonly least: number; readonly most: number }
  /** Cost to the employer of an hour, in minor units. */
  readonly hourCostMinor: Readonly<Record<Profession, number>>
  readonly weekendPercent: number
  readonly faceToFacePercent: number
  readonly faceToFaceSpread: number
  readonly sickLeavePercent: number
  readonly sickSpellDays: number
  /** Holiday, courses and other paid absence. */
  readonly awayPercent: number
  readonly competences: Readonly<Partial<Record<Profession, readonly string[]>>>
  /** Tasks that somebody trained gives to others for a year at a time, and how many of those others have them. */
  readonly delegations: readonly {
    readonly task: string
    readonly from: Profession
    readonly to: readonly Profession[]
    readonly percent: number
  }[]
}

/** A figure the finished town is measured against; `assumed` where no source gives it. */
export type PublishedFigure = {
  readonly measure: MeasureId
  readonly value: number
  readonly tolerance: number
  readonly status: 'published' | 'assumed'
  readonly source: string
}
