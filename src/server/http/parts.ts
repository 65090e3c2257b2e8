import type { Pool } from 'pg'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Limits } from '#server/access/limits.ts'
import type { Person } from '#server/access/person.ts'
import type { Provider } from '#server/access/provider.ts'
import type { WebFiles } from '#server/web/serve.ts'
import type { Tiles } from '#server/web/tiles.ts'
import type { Route } from './route.ts'

/** What an HTTP server is made of: everything it knows of the world. */
export type ServerParts = {
  readonly pool: Pool
  readonly routes: readonly Route[]
  /** Whether this is a demonstration, whose persons stand on the first page. */
  readonly demo: boolean
  /** The service of map tiles that pages may fetch from; none unless the operator named one. */
  readonly tiles?: Tiles
  /** Who sends this request; undefined when nobody is signed in. */
  readonly whoAsks: (authorization: string | undefined) => Promise<Person | undefined>
  /** The identity provider of the municipality; without one only a demonstration lets anybody in. */
  readonly provider?: Provider
  /** How often what can be done to harm may be done. */
  readonly limits?: Limits
  /** Whose word on the address and protocol of a request is taken, beside that of this machine. */
  readonly proxies?: readonly string[]
  /** The pages people work in, built; without them the server shows its own first page. */
  readonly web?: WebFiles
  readonly clock: () => Instant
  /** Told of what should not happen. */
  readonly failed: (error: unknown, request: string) => void
}
