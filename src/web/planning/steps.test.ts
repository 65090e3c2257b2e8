import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aheadOf, beforeOf, begun, nowOf, type Steps, stepped } from './steps.ts'

const put = (steps: Steps, id: string): Steps => stepped(steps, { kind: 'add', id, from: nowOf(steps) })
const undo = (steps: Steps): Steps => stepped(steps, { kind: 'undo' })
const redo = (steps: Steps): Steps => stepped(steps, { kind: 'redo' })

test('as many steps as are taken are taken back, and done again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 0, max: 100 }), (done, back) => {
      let steps = begun('p0')
      for (let at = 1; at <= done; at++) steps = put(steps, `p${at}`)
      for (let at = 0; at < back; at++) steps = undo(steps)
      expect(nowOf(steps)).toBe(`p${Math.max(0, done - back)}`)
      for (let at = 0; at < back; at++) steps = redo(steps)
      expect([nowOf(steps), aheadOf(steps)]).toEqual([`p${done}`, null])
    }),
  )
})

test('what was taken back is forgotten once another way is gone', () => {
  const steps = put(undo(put(put(begun('a'), 'b'), 'c')), 'd')
  expect([beforeOf(steps), nowOf(steps), aheadOf(steps)]).toEqual(['b', 'd', null])
})

test('the first proposal out of the adopted week has nothing before it', () => {
  const steps = put(begun(null), 'a')
  expect([beforeOf(steps), nowOf(steps)]).toEqual([null, 'a'])
})

test('who opens a proposal by its address goes back to what it was made from, once that is known', () => {
  const known = stepped(begun('c'), { kind: 'before', id: 'c', from: 'b' })
  expect([nowOf(known), nowOf(undo(known))]).toEqual(['c', 'b'])
  expect(stepped(known, { kind: 'before', id: 'c', from: 'x' })).toBe(known)
})

test('opening another one begins anew, and opening the same changes nothing', () => {
  const steps = put(begun('a'), 'b')
  expect(stepped(steps, { kind: 'open', id: 'b' })).toBe(steps)
  expect(stepped(steps, { kind: 'open', id: 'x' })).toEqual(begun('x'))
  expect(stepped(steps, { kind: 'open', id: null })).toEqual(begun(null))
})
