import type { Pool } from 'pg'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Person } from '#server/access/person.ts'
import type { WebFiles } from '#server/web/serve.ts'
import type { Route } from './route.ts'

/** What an HTTP server is made of: everything it knows of the world. */
export type ServerParts = {
  readonly pool: Pool
  readonly routes: readonly Route[]
  /** Whether this is a demonstration, whose persons stand on the first page. */
  readonly demo: boolean
  /** Who sends this request; undefined when nobody is signed in. */
  readonly whoAsks: (authorization: string | undefined) => Promise<Person | undefined>
  /** The pages people work in, built; without them the server shows its own first page. */
  readonly web?: WebFiles
  readonly clock: () => Instant
  /** Told of what should not happen. */
  readonly failed: (error: unknown, request: string) => void
}
