/**
 * Delivery reports as they lie in a file: a report of one citizen's day, a delivery that holds whole reports, a list
 * of either, or one of them a line. Out come the resources, each with the moment its report was made.
 */
import { readInstant } from '#kernel/clock/instant.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { Delivery, Report, ReportedResource, ReportRefusal } from './delivery.ts'
import { type Finding, shown } from './finding.ts'
import type { Law } from './gateway.ts'
import { isList, isObject, type Json, type JsonObject, type JsonRefusal, readJson } from './json.ts'
import { referencePattern } from './reading.ts'
import { atHome } from './resources/at-home.ts'
import { bundleFindings } from './resources/bundle.ts'
import { wrongNumber } from './resources/patient.ts'

const mostResources = 200_000
const id = /^[A-Za-z0-9.-]{1,64}$/

/** Reads a file's text: every report in it, or why it is refused whole. */
export function readReports(file: string, law: Law): Result<Delivery, ReportRefusal> {
  const json = readJson(file)
  const whole = json.ok ? json : (readLines(file) ?? json)
  if (!whole.ok) return refuse({ ...whole.refusal, resource: '' })
  const reports: Report[] = []
  const findings: Finding[] = []
  const bundles = isList(whole.value) ? whole.value.map((value, index) => ({ value, path: `[${index}]` })) : []
  if (!isList(whole.value)) bundles.push({ value: whole.value, path: '' })
  for (const { value, path } of bundles) {
    const refusal = unfold(value, path, law, reports, findings)
    if (refusal) return refuse(refusal)
  }
  const total = reports.reduce((sum, { resources }) => sum + resources.length, 0)
  if (total > mostResources) return refuse({ kind: 'tooManyResources', resource: '', path: '', value: total })
  return ok({ reports, findings })
}

/** One JSON object a line, as bulk exports write them; `undefined` where the text is not that either. */
function readLines(file: string): Result<Json, JsonRefusal> | undefined {
  const lines = file.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/.test(line))) return undefined
  const values: Json[] = []
  for (const [index, line] of lines.entries()) {
    const read = readJson(line)
    if (!read.ok) return refuse({ ...read.refusal, path: `[${index}]${read.refusal.path && `.${read.refusal.path}`}` })
    values.push(read.value)
  }
  return ok(values)
}

/** Adds the reports of one Bundle: itself where it holds resources, and every Bundle in it. */
function unfold(
  value: Json,
  path: string,
  law: Law,
  reports: Report[],
  findings: Finding[],
): ReportRefusal | undefined {
  if (!isObject(value) || value.resourceType !== 'Bundle') {
    const [type, resourceId] = isObject(value) ? [value.resourceType, value.id] : []
    const resource = typeof type === 'string' ? `${type}/${typeof resourceId === 'string' ? resourceId : ''}` : ''
    return { kind: 'notAReport', resource, path: path || 'resourceType', value: shown(type) }
  }
  const resource = `Bundle/${typeof value.id === 'string' ? value.id : ''}`
  const said = (kind: ReportRefusal['kind'], where: string, found: Json | undefined): ReportRefusal => ({
    kind,
    resource,
    path: where,
    value: shown(found),
  })
  if (value.type !== 'collection') return said('notACollection', 'type', value.type)
  const { entry = [] } = value
  if (!isList(entry)) return said('malformedEntry', 'entry', entry)
  const items: Item[] = []
  let nested = 0
  for (const [index, item] of entry.entries()) {
    const content = isObject(item) ? item.resource : undefined
    if (!isObject(item) || !isObject(content)) return said('malformedEntry', `entry[${index}].resource`, content)
    const type = content.resourceType
    if (typeof type !== 'string' || !/^[A-Z][A-Za-z]{0,63}$/.test(type))
      return said('noType', `entry[${index}].resource.resourceType`, type)
    if (type === 'Bundle') {
      const refusal = unfold(content, `${path}entry[${index}].resource`, law, reports, findings)
      if (refusal) return refusal
      nested++
    } else {
      const found = idOf(content, item.fullUrl, type)
      if (found === undefined || !id.test(found))
        return said(content.id === undefined ? 'noId' : 'malformedId', `entry[${index}].resource.id`, content.id)
      items.push({ type, id: found, content, fullUrl: typeof item.fullUrl === 'string' ? item.fullUrl : null })
    }
  }
  const moment = momentOf(value.timestamp)
  const isReport = items.length > 0 || nested === 0
  if (isReport && value.timestamp === undefined) return said('noTimestamp', 'timestamp', undefined)
  if (moment === undefined && value.timestamp !== undefined)
    return said('malformedTimestamp', 'timestamp', value.timestamp)
  for (const item of items) {
    const refusal = wrongNumber(item, law)
    if (refusal) return refusal
  }
  const report = isReport ? reportOf(resource, moment as string, items) : null
  if (report) reports.push(report)
  for (const finding of bundleFindings(value, resource, law, items, isReport)) findings.push(finding)
  return undefined
}

type Item = ReportedResource & { readonly fullUrl: string | null }

/** A resource's own id, or what its address in the report ends with. */
function idOf(content: JsonObject, fullUrl: Json | undefined, type: string): string | undefined {
  if (content.id !== undefined) return typeof content.id === 'string' ? content.id : ''
  if (typeof fullUrl !== 'string') return undefined
  const [, typed, last] = referencePattern.exec(fullUrl) ?? []
  return typed === type ? last : /^urn:uuid:([0-9a-fA-F-]{36})$/.exec(fullUrl)?.[1]
}

/** The moment of a report; `undefined` for what is no point in time. */
function momentOf(timestamp: Json | undefined): string | undefined {
  if (typeof timestamp !== 'string' || readInstant(timestamp) === undefined) return undefined
  return Temporal.Instant.from(timestamp).toString({ fractionalSecondDigits: 9 })
}

function reportOf(resource: string, moment: string, items: readonly Item[]): Report {
  const addresses = new Map(items.flatMap(({ fullUrl, type, id }) => (fullUrl ? [[fullUrl, `${type}/${id}`]] : [])))
  const patients = new Set(items.flatMap(({ type, id }) => (type === 'Patient' ? [id] : [])))
  const [only] = patients.size === 1 ? patients : []
  return {
    resource,
    moment,
    resources: items.map(({ type, id, content }) => ({
      type,
      id,
      content: atHome(content, type, id, addresses, only),
    })),
    present: new Set(items.map(({ type, id }) => `${type}/${id}`)),
  }
}
