import type { PartOfDay } from '#care/plans/rhythm-plan.ts'
import { flag, needed, oneOf, optional, type RowOf, text, whole } from './column.ts'
import { readWindow } from './read-time.ts'
import { competences, from, identityNumber, minuteNames, services, to } from './shared-columns.ts'
import type { CellFault, Kind } from './table.ts'
import { readWeekdays } from './weekdays.ts'

const partsOfDay: Readonly<Record<PartOfDay, readonly string[]>> = {
  morning: ['morgen', 'morgon'],
  forenoon: ['formiddag', 'förmiddag'],
  noon: ['middag', 'frokost', 'lunch'],
  afternoon: ['eftermiddag'],
  evening: ['aften', 'kväll'],
  night: ['nat', 'natt'],
}

/** Rhythm plans. Rows of the same citizen from the same day are one plan, each with a visit. */
const columns = {
  identityNumber,
  from,
  to,
  key: needed(text, { en: ['key', 'visit', 'planned visit'], da: ['nøgle', 'besøg'], sv: ['nyckel', 'besök'] }),
  partOfDay: needed(oneOf(partsOfDay), {
    en: ['part_of_day'],
    da: ['tid på døgnet', 'døgntid'],
    sv: ['del av dygnet', 'dygnsdel'],
  }),
  weekdays: optional(readWeekdays, { en: ['weekdays', 'days'], da: ['ugedage', 'dage'], sv: ['veckodagar', 'dagar'] }),
  timesAWeek: optional(whole(1, 7), { en: ['times_a_week'], da: ['gange om ugen'], sv: ['gånger i veckan'] }),
  minutes: needed(whole(1, 1440), minuteNames),
  services,
  purpose: optional(text, { en: ['purpose'], da: ['formål'], sv: ['syfte'] }),
  window: optional(readWindow, { en: ['window'], da: ['tidsrum'], sv: ['tidsfönster'] }),
  competences,
  staff: optional(whole(1, 4), { en: ['staff'], da: ['antal medarbejdere'], sv: ['antal medarbetare'] }),
  agreed: optional(flag, {
    en: ['agreed', 'agreed with citizen'],
    da: ['aftalt', 'aftalt med borgeren'],
    sv: ['överenskommen', 'överenskommen med brukaren'],
  }),
}

export type PlanRow = RowOf<typeof columns>

export const plans: Kind<typeof columns> = {
  name: 'plans',
  columns,
  check: ({ from, to, weekdays, timesAWeek }) => {
    const faults: CellFault<typeof columns>[] = []
    if (weekdays === null && timesAWeek === null) faults.push(['weekdays', 'missing'])
    if (weekdays !== null && timesAWeek !== null) faults.push(['timesAWeek', 'oneOrTheOther'])
    if (to !== null && to < from) faults.push(['to', 'endsBeforeItBegins'])
    return faults
  },
}
