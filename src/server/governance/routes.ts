import type { GovernanceModel } from '#care/governance/model.ts'
import {
  compareModels,
  listModels,
  listPresets,
  readModel,
  readModelFile,
  readModelPage,
} from '#contract/governance/operations.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, monthOf } from '#kernel/calendar/month.ts'
import type { Period } from '#kernel/calendar/period.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import { ok } from '#kernel/result.ts'
import { periodColumns } from '#server/database/period.ts'
import { sql, verbatim } from '#server/database/sql.ts'
import { problem, route } from '#server/http/route.ts'
import { compareDocuments } from './compare.ts'
import { documentOf } from './documents.ts'
import { asYaml } from './file.ts'
import { loadPreset, presetIds, readDocument } from './load.ts'
import { writePage } from './page/write.ts'

const modelsMost = 200

type ModelRow = Pick<GovernanceModel, 'id' | 'version' | 'title' | 'valid'> & { readonly storedAt: Instant }
type SteeringRow = Period & { readonly id: string; readonly version: string }

export const governanceRoutes = [
  route(listModels, async ({ transaction, tenant }) => {
    const models = await transaction.rows<ModelRow>(sql`
      select id, version, document -> 'title' as title, document -> 'valid' as valid, stored_at as "storedAt"
      from governance_model where tenant_id = ${tenant} order by stored_at desc, id, version limit ${modelsMost}`)
    const steers = await transaction.rows<SteeringRow>(sql`
      select s.model_id as id, s.model_version as version, ${periodColumns(verbatim('s'))} from steering s
      where s.tenant_id = ${tenant} order by lower(s.during)`)
    const items = models.map(({ storedAt, ...model }) => ({
      ...model,
      storedAt: writeInstant(storedAt),
      steers: steers
        .filter(({ id, version }) => id === model.id && version === model.version)
        .map(({ from, to }) => ({ from, to })),
    }))
    return ok({ items })
  }),

  route(readModel, async ({ transaction, tenant, params: { model, version } }) => {
    const found = await documentOf(transaction, tenant, model, version)
    return found ? ok(found as never) : unknown
  }),

  route(listPresets, async () => {
    const presets = await Promise.all((await presetIds()).map(loadPreset))
    const items = presets.flatMap((preset) => (preset ? [preset.model] : []))
    return ok({
      items: items.map(({ id, version, title, summary, valid }) => ({ id, version, title, summary, valid })),
    })
  }),

  route(readModelPage, async ({ transaction, tenant, params: { model, version }, query: { language } }) => {
    const found = await documentOf(transaction, tenant, model, version)
    if (!found) return unknown
    const document = readDocument(found)
    const { title, summary, about, verdict, failed, sections } = writePage(document, language)
    const told = sections.map((section) => ({
      ...section,
      assumed: section.blocks.reduce(
        (sum, block) =>
          sum + (block.kind === 'origins' ? block.rows.filter(({ status }) => status !== 'stated').length : 0),
        0,
      ),
    }))
    const examples = document.examples.length
    return ok({ title, summary, about, verdict, failed, examples, sections: told as never })
  }),

  route(readModelFile, async ({ transaction, tenant, params: { model, version } }) => {
    const found = await documentOf(transaction, tenant, model, version)
    return found ? ok({ name: `${model}-${version}.yaml`, yaml: asYaml(found) }) : unknown
  }),

  route(compareModels, async ({ transaction, tenant, params, query: { language, month }, today }) => {
    const one = await documentOf(transaction, tenant, params.model, params.version)
    const other = await documentOf(transaction, tenant, params.other, params.otherVersion)
    if (!one || !other) return unknown
    const last = monthOf(addDays(daysOfMonth(monthOf(today)).from, -1))
    return ok(compareDocuments(readDocument(one), readDocument(other), language, month ?? last))
  }),
]

const unknown = problem('notFound', 'There is no such model, neither here nor among those that come with Frirum.')
