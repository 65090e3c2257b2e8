import { createHash } from 'node:crypto'
import type { Version } from '#exchange/fhir/merge.ts'
import { isVisit, type Standing } from '#exchange/fhir/standing.ts'
import type { Told, ToldContact } from '#exchange/fhir/told.ts'
import { minutesFrom, writeInstant } from '#kernel/clock/instant.ts'
import { readId } from '#kernel/id.ts'

/** A row of one of the tables that follow from the reports. */
export type Row = { readonly table: string; readonly columns: Readonly<Record<string, unknown>> }

/** The tables each type of resource can have a row in. */
const tables: Readonly<Record<string, readonly string[]>> = {
  Patient: ['reported_citizen'],
  Condition: ['need'],
  Goal: ['goal'],
  CarePlan: ['intervention'],
  Procedure: ['completed_intervention'],
  Encounter: ['contact', 'report_visit'],
  Observation: ['follow_up_outcome', 'own_view', 'matter_of_interest'],
}

export const tablesOf = (type: string): readonly string[] => tables[type] ?? []

/** The rows of one resource that stands. */
export function rowsOf(version: Version, { told, services }: Omit<Standing, 'citizen'>, citizen: string): Row[] {
  const rows: Row[] = [{ table: tableOf[told.kind], columns: columnsOf(told) }]
  if (told.kind === 'contact' && isVisit(told))
    rows.push({ table: 'report_visit', columns: visitColumns(version, told, services ?? []) })
  return rows.map(({ table, columns }) => ({ table, columns: { id: version.id, citizen_id: citizen, ...columns } }))
}

const tableOf: Readonly<Record<Told['kind'], string>> = {
  citizen: 'reported_citizen',
  need: 'need',
  goal: 'goal',
  intervention: 'intervention',
  completedIntervention: 'completed_intervention',
  contact: 'contact',
  outcome: 'follow_up_outcome',
  ownView: 'own_view',
  matter: 'matter_of_interest',
}

/** Columns whose name is not the field's own with the words parted by a line. */
const renamed: Readonly<Record<string, string>> = {
  from: 'from_day',
  to: 'to_day',
  by: 'by_day',
  'goal.need': 'need_id',
  'ownView.need': 'need_id',
  'ownView.matter': 'matter_id',
}
const notColumns: readonly string[] = ['kind', 'patient', 'identity']
const instants: readonly string[] = ['at', 'startsAt', 'endsAt']

function columnsOf(told: Told): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(told).flatMap(([field, value]) => {
      if (notColumns.includes(field)) return []
      const name =
        renamed[`${told.kind}.${field}`] ??
        renamed[field] ??
        field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
      return [[name, instants.includes(field) && value !== null ? writeInstant(value) : value]]
    }),
  )
}

function visitColumns(version: Version, contact: ToldContact, services: readonly string[]): Record<string, unknown> {
  const { startsAt, endsAt, day, purpose } = contact
  return {
    fact_id: factId(version.id),
    purpose,
    day,
    starts_at: startsAt === null ? null : writeInstant(startsAt),
    ends_at: endsAt === null ? null : writeInstant(endsAt),
    minutes: startsAt === null || endsAt === null ? null : minutesFrom(startsAt, endsAt),
    services,
    recorded_at: version.moment,
  }
}

/** A UUID for a contact: its own id where that is one, otherwise a name-based one (RFC 9562, version 5). */
export function factId(id: string): string {
  if (readId(id) === id) return id
  const hash = createHash('sha1').update(namespace).update(`Encounter/${id}`).digest()
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

/** Frirum's own namespace for things that reports name. */
const namespace = Buffer.from('6d0b7f2c5b1e4c0e9a3b2f8f0f5a7d31', 'hex')
