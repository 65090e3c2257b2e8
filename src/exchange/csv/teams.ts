import type { Profession } from '#care/people/team.ts'
import { decimal, flag, needed, oneOf, optional, type RowOf, text } from './column.ts'
import { competences, optionalFrom, to } from './shared-columns.ts'
import type { CellFault, Kind } from './table.ts'

const professions: Readonly<Record<Profession, readonly string[]>> = {
  nurse: ['sygeplejerske', 'sjuksköterska'],
  assistant: ['social- og sundhedsassistent', 'sosu-assistent', 'ssa', 'undersköterska'],
  helper: ['social- og sundhedshjælper', 'sosu-hjælper', 'ssh', 'vårdbiträde'],
  therapist: ['ergoterapeut', 'fysioterapeut', 'terapeut', 'arbetsterapeut', 'fysioterapeut'],
  coordinator: ['koordinator', 'planlægger', 'samordnare', 'planerare'],
  unskilled: ['ufaglært', 'outbildad'],
}

/** Teams, and who is in them. A team with several people has a row for each of them. */
const columns = {
  key: needed(text, {
    en: ['key', 'team', 'team key'],
    da: ['nøgle', 'kode', 'teamkode'],
    sv: ['nyckel', 'kod', 'arbetslag'],
  }),
  name: optional(text, { en: ['name', 'team name'], da: ['navn', 'teamnavn'], sv: ['namn', 'lagets namn'] }),
  area: optional(text, { en: ['area', 'district'], da: ['område', 'distrikt'], sv: ['område', 'distrikt'] }),
  private: optional(flag, {
    en: ['private', 'private provider'],
    da: ['privat', 'privat leverandør'],
    sv: ['privat', 'privat utförare'],
  }),
  /** A year's frame budget in hundredths of the currency. */
  frameBudget: optional(decimal({ least: 0, most: 10_000_000_000, decimals: 2 }), {
    en: ['frame_budget', 'budget'],
    da: ['rammebudget', 'budget'],
    sv: ['rambudget', 'budget'],
  }),
  staff: optional(text, {
    en: ['staff', 'staff key'],
    da: ['medarbejder', 'medarbejdernummer'],
    sv: ['medarbetare', 'anställningsnummer'],
  }),
  staffName: optional(text, {
    en: ['staff_name'],
    da: ['medarbejdernavn'],
    sv: ['medarbetarnamn', 'medarbetarens namn'],
  }),
  profession: optional(oneOf(professions), {
    en: ['profession'],
    da: ['faggruppe', 'stilling'],
    sv: ['yrkesgrupp', 'befattning'],
  }),
  competences,
  from: optionalFrom,
  to,
}

export type TeamRow = RowOf<typeof columns>

export const teams: Kind<typeof columns> = {
  name: 'teams',
  columns,
  check: (row) => {
    const faults: CellFault<typeof columns>[] = []
    const { staff, from, to } = row
    if (staff !== null && from === null) faults.push(['from', 'missing'])
    const ofStaff = [row.staffName, row.profession, row.competences, from, to]
    if (staff === null && ofStaff.some((cell) => cell !== null)) faults.push(['staff', 'missing'])
    if (from !== null && to !== null && to < from) faults.push(['to', 'endsBeforeItBegins'])
    return faults
  },
}
