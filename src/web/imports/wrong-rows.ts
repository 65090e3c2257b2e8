import type { JobLine } from '#web/jobs/job.ts'

/**
 * How much of a file was not understood: of a table its rows, each once however much is wrong with it, of a report the
 * things in it. Null where nothing was counted, as in a file that was refused whole.
 */
export function wrongOf({ state, counts, import: asked }: Pick<JobLine, 'state' | 'counts' | 'import'>): number | null {
  if (!counts || state !== 'done') return null
  const { read, created, updated, unchanged, wrong } = counts
  return asked?.table === 'fhir' ? wrong : read - created - updated - unchanged
}
