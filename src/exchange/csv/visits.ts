import type { FactKind, VisitFact } from '#care/visits/fact.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { dateBetween, id, needed, oneOf, optional, type RowOf, text, whole } from './column.ts'
import { readClock } from './read-time.ts'
import { identityNumber, minuteNames, services } from './shared-columns.ts'
import type { CellFault, Kind } from './table.ts'

/** `done` says no more than that the visit took place; which fact that makes follows from its plan and its source. */
const kinds: Readonly<Record<FactKind | 'done', readonly string[]>> = {
  done: ['visit', 'performed', 'udført', 'besøg', 'utförd', 'besök'],
  lockEvent: ['lock', 'lock event', 'låsehændelse', 'låshändelse'],
  more: ['mere', 'mer'],
  less: ['mindre', 'mindre tid'],
  moved: ['flyttet', 'flyttad'],
  declinedInTime: ['declined in time', 'afmeldt', 'afmeldt i tide', 'avbokad', 'avbokad i tid'],
  declinedLate: ['declined late', 'afmeldt for sent', 'sent avbokad'],
  declinedAtDoor: ['declined at door', 'afvist ved døren', 'avvisad vid dörren'],
  notHome: ['not home', 'ikke hjemme', 'inte hemma'],
  swapped: ['byttet', 'bytt', 'byte'],
  extra: ['ekstra', 'unplanned', 'oplanerad', 'uplanlagt'],
  doubleStaffed: ['double staffed', 'dobbeltbemanding', 'dubbelbemanning'],
  observation: ['observation', 'iagttagelse', 'iakttagelse'],
  signature: ['signed', 'underskrift', 'signatur'],
  correction: ['rettelse', 'rättelse'],
}

const sources: Readonly<Record<VisitFact['source'], readonly string[]>> = {
  lock: ['lås', 'dørlås', 'dörrlås', 'digital lås'],
  clock: ['ur', 'stempelur', 'tidsregistrering', 'klocka', 'tidregistrering'],
  staff: ['medarbejder', 'personale', 'medarbetare', 'personal'],
  report: ['rapport', 'indberetning'],
  import: [],
}

/** The days for which there is room in the database. */
const visitDate = dateBetween(localDate('2000-01-01'), localDate('2099-12-31'))

/** What happened at visits: facts that are added and never changed. */
const columns = {
  identityNumber,
  date: needed(visitDate, { en: ['date', 'day'], da: ['dato', 'dag'], sv: ['datum', 'dag'] }),
  start: optional(readClock, {
    en: ['start', 'from'],
    da: ['starttid', 'fra', 'kl. fra'],
    sv: ['starttid', 'från', 'kl. från'],
  }),
  end: optional(readClock, {
    en: ['end', 'to'],
    da: ['slut', 'sluttid', 'til', 'kl. til'],
    sv: ['slut', 'sluttid', 'till', 'kl. till'],
  }),
  minutes: optional(whole(0, 1440), minuteNames),
  plannedVisit: optional(text, {
    en: ['planned_visit', 'visit'],
    da: ['planlagt besøg', 'besøg'],
    sv: ['planerat besök', 'besök'],
  }),
  kind: optional(oneOf(kinds), { en: ['kind'], da: ['art', 'hændelse'], sv: ['slag', 'händelse'] }),
  services,
  source: optional(oneOf(sources), { en: ['source'], da: ['kilde'], sv: ['källa'] }),
  reason: optional(text, { en: ['reason'], da: ['årsag'], sv: ['orsak'] }),
  staff: optional(text, {
    en: ['staff', 'recorded by'],
    da: ['medarbejder', 'registreret af'],
    sv: ['medarbetare', 'registrerad av'],
  }),
  id: optional(id, { en: ['id'], da: ['id'], sv: ['id'] }),
  corrects: optional(id, { en: ['corrects'], da: ['retter'], sv: ['rättar'] }),
}

export type VisitRow = RowOf<typeof columns>

/** Kinds of fact that need no length: nothing was done, or it is not about the length. */
const withoutLength: readonly (FactKind | 'done' | null)[] = [
  'declinedInTime',
  'declinedLate',
  'declinedAtDoor',
  'notHome',
  'moved',
  'doubleStaffed',
  'observation',
  'signature',
  'correction',
]

/** An end before its start lies on the next day; longer nights than this are a slip of the pen. */
const longestNightSeconds = 12 * 3600

export const visits: Kind<typeof columns> = {
  name: 'visits',
  columns,
  check: ({ start, end, minutes, kind, corrects }) => {
    const faults: CellFault<typeof columns>[] = []
    if (end !== null && start === null) faults.push(['start', 'missing'])
    if (minutes === null && end === null && !withoutLength.includes(kind))
      faults.push([start === null ? 'minutes' : 'end', 'missing'])
    if (start !== null && end !== null && end < start && end + 86_400 - start > longestNightSeconds)
      faults.push(['end', 'endsBeforeItBegins'])
    if (start === 86_400) faults.push(['start', 'notATime'])
    if (kind === 'lockEvent' && (start === null || end === null))
      faults.push([start === null ? 'start' : 'end', 'missing'])
    if ((kind === 'correction') !== (corrects !== null))
      faults.push(kind === 'correction' ? ['corrects', 'missing'] : ['kind', 'notOneOf'])
    return faults
  },
}
