import type { Level } from '#care/grants/assessment.ts'
import { sharedCode } from '../coding.ts'
import { gatewayName } from '../gateway.ts'
import { isObject } from '../json.ts'
import { at, each, type Place, reference, take } from '../reading.ts'

/** The id of the Patient a resource is about. */
export const patientOf = (place: Place): string | null => reference(at(place, 'subject'), ['Patient'])?.id ?? null

/** The ids of the conditions a list of references names, each once. */
export const conditions = (list: Place): readonly string[] => idsOf(list, 'Condition')

const idsOf = (list: Place, type: string): readonly string[] => [
  ...new Set(each(list).flatMap((item) => reference(item, [type])?.id ?? [])),
]

/** The values of the extensions of one name; others are left to be told. */
export function extensionsOf(place: Place, name: string, value: string): readonly Place[] {
  return each(at(place, 'extension')).flatMap((extension) => {
    const url = at(extension, 'url')
    if (!isObject(extension.value) || typeof url.value !== 'string' || gatewayName(url.value) !== name) return []
    take(url)
    return [at(extension, value)]
  })
}

/** The level a concept of the scale says. */
export function level(concept: Place): Level | null {
  const means = sharedCode(concept, ['level'])?.concept?.means
  return means === null || means === undefined ? null : (Number(means) as Level)
}
