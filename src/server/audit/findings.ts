/** What can be wrong with a municipality's log, each thing named by where it is. */
import type { NoteRefusal } from './note.ts'

export type Finding =
  /** The row at this leaf says something else than when it became a leaf. */
  | { readonly kind: 'rowChanged'; readonly index: number; readonly row: number }
  | { readonly kind: 'rowMissing'; readonly index: number; readonly row: number }
  /** A row that neither has a leaf nor waits for one: it was put in past the ways rows come in. */
  | { readonly kind: 'rowExtra'; readonly row: number }
  | { readonly kind: 'leafMissing'; readonly index: number }
  /** An inner node is not the hash of what stands under it. */
  | { readonly kind: 'nodeChanged' | 'nodeMissing' | 'nodeExtra'; readonly level: number; readonly index: number }
  /** Number `number` in the checkpoint file, or kept in the database, is no true note. */
  | {
      readonly kind: 'checkpointBroken'
      readonly where: CheckpointPlace
      readonly number: number
      readonly why: WhyBroken
    }
  /** The tree had another root when it was signed: a leaf below `size`, and not below `agreesAt`, was another. */
  | {
      readonly kind: 'checkpointDiffers'
      readonly where: CheckpointPlace
      readonly size: number
      readonly at: string
      readonly agreesAt: number
    }
  /** More leaves were signed than there are. */
  | {
      readonly kind: 'checkpointAhead'
      readonly where: CheckpointPlace
      readonly size: number
      readonly at: string
      readonly has: number
    }
  /** The database knows of this note, and the file has it no more: it was cut short or written over. */
  | { readonly kind: 'checkpointLost'; readonly size: number }
  /** A note follows one of a later tree. */
  | { readonly kind: 'checkpointDisorder'; readonly number: number; readonly size: number; readonly after: number }

export type CheckpointPlace = 'file' | 'database'
export type WhyBroken = NoteRefusal | 'otherLog'

/** Findings are counted all and kept up to so many of a kind, the first ones. */
const keptEach = 20

export type Findings = {
  readonly add: (finding: Finding) => void
  /** The first of every kind, and how many there are in all. */
  readonly told: () => { readonly counts: Readonly<Record<string, number>>; readonly first: readonly Finding[] }
}

export function newFindings(): Findings {
  const counts: Record<string, number> = {}
  const first: Finding[] = []
  return {
    add: (finding) => {
      const count = (counts[finding.kind] ?? 0) + 1
      counts[finding.kind] = count
      if (count <= keptEach) first.push(finding)
    },
    told: () => ({ counts, first }),
  }
}
