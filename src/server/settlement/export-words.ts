/** The words in exported files, in the three languages. */
import type { Finding, SettlementLine } from '#care/settlement/settlement.ts'

export type ExportLanguage = 'da' | 'sv' | 'en'

type Words = {
  readonly sheets: { readonly lines: string; readonly findings: string; readonly teams: string }
  readonly columns: Readonly<Record<Column, string>>
  readonly kinds: Readonly<Record<SettlementLine['kind'], string>>
  readonly units: Readonly<Record<SettlementLine['unit'], string>>
  readonly per: Readonly<Record<SettlementLine['per'], string>>
  readonly provenance: Readonly<Record<SettlementLine['ground']['provenance'], string>>
  readonly findings: Readonly<Record<Finding['kind'], string>>
  readonly decisions: Readonly<Record<'looked' | 'unpaid' | 'pay', string>>
  readonly sum: string
}

export type Column =
  | 'month'
  | 'run'
  | 'line'
  | 'identity'
  | 'citizen'
  | 'team'
  | 'kind'
  | 'of'
  | 'from'
  | 'to'
  | 'quantity'
  | 'unit'
  | 'price'
  | 'per'
  | 'amount'
  | 'currency'
  | 'rule'
  | 'provenance'
  | 'law'
  | 'figures'
  | 'number'
  | 'date'
  | 'decision'
  | 'note'
  | 'by'
  | 'lines'

export const exportWords: Readonly<Record<ExportLanguage, Words>> = {
  da: {
    sheets: { lines: 'Linjer', findings: 'At se på', teams: 'Teams' },
    columns: {
      ...{ month: 'Måned', run: 'Afregning', line: 'Linje', identity: 'Personnummer', citizen: 'Borger', team: 'Team' },
      ...{
        kind: 'Art',
        of: 'Af',
        from: 'Fra',
        to: 'Til',
        quantity: 'Mængde',
        unit: 'Enhed',
        price: 'Pris',
        per: 'Pr.',
      },
      ...{ amount: 'Beløb', currency: 'Valuta', rule: 'Regel', provenance: 'Kilde', law: 'Lov', figures: 'Tal' },
      ...{ number: 'Nr.', date: 'Dato', decision: 'Afgjort', note: 'Bemærkning', by: 'Af hvem', lines: 'Linjer' },
    },
    kinds: {
      ...{ grantedTime: 'Bevilget tid', performedTime: 'Leveret tid', weeklyRate: 'Ugetakst' },
      ...{ packagePrice: 'Pakkepris', frameBudget: 'Rammebudget' },
    },
    units: { minutes: 'minutter', days: 'dage' },
    per: { hour: 'time', week: 'uge', year: 'år' },
    provenance: { stated: 'oplyst', assumed: 'antaget', unverified: 'ikke efterprøvet' },
    findings: {
      ...{ noFrame: 'Uden ramme', noTeam: 'Uden team', noCategory: 'Uden kategori', noRate: 'Uden takst' },
      ...{ noEvidence: 'Uden spor', overTolerance: 'Over tolerancen', overOrdered: 'Over det bestilte' },
      ...{ unplannedVisit: 'Uden for planen', unknownService: 'Ukendt ydelse', overlap: 'To besøg på samme tid' },
      ...{ longVisit: 'Meget langt besøg', underuse: 'Bruger mindre', lateDecline: 'Aflyst sent' },
      frameEnded: 'Rammen er slut',
    },
    decisions: { looked: 'set på', unpaid: 'betales ikke', pay: 'betales' },
    sum: 'I alt',
  },
  sv: {
    sheets: { lines: 'Rader', findings: 'Att titta på', teams: 'Team' },
    columns: {
      ...{ month: 'Månad', run: 'Avräkning', line: 'Rad', identity: 'Personnummer', citizen: 'Brukare', team: 'Team' },
      ...{
        kind: 'Slag',
        of: 'Av',
        from: 'Från',
        to: 'Till',
        quantity: 'Mängd',
        unit: 'Enhet',
        price: 'Pris',
        per: 'Per',
      },
      ...{ amount: 'Belopp', currency: 'Valuta', rule: 'Regel', provenance: 'Källa', law: 'Lag', figures: 'Siffror' },
      ...{ number: 'Nr', date: 'Datum', decision: 'Avgjort', note: 'Anmärkning', by: 'Av vem', lines: 'Rader' },
    },
    kinds: {
      ...{ grantedTime: 'Beviljad tid', performedTime: 'Utförd tid', weeklyRate: 'Veckoersättning' },
      ...{ packagePrice: 'Paketpris', frameBudget: 'Rambudget' },
    },
    units: { minutes: 'minuter', days: 'dagar' },
    per: { hour: 'timme', week: 'vecka', year: 'år' },
    provenance: { stated: 'angiven', assumed: 'antagen', unverified: 'inte kontrollerad' },
    findings: {
      ...{ noFrame: 'Utan ram', noTeam: 'Utan team', noCategory: 'Utan kategori', noRate: 'Utan ersättning' },
      ...{ noEvidence: 'Utan spår', overTolerance: 'Över toleransen', overOrdered: 'Över det beställda' },
      ...{ unplannedVisit: 'Utanför planen', unknownService: 'Okänd insats', overlap: 'Två besök samtidigt' },
      ...{ longVisit: 'Mycket långt besök', underuse: 'Använder mindre', lateDecline: 'Avbokat sent' },
      frameEnded: 'Ramen är slut',
    },
    decisions: { looked: 'tittat på', unpaid: 'betalas inte', pay: 'betalas' },
    sum: 'Totalt',
  },
  en: {
    sheets: { lines: 'Lines', findings: 'To look at', teams: 'Teams' },
    columns: {
      ...{
        month: 'Month',
        run: 'Settlement',
        line: 'Line',
        identity: 'Identity number',
        citizen: 'Citizen',
        team: 'Team',
      },
      ...{
        kind: 'Kind',
        of: 'Of',
        from: 'From',
        to: 'To',
        quantity: 'Quantity',
        unit: 'Unit',
        price: 'Price',
        per: 'Per',
      },
      ...{ amount: 'Amount', currency: 'Currency', rule: 'Rule', provenance: 'Source', law: 'Law', figures: 'Figures' },
      ...{ number: 'No.', date: 'Date', decision: 'Decided', note: 'Note', by: 'By', lines: 'Lines' },
    },
    kinds: {
      ...{ grantedTime: 'Granted time', performedTime: 'Performed time', weeklyRate: 'Weekly rate' },
      ...{ packagePrice: 'Package price', frameBudget: 'Frame budget' },
    },
    units: { minutes: 'minutes', days: 'days' },
    per: { hour: 'hour', week: 'week', year: 'year' },
    provenance: { stated: 'stated', assumed: 'assumed', unverified: 'not verified' },
    findings: {
      ...{ noFrame: 'No frame', noTeam: 'No team', noCategory: 'No category', noRate: 'No rate' },
      ...{ noEvidence: 'No evidence', overTolerance: 'Over the tolerance', overOrdered: 'Over what was ordered' },
      ...{ unplannedVisit: 'Outside the plan', unknownService: 'Unknown service', overlap: 'Two visits at once' },
      ...{ longVisit: 'A very long visit', underuse: 'Uses less', lateDecline: 'Called off late' },
      frameEnded: 'The frame has ended',
    },
    decisions: { looked: 'looked at', unpaid: 'not paid', pay: 'paid' },
    sum: 'In all',
  },
}
