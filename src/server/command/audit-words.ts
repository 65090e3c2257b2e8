/** What the findings about a log say to a person. */
import type { Finding } from '#server/audit/findings.ts'
import type { Verified } from '#server/audit/verify.ts'

const broken = {
  notANote: 'is not a whole note',
  unknownKey: 'was signed by none of our keys',
  badSignature: 'was altered after it was signed',
  otherLog: 'is of another log',
} as const

type Words = { readonly [Kind in Finding['kind']]: (finding: Extract<Finding, { kind: Kind }>) => string }

const words: Words = {
  rowChanged: ({ row, index }) => `row ${row} (leaf ${index}) says something else than when it was written`,
  rowMissing: ({ row, index }) => `row ${row} (leaf ${index}) is gone`,
  rowExtra: ({ row }) => `row ${row} did not come in as rows do, or was kept from the tree`,
  leafMissing: ({ index }) => `leaf ${index} is gone`,
  nodeChanged: ({ level, index }) => `node ${index} of level ${level} is not the hash of what stands under it`,
  nodeMissing: ({ level, index }) => `node ${index} of level ${level} is gone`,
  nodeExtra: ({ level, index }) => `node ${index} of level ${level} stands over leaves that are gone`,
  checkpointBroken: ({ where, number, why }) => `checkpoint ${number} in the ${where} ${broken[why]}`,
  checkpointDiffers: ({ where, size, at, agreesAt }) =>
    `the checkpoint of ${at} in the ${where} signed another tree of ${size}: something from leaf ${agreesAt} to ${size - 1} was changed`,
  checkpointAhead: ({ where, size, at, has }) =>
    `the checkpoint of ${at} in the ${where} signed ${size} leaves, and there are ${has}: the rest is gone`,
  checkpointLost: ({ size }) => `the checkpoint of ${size} leaves is gone from the file`,
  checkpointDisorder: ({ number, size, after }) =>
    `checkpoint ${number} in the file is of ${size} leaves and follows one of ${after}: notes changed places`,
}

const said = <Kind extends Finding['kind']>(finding: Extract<Finding, { kind: Kind }>): string =>
  (words[finding.kind] as (finding: Extract<Finding, { kind: Kind }>) => string)(finding)

export const isWhole = ({ counts }: Verified): boolean => Object.keys(counts).length === 0

/** A municipality's log in a few lines. */
export function verifiedText(verified: Verified): string {
  const { tenant, size, root, waiting, checkpoints, counts, findings } = verified
  const { inFile, ofOtherHomes, last, scraps } = checkpoints
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const verdict = total === 0 ? 'whole' : `${total} ${total === 1 ? 'thing is' : 'things are'} wrong`
  return [
    `${tenant}: ${verdict}. ${size} leaves, root ${root}`,
    `  checkpoints: ${inFile}${last ? `; the last true one is of ${last.at} over ${last.size} leaves` : ''}`,
    ...(ofOtherHomes > 0 ? [`  ${ofOtherHomes} checkpoints were signed in another home: check them there`] : []),
    ...(scraps > 0
      ? [`  texts in the file that are no notes, such as one a power cut left half written: ${scraps}`]
      : []),
    ...(waiting > 0 ? [`  rows that wait for their leaf: ${waiting}`] : []),
    ...findings.map((finding) => `  ${said(finding)}`),
    ...(total > findings.length ? [`  and ${total - findings.length} more of the same kinds`] : []),
  ].join('\n')
}
