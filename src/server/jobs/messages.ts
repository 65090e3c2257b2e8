import type { Id } from '#kernel/id.ts'
import type { Address } from '#server/database/pool.ts'
import type { Tenant } from '#server/tenants/queries.ts'

/** What a thread is given when it starts, and told to do then, one after another. */
export type Start = { readonly address: Address }
export type Order = { readonly tenant: Tenant; readonly job: Id<'Job'> }

/** What it says when it is through with an order; `failure` is for whoever runs the server. */
export type Through = { readonly job: Id<'Job'>; readonly failure: string | null }
