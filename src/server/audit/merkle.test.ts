import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consistencyRanges,
  emptyRoot,
  emptyTree,
  grown,
  type Hash,
  inclusionRanges,
  type LeafRange,
  leafHash,
  type NodePlace,
  nodeHash,
  peaksOf,
  provesConsistency,
  provesInclusion,
  rangeHash,
  rootOf,
} from './merkle.ts'

/** RFC 6962 § 2.1 word for word: slow, and nothing to get wrong. */
function plainRoot(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return emptyRoot
  if (leaves.length === 1) return leaves[0] as Hash
  let half = 1
  while (half * 2 < leaves.length) half *= 2
  return nodeHash(plainRoot(leaves.slice(0, half)), plainRoot(leaves.slice(half)))
}

const leavesOf = (size: number): Hash[] => Array.from({ length: size }, (_, n) => leafHash(Buffer.from(`leaf ${n}`)))

/** Every hash a tree keeps, as the database does. */
function keptBy(leaves: readonly Hash[]): (place: NodePlace) => Hash {
  const kept = new Map(leaves.map((hash, index) => [`0.${index}`, hash]))
  for (const { level, index, hash } of grown(emptyTree, leaves).nodes) kept.set(`${level}.${index}`, hash)
  return ({ level, index }) => {
    const found = kept.get(`${level}.${index}`)
    if (!found) throw new Error(`not kept: ${level}.${index}`)
    return found
  }
}

const proofOf = (ranges: readonly LeafRange[], at: (place: NodePlace) => Hash): Hash[] =>
  ranges.map((range) => rangeHash(range, at))

const sizes = fc.integer({ min: 1, max: 300 })

describe('a tree', () => {
  it('grows to the root that the whole has, in whatever portions', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }), (portions) => {
        const leaves = leavesOf(portions.reduce((sum, portion) => sum + portion, 0))
        let tree = emptyTree
        for (const portion of portions) tree = grown(tree, leaves.slice(tree.size, tree.size + portion)).tree
        expect(rootOf(tree)).toEqual(plainRoot(leaves))
        expect(tree.peaks).toEqual(peaksOf(leaves.length).map(keptBy(leaves)))
      }),
    )
  })

  it('keeps about as many inner nodes as leaves', () => {
    expect(grown(emptyTree, leavesOf(256)).nodes).toHaveLength(255)
  })
})

describe('a proof of inclusion', () => {
  it('holds for every leaf, and is short', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, any) => {
        const leaves = leavesOf(size)
        const index = any % size
        const proof = proofOf(inclusionRanges(index, size), keptBy(leaves))
        const leaf = leaves[index] as Hash
        expect(provesInclusion({ index, size, leaf, root: plainRoot(leaves), proof })).toBe(true)
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)))
      }),
    )
  })

  it('holds for no other leaf, place, root or proof', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, any, spot) => {
        const leaves = leavesOf(size)
        const index = any % size
        const leaf = leaves[index] as Hash
        const proof = proofOf(inclusionRanges(index, size), keptBy(leaves))
        const claim = { index, size, leaf, root: plainRoot(leaves), proof }
        expect(provesInclusion({ ...claim, leaf: leafHash(Buffer.from('another')) })).toBe(false)
        expect(provesInclusion({ ...claim, root: leafHash(Buffer.from('another')) })).toBe(false)
        expect(provesInclusion({ ...claim, proof: [...proof, leaf] })).toBe(false)
        expect(provesInclusion({ ...claim, index: size })).toBe(false)
        if (size > 1) expect(provesInclusion({ ...claim, index: (index + 1) % size })).toBe(false)
        if (proof.length > 0) {
          const at = spot % proof.length
          expect(provesInclusion({ ...claim, proof: proof.with(at, flipped(proof[at] as Hash, spot)) })).toBe(false)
          expect(provesInclusion({ ...claim, proof: proof.slice(1) })).toBe(false)
        }
      }),
    )
  })
})

describe('a proof of consistency', () => {
  it('holds between any two sizes of one tree, and is short', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (newer, any) => {
        const older = 1 + (any % newer)
        const leaves = leavesOf(newer)
        const claim = {
          older: { size: older, root: plainRoot(leaves.slice(0, older)) },
          newer: { size: newer, root: plainRoot(leaves) },
          proof: proofOf(consistencyRanges(older, newer), keptBy(leaves)),
        }
        expect(provesConsistency(claim)).toBe(true)
        expect(claim.proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(newer)) + 1)
      }),
    )
  })

  it('never holds where one leaf of the older tree was another', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (newer, any, changed) => {
        const older = 1 + (any % newer)
        const leaves = leavesOf(newer)
        const others = leaves.with(changed % older, leafHash(Buffer.from('another')))
        const root = plainRoot(leaves.slice(0, older))
        const proof = proofOf(consistencyRanges(older, newer), keptBy(others))
        const claim = { older: { size: older, root }, newer: { size: newer, root: plainRoot(others) }, proof }
        expect(provesConsistency(claim)).toBe(false)
      }),
    )
  })
})

const flipped = (hash: Hash, spot: number): Hash => {
  const other = Buffer.from(hash)
  other[spot % 32] = (other[spot % 32] as number) ^ (1 << (spot % 8))
  return other
}

const vectors = path.join(import.meta.dirname, '../../../../shared/data/audit')
const are = existsSync(vectors)
const read = (name: string) => (are ? JSON.parse(readFileSync(path.join(vectors, name), 'utf8')) : [])
const bytes = (text: string | null | undefined) => Buffer.from(text ?? '', 'base64')

describe.runIf(are)('published vectors', () => {
  it('have the roots of RFC 6962', () => {
    const { leaf_inputs_hex: inputs, roots_by_size_1_to_8: roots, empty_root: none } = read('rfc6962_roots.json')
    const leaves = inputs.map((hex: string) => leafHash(Buffer.from(hex, 'hex')))
    expect(emptyRoot.toString('hex')).toBe(none)
    for (const [at, root] of roots.entries())
      expect(rootOf(grown(emptyTree, leaves.slice(0, at + 1)).tree).toString('hex')).toBe(root)
  })

  it('of inclusion are told apart, all 98', () => {
    const cases = read('inclusion.json')
    const wrong = cases.filter(
      (one: { leafIdx: number; treeSize: number; root: string; leafHash: string; proof: string[]; wantErr: boolean }) =>
        provesInclusion({
          index: one.leafIdx,
          size: one.treeSize,
          leaf: bytes(one.leafHash),
          root: bytes(one.root),
          proof: (one.proof ?? []).map(bytes),
        }) === one.wantErr,
    )
    expect(cases).toHaveLength(98)
    expect(wrong).toEqual([])
  })

  it('of consistency are told apart, all 98', () => {
    const cases = read('consistency.json')
    const wrong = cases.filter(
      (one: { size1: number; size2: number; root1: string; root2: string; proof: string[]; wantErr: boolean }) =>
        provesConsistency({
          older: { size: one.size1, root: bytes(one.root1) },
          newer: { size: one.size2, root: bytes(one.root2) },
          proof: (one.proof ?? []).map(bytes),
        }) === one.wantErr,
    )
    expect(cases).toHaveLength(98)
    expect(wrong).toEqual([])
  })
})

it.runIf(!are)('the published vectors are not at hand: 3 tests of 204 cases were left out', () => {})
