import { isList, type Json, type JsonObject } from '../json.ts'
import { isKnownType } from '../translate.ts'

/**
 * The resource as it can stand without its report: with its id, with addresses of the report as `Type/id`, and with
 * its citizen where it names none and the report has only one.
 */
export function atHome(
  content: JsonObject,
  type: string,
  id: string,
  addresses: ReadonlyMap<string | undefined, string | undefined>,
  only: string | undefined,
): JsonObject {
  const home = relative(content, addresses) as JsonObject
  const namesNobody = only !== undefined && type !== 'Patient' && isKnownType(type) && home.subject === undefined
  return { ...home, id, ...(namesNobody ? { subject: { reference: `Patient/${only}` } } : {}) }
}

/** The same value, with every reference that is an address of the report written as `Type/id`. */
function relative(value: Json, addresses: ReadonlyMap<string | undefined, string | undefined>): Json {
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map((item) => relative(item, addresses))
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'reference' && typeof inner === 'string' ? (addresses.get(inner) ?? inner) : relative(inner, addresses),
    ]),
  )
}
