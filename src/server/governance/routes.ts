import type { GovernanceModel } from '#care/governance/model.ts'
import { listModels, readModel } from '#contract/governance/operations.ts'
import type { Period } from '#kernel/calendar/period.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import { ok } from '#kernel/result.ts'
import { periodColumns } from '#server/database/period.ts'
import { sql, verbatim } from '#server/database/sql.ts'
import { problem, route } from '#server/http/route.ts'

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
    const found = await transaction.maybe<{ document: never }>(sql`
      select document from governance_model where tenant_id = ${tenant} and id = ${model} and version = ${version}`)
    return found ? ok(found.document) : problem('notFound', 'The municipality has taken in no such model.')
  }),
]
