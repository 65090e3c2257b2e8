/** An operation and what does it. */
import type { Pool } from 'pg'
import type { z } from 'zod'
import type { Operation, ProblemName } from '#contract/http/operation.ts'
import type { Told } from '#contract/http/told.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { type Refused, type Result, refuse } from '#kernel/result.ts'
import type { Purpose, Relation } from '#server/access/actions.ts'
import type { Person } from '#server/access/person.ts'
import type { Transaction } from '#server/database/transaction.ts'

/** A refusal on its way to the asker: what kind, in a sentence, and at which field where there is one. */
export type Problem = {
  readonly kind: ProblemName
  readonly detail: string
  readonly fields?: readonly { readonly path: string; readonly reason: string }[]
  /** The refusal of the rule as the rule gave it, for programs. */
  readonly refusal?: unknown
  /** After how many seconds it may be tried again. */
  readonly retryAfter?: number
}

/** What a look may be told with: what was searched for, masked; a purpose the asker chose; the emergency it opened. */
export type LookMore = {
  readonly criterion?: string
  readonly purpose?: Purpose
  readonly emergency?: Id<'Emergency'>
}

export type Asked<Params = unknown, Query = unknown, Body = unknown> = {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly person: Person
  /** The tenant's id, which leads every query. */
  readonly tenant: string
  /** By which relations to whom the action concerns it is theirs to do; any of them. */
  readonly nearness: readonly Relation[]
  readonly transaction: Transaction
  /** What is done once this has been kept; not at all where it is refused. */
  readonly after: (work: (pool: Pool) => void) => void
  readonly now: Instant
  /** The day it is in the municipality. */
  readonly today: LocalDate
  /**
   * Notes citizens whom the answer shows beside the one in the path, or a search with what was searched for. Saved
   * before the answer leaves, a refusal too, for that tells something as well. A purpose is said where the asker chose
   * one; otherwise it follows from role and action.
   */
  readonly seen: (citizens: readonly Id<'Citizen'>[], more?: LookMore) => void
}

type BodyOf<Body> = Body extends z.ZodType ? z.output<Body> : null
type AskedOf<Op extends Operation> = Asked<z.output<Op['params']>, z.output<Op['query']>, BodyOf<Op['body']>>
type AnswerOf<Op extends Operation> = Promise<Result<Told<z.input<Op['answer']>>, Problem>>

/** What long work is asked with: it has the whole pool and opens its own transactions, so none is held meanwhile. */
export type LongAsked<Asked> = Omit<Asked, 'transaction' | 'nearness' | 'after'> & { readonly pool: Pool }

export type Route<Op extends Operation = Operation> = { readonly operation: Op } & (
  | {
      readonly long: false
      /** How long each of its statements may take, in seconds. */
      readonly seconds: number
      readonly does: (asked: AskedOf<Op>) => AnswerOf<Op>
    }
  | { readonly long: true; readonly does: (asked: LongAsked<AskedOf<Op>>) => AnswerOf<Op> }
  | {
      readonly long: 'file'
      readonly does: (asked: LongAsked<AskedOf<Op>>) => Promise<Result<FileTold, Problem>>
    }
)

/** A file on its way out. It begins to be read when everybody in it has been logged. */
export type FileTold = {
  readonly name: string
  readonly type: string
  readonly content: () => AsyncIterable<Uint8Array | string>
}

const usualSeconds = 10

/** Ties an operation to what does it, with its types; the list of routes forgets them. */
export const route = <Op extends Operation>(operation: Op, does: (asked: AskedOf<Op>) => AnswerOf<Op>): Route =>
  ({ operation, long: false, seconds: usualSeconds, does }) as unknown as Route

/** The same for work that takes its time over a whole municipality. */
export const longRoute = <Op extends Operation>(
  operation: Op,
  does: (asked: LongAsked<AskedOf<Op>>) => AnswerOf<Op>,
): Route => ({ operation, long: true, does }) as unknown as Route

/** The same for an answer that is a file. */
export const fileRoute = <Op extends Operation>(
  operation: Op,
  does: (asked: LongAsked<AskedOf<Op>>) => Promise<Result<FileTold, Problem>>,
): Route => ({ operation, long: 'file', does }) as unknown as Route

/** A refusal in short. */
export const problem = (
  kind: ProblemName,
  detail: string,
  more: Omit<Problem, 'kind' | 'detail'> = {},
): Refused<Problem> => refuse({ kind, detail, ...more })
