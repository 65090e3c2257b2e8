import type { ReportedResource } from '../delivery.ts'
import type { Finding } from '../finding.ts'
import type { Law } from '../gateway.ts'
import { isList, type JsonObject } from '../json.ts'
import { at, readingOf, take, tell, tellTheRest, text, top } from '../reading.ts'
import { readMeta } from '../translate.ts'

/** What in the Bundle itself was not understood. */
export function bundleFindings(
  bundle: JsonObject,
  resource: string,
  law: Law,
  items: readonly ReportedResource[],
  isReport: boolean,
): readonly Finding[] {
  const reading = readingOf(resource, law)
  const place = top(reading, bundle)
  for (const key of ['resourceType', 'id', 'type', 'timestamp']) take(at(place, key))
  readMeta(at(place, 'meta'), 'Bundle')
  const entries = isList(bundle.entry) ? bundle.entry.length : 0
  for (let index = 0; index < entries; index++) {
    take({ ...place, path: `entry[${index}].resource` })
    const fullUrl = { ...place, path: `entry[${index}].fullUrl`, value: (bundle.entry as JsonObject[])[index]?.fullUrl }
    if (fullUrl.value !== undefined) text(fullUrl)
  }
  if (isReport) {
    const patients = [...new Set(items.flatMap(({ type, id }) => (type === 'Patient' ? [id] : [])))]
    if (patients.length === 0) tell(at(place, 'entry'), 'noCitizen')
    for (const second of patients.slice(1))
      reading.findings.push({ resource: `Patient/${second}`, path: '', value: resource, reason: 'secondCitizen' })
  }
  tellTheRest(place)
  return reading.findings
}
