/**
 * Merkle trees and proofs as RFC 6962 § 2.1 has them: SHA-256, 0x00 before a leaf, 0x01 before an inner node. Nothing
 * here keeps anything. A tree that grows is its frontier; a proof is a list of ranges of leaves, each hashed from
 * O(log n) whole subtrees.
 */
import { hash } from 'node:crypto'

export type Hash = Buffer

const leafPrefix = Buffer.of(0)
const nodePrefix = Buffer.of(1)

const sha256 = (...parts: readonly Uint8Array[]): Hash => hash('sha256', Buffer.concat(parts), 'buffer')

export const leafHash = (leaf: Uint8Array): Hash => sha256(leafPrefix, leaf)
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(nodePrefix, left, right)

/** The root of a tree without leaves. */
export const emptyRoot: Hash = sha256()

/** A whole subtree: it stands over leaves `index * 2 ** level` up to, not with, `(index + 1) * 2 ** level`. */
export type NodePlace = { readonly level: number; readonly index: number }
export type TreeNode = NodePlace & { readonly hash: Hash }

/** A tree as far as it must be known to grow: the largest whole subtrees it falls into, from the left. */
export type Frontier = { readonly size: number; readonly peaks: readonly Hash[] }

export const emptyTree: Frontier = { size: 0, peaks: [] }

/** The tree with more leaves, and the inner nodes that became whole by them. */
export function grown(
  { size, peaks }: Frontier,
  leaves: readonly Hash[],
): { readonly tree: Frontier; readonly nodes: readonly TreeNode[] } {
  const stack = [...peaks]
  const nodes: TreeNode[] = []
  let count = size
  for (const leaf of leaves) {
    let node = leaf
    let index = count
    for (let level = 1; index % 2 === 1; level++) {
      index = (index - 1) / 2
      node = nodeHash(stack.pop() as Hash, node)
      nodes.push({ level, index, hash: node })
    }
    stack.push(node)
    count++
  }
  return { tree: { size: count, peaks: stack }, nodes }
}

export const rootOf = ({ peaks }: Frontier): Hash => (peaks.length === 0 ? emptyRoot : folded(peaks))

/** Subtrees beside each other, from the left, as the hash of all their leaves. */
const folded = (hashes: readonly Hash[]): Hash => hashes.reduceRight((right, left) => nodeHash(left, right))

/** Where the peaks of a tree of this size stand, from the left. */
export const peaksOf = (size: number): readonly NodePlace[] => wholeSubtrees({ from: 0, to: size })

/** Leaves `from` up to, not with, `to`: a part that RFC 6962 hashes as one. */
export type LeafRange = { readonly from: number; readonly to: number }

/** The audit path of leaf `index` in a tree of `size`: PATH(m, D[n]), the lowest first. */
export function inclusionRanges(index: number, size: number): readonly LeafRange[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  const path: LeafRange[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    if (index < middle) {
      path.push({ from: middle, to })
      to = middle
    } else {
      path.push({ from, to: middle })
      from = middle
    }
  }
  return path.reverse()
}

/** What proves that the first `older` leaves of a tree of `newer` are the older tree: PROOF(m, D[n]). */
export function consistencyRanges(older: number, newer: number): readonly LeafRange[] {
  if (!(older > 0 && older <= newer)) throw new RangeError(`a tree of ${older} has no proof in one of ${newer}`)
  const proof: LeafRange[] = []
  let [from, to] = [0, newer]
  while (to !== older) {
    const middle = from + splitOf(to - from)
    if (older <= middle) {
      proof.push({ from: middle, to })
      to = middle
    } else {
      proof.push({ from, to: middle })
      from = middle
    }
  }
  // A part that begins with the first leaf is the older root itself, which the asker has.
  if (from > 0) proof.push({ from, to })
  return proof.reverse()
}

/** The whole subtrees that a range falls into, from the left. */
export function wholeSubtrees({ from, to }: LeafRange): readonly NodePlace[] {
  const places: NodePlace[] = []
  for (let next = from, rest = to - from; rest > 0; ) {
    const level = Math.floor(Math.log2(rest))
    places.push({ level, index: next / 2 ** level })
    next += 2 ** level
    rest -= 2 ** level
  }
  return places
}

/** The hash of a range from the hashes of its whole subtrees. */
export const rangeHash = (range: LeafRange, hashAt: (place: NodePlace) => Hash): Hash =>
  folded(wholeSubtrees(range).map(hashAt))

/** The largest power of two below `count`. */
const splitOf = (count: number): number => 2 ** (Math.ceil(Math.log2(count)) - 1)

export type InclusionClaim = {
  readonly index: number
  readonly size: number
  readonly leaf: Hash
  readonly root: Hash
  readonly proof: readonly Hash[]
}

/** Does the proof show that `leaf` stands at `index` in the tree of `size` with this root? RFC 9162 § 2.1.3.2. */
export function provesInclusion({ index, size, leaf, root, proof }: InclusionClaim): boolean {
  if (!isPlace(index) || !isPlace(size) || index >= size) return false
  const ranges = inclusionRanges(index, size)
  if (!areHashes([leaf, root, ...proof]) || ranges.length !== proof.length) return false
  const climbed = ranges.reduce(
    (node, { from }, at) => (from > index ? nodeHash(node, proof[at] as Hash) : nodeHash(proof[at] as Hash, node)),
    leaf,
  )
  return climbed.equals(root)
}

export type ConsistencyClaim = {
  readonly older: { readonly size: number; readonly root: Hash }
  readonly newer: { readonly size: number; readonly root: Hash }
  readonly proof: readonly Hash[]
}

/**
 * Does the proof show that the older tree is how the newer one began? A tree begins as itself without proof; of the
 * empty tree nothing is to be proved, so it is refused. RFC 9162 § 2.1.4.2.
 */
export function provesConsistency({ older, newer, proof }: ConsistencyClaim): boolean {
  if (!isPlace(older.size) || !isPlace(newer.size) || older.size < 1 || older.size > newer.size) return false
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root)
  if (!areHashes([older.root, newer.root, ...proof])) return false
  const ranges = consistencyRanges(older.size, newer.size)
  if (ranges.length !== proof.length) return false
  const given = ranges.map((range, at) => ({ ...range, hash: proof[at] as Hash }))
  // The part they share at the bottom: the older root itself, unless the proof names it.
  const [first, ...rest] = given as [Given, ...Given[]]
  const [start, climbing] = first.to === older.size ? [first, rest] : [{ hash: older.root }, given]
  let [was, is] = [start.hash, start.hash]
  for (const { to, hash: beside } of climbing) {
    if (to <= older.size) [was, is] = [nodeHash(beside, was), nodeHash(beside, is)]
    else is = nodeHash(is, beside)
  }
  return was.equals(older.root) && is.equals(newer.root)
}

type Given = LeafRange & { readonly hash: Hash }

const isPlace = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
const areHashes = (hashes: readonly Hash[]): boolean => hashes.every(({ length }) => length === 32)
