import { findService } from '#care/governance/catalogue.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Words } from '#care/governance/words.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { includes } from '#kernel/calendar/period.ts'
import { periodColumns } from '#server/database/period.ts'
import { sql, verbatim } from '#server/database/sql.ts'
import { readDocument } from '#server/governance/load.ts'
import { ownCopy, type Work } from './work.ts'

/** Which model steers the municipality on a day, where one does. */
export type Steering = (on: LocalDate) => GovernanceModel | undefined

export async function loadSteering({ transaction, tenant }: Work<unknown>): Promise<Steering> {
  const rows = await transaction.rows<{ from: LocalDate; to: LocalDate | null; document: unknown }>(sql`
    select ${periodColumns(verbatim('s'))}, m.document
    from steering s
    join governance_model m on m.tenant_id = s.tenant_id and m.id = s.model_id and m.version = s.model_version
    where s.tenant_id = ${tenant.id}`)
  const reigns = rows.map(({ from, to, document }) => ({ from, to, model: readDocument(document).model }))
  return (on) => reigns.find((reign) => includes(reign, on))?.model
}

/** The id of a service by any of its names; without a model whatever is said is taken as it is. */
export function serviceFinder(steering: Steering): (on: LocalDate, word: string) => string | undefined {
  const found = new Map<GovernanceModel, Map<string, string | undefined>>()
  return (on, word) => {
    const model = steering(on)
    if (!model) return word
    const known = found.get(model) ?? new Map<string, string | undefined>()
    found.set(model, known)
    if (!known.has(word))
      known.set(ownCopy(word), findService(model, word)?.id ?? titled(model.catalogue.services, word)?.id)
    return known.get(word)
  }
}

/** What has this id, or this title in one of the languages. */
export function titled<Item extends { readonly id: string; readonly title: Words }>(
  items: readonly Item[],
  word: string,
): Item | undefined {
  const lower = word.toLowerCase()
  return (
    items.find(({ id }) => id === word) ??
    items.find(({ title }) => Object.values(title).some((text) => text.toLowerCase() === lower))
  )
}
