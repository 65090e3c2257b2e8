/**
 * One operation of the HTTP interface, as one object: the server reads requests with it, the client calls by it and
 * the OpenAPI page is drawn from it, so the three cannot differ.
 */
import type { z } from 'zod'

export type Operation<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema | null = Schema | null,
  Answer extends Schema = Schema,
> = {
  /** Its name for ever, such as `readCitizen`. */
  readonly name: string
  readonly noun: Noun
  readonly method: 'GET' | 'POST'
  /** Path with `{names}` for the parts in `params`. */
  readonly path: `/api/${string}`
  /** One sentence, in the imperative. */
  readonly summary: string
  /** What somebody should know before they call it; plain text, a blank line between paragraphs. */
  readonly description: string
  /** What is done, in the table of actions; a route that names none cannot be written. */
  readonly action: string
  readonly params: Params
  readonly query: Query
  /** `null` takes none. */
  readonly body: Body
  /** How the body comes: JSON, or a file as it is. */
  readonly bodyType: 'application/json' | 'application/octet-stream'
  readonly status: 200 | 201
  readonly answer: Answer
  /** The content types of an answer that is a file; JSON unless told. */
  readonly answerTypes?: readonly [string, ...string[]]
  /** Which refusals it can give beside those that every operation can. */
  readonly problems: readonly ProblemName[]
}

type Schema = z.ZodType

/** What operations are about, in the order they are shown, each named like its folder in the house. */
export const nouns = {
  access: 'Who asks, and who has looked',
  people: 'Citizens and teams',
  grants: 'Assessments and decisions',
  letters: 'Letters about decisions',
  plans: 'Rhythm plans, weeks and packages',
  planning: 'A team’s week: shifts, proposals, routes',
  changes: 'The compass: may I, who must, what follows',
  visits: 'What differed from the plan',
  followup: 'When somebody must look again',
  settlement: 'A month in money',
  insight: 'A few figures, and what stands behind them',
  governance: 'Governance models',
  imports: "Other people's data",
  jobs: 'Long work, and how far it is',
} as const

export type Noun = keyof typeof nouns

/** The kinds of refusal the interface knows, with the status each is sent with (RFC 9457). */
export const problems = {
  badRequest: { status: 400, title: 'Something in the request is not as it must be' },
  notSignedIn: { status: 401, title: 'Nobody is signed in' },
  notAllowed: { status: 403, title: 'This is not yours to do or see' },
  notFound: { status: 404, title: 'There is no such thing here' },
  conflict: { status: 409, title: 'It would contradict what stands' },
  tooLarge: { status: 413, title: 'More than can be taken at once' },
  wrongType: { status: 415, title: 'This kind of content is not taken here' },
  refused: { status: 422, title: 'A rule of home care says no' },
  tooMany: { status: 429, title: 'That was too often' },
  broken: { status: 500, title: 'Something broke' },
  away: { status: 503, title: 'The database is away for a moment' },
  tooSlow: { status: 504, title: 'It took longer than an answer may' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>

export type ProblemName = keyof typeof problems

/** Every operation can answer with these. */
export const commonProblems: readonly ProblemName[] = [
  'badRequest',
  'notSignedIn',
  'notAllowed',
  'tooLarge',
  'wrongType',
  'tooMany',
  'away',
  'tooSlow',
]

/** The refusals an operation can give, its own and those of all, in the order of their status. */
export const problemsOf = ({ problems: own }: Operation): ProblemName[] =>
  (Object.keys(problems) as ProblemName[]).filter((name) => commonProblems.includes(name) || own.includes(name))

type Usual = 'description' | 'bodyType' | 'status' | 'problems'

/** Keeps the exact types of an operation; it takes and gives JSON with status 200 unless told otherwise. */
export const operation = <
  Params extends Schema,
  Query extends Schema,
  Body extends Schema | null,
  Answer extends Schema,
>(
  described: Omit<Operation<Params, Query, Body, Answer>, Usual> &
    Partial<Pick<Operation<Params, Query, Body, Answer>, Usual>>,
): Operation<Params, Query, Body, Answer> => ({
  description: '',
  bodyType: 'application/json',
  status: 200,
  problems: [],
  ...described,
})
