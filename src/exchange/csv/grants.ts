import type { FramePer } from '#care/governance/model.ts'
import { date, flag, oneOf, optional, type RowOf, text, texts, whole } from './column.ts'
import { from, identityNumber, minuteNames, to } from './shared-columns.ts'
import type { CellFault, Kind } from './table.ts'

const pers: Readonly<Record<FramePer, readonly string[]>> = {
  week: ['weekly', 'uge', 'ugentligt', 'pr. uge', 'vecka', 'per vecka'],
  fourWeeks: ['4 weeks', 'four weeks', '4 uger', 'fire uger', '4 veckor', 'fyra veckor'],
  month: ['monthly', 'måned', 'månedligt', 'pr. måned', 'månad', 'per månad'],
}

/** Decisions and what they grant. Rows of the same citizen from the same day are one decision, each with a frame. */
const columns = {
  identityNumber,
  from,
  to,
  cluster: optional(text, { en: ['cluster'], da: ['ydelsesgruppe', 'klynge'], sv: ['insatskluster', 'kluster'] }),
  service: optional(text, { en: ['service'], da: ['ydelse', 'indsats'], sv: ['insats', 'tjänst'] }),
  /** At most six people round the clock for a month. A rate without minutes is told by its category or course. */
  minutes: optional(whole(1, 270_000), minuteNames),
  per: optional(oneOf(pers), { en: ['per'], da: ['pr', 'hyppighed'], sv: ['frekvens'] }),
  category: optional(text, { en: ['category'], da: ['kategori'], sv: ['kategori'] }),
  band: optional(text, { en: ['band'], da: ['takst', 'bånd'], sv: ['nivå'] }),
  course: optional(text, { en: ['course'], da: ['forløb'], sv: ['förlopp'] }),
  rehabilitation: optional(flag, { en: ['rehabilitation'], da: ['rehabilitering'], sv: ['rehabilitering'] }),
  beyondTheDay: optional(flag, { en: ['beyond_the_day'], da: ['ud over døgnet'], sv: ['utöver dygnet'] }),
  decidedOn: optional(date, {
    en: ['decided_on', 'decision date'],
    da: ['afgjort', 'afgørelsesdato'],
    sv: ['beslutad', 'beslutsdatum'],
  }),
  decidedBy: optional(text, {
    en: ['decided_by'],
    da: ['afgjort af', 'sagsbehandler'],
    sv: ['beslutad av', 'handläggare'],
  }),
  legalBasis: optional(texts, {
    en: ['legal_basis', 'law'],
    da: ['retsgrundlag', 'lovgrundlag', 'paragraf'],
    sv: ['lagrum', 'rättslig grund'],
  }),
  facts: optional(text, { en: ['facts'], da: ['oplysninger'], sv: ['uppgifter'] }),
  considerations: optional(text, { en: ['considerations', 'reasons'], da: ['begrundelse'], sv: ['motivering'] }),
  heardOn: optional(date, { en: ['heard_on'], da: ['partshørt'], sv: ['kommunicerad'] }),
  appealGuidance: optional(flag, { en: ['appeal_guidance'], da: ['klagevejledning'], sv: ['överklagandehänvisning'] }),
  followUpOn: optional(date, { en: ['follow_up_on', 'follow-up'], da: ['opfølgning'], sv: ['uppföljning'] }),
}

export type GrantRow = RowOf<typeof columns>

export const grants: Kind<typeof columns> = {
  name: 'grants',
  columns,
  check: ({ from, to, cluster, service, minutes, per, category, course, followUpOn }) => {
    const faults: CellFault<typeof columns>[] = []
    if (cluster !== null && service !== null) faults.push(['service', 'oneOrTheOther'])
    const isOfTime = cluster !== null || service !== null || per !== null
    if (minutes === null && (isOfTime || (category === null && course === null))) faults.push(['minutes', 'missing'])
    if (to !== null && to < from) faults.push(['to', 'endsBeforeItBegins'])
    if (followUpOn !== null && followUpOn < from) faults.push(['followUpOn', 'endsBeforeItBegins'])
    return faults
  },
}
