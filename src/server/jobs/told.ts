/** A job as it crosses the wire. */
import { writeInstant } from '#kernel/clock/instant.ts'
import type { JobRow } from './queries.ts'

type Answer = Readonly<Record<string, unknown>> & { readonly refusal?: unknown }

/** A file that was refused by its rows has the same answer as one that was taken in, inside its refusal. */
function importAnswer({ state, answer }: JobRow): Answer | null {
  if (state === 'done') return answer as Answer
  const refusal = (answer as Answer | null)?.refusal
  return state === 'refused' && typeof refusal === 'object' && refusal !== null && 'errorCount' in refusal
    ? (refusal as Answer)
    : null
}

const count = (value: unknown): number => (typeof value === 'number' ? value : 0)

function countsOf(row: JobRow) {
  const answer = row.kind === 'import' ? importAnswer(row) : null
  if (!answer) return null
  const { read, created, updated, unchanged, errorCount, notUnderstoodCount } = answer
  return {
    read: count(read),
    created: count(created),
    updated: count(updated),
    unchanged: count(unchanged),
    wrong: count(errorCount ?? notUnderstoodCount),
  }
}

export function lineTold(row: JobRow) {
  const { id, asked, tries, stage, done, of, state, askedAt, askedByName, endedAt } = row
  const { kind: _, ...rest } = asked
  return {
    id,
    state: state ?? (tries === null ? ('waiting' as const) : ('running' as const)),
    stage: (stage ?? null) as 'begun' | null,
    done: done ?? 0,
    of: of ?? 0,
    askedAt: writeInstant(askedAt),
    askedBy: askedByName,
    endedAt: endedAt === null ? null : writeInstant(endedAt),
    settlement: asked.kind === 'settlement' ? (rest as Omit<typeof asked, 'kind'>) : null,
    import: asked.kind === 'import' ? (rest as Omit<typeof asked, 'kind'>) : null,
    counts: countsOf(row),
  }
}

export function jobTold(row: JobRow) {
  const { asked, state, answer } = row
  const imported = asked.kind === 'import' ? importAnswer(row) : null
  return {
    ...lineTold(row),
    settled: (asked.kind === 'settlement' && state === 'done' ? answer : null) as never,
    fhir: (asked.kind === 'import' && asked.table === 'fhir' ? imported : null) as never,
    csv: (asked.kind === 'import' && asked.table !== 'fhir' ? imported : null) as never,
    refusal: (state === 'refused' ? answer : null) as never,
  }
}
