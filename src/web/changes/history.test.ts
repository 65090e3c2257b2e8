import { expect, test } from 'vitest'
import { begun, type History, stepped } from './history.ts'

const done = (history: History<number>, ...values: number[]) =>
  values.reduce((now, value) => stepped(now, { kind: 'do', value }), history)
const times = (history: History<number>, kind: 'undo' | 'redo', count: number) =>
  Array.from({ length: count }).reduce<History<number>>((now) => stepped(now, { kind }), history)

test('sixty steps are taken back, and done again', () => {
  const steps = Array.from({ length: 60 }, (_, index) => index + 1)
  const history = done(begun(0), ...steps)
  const back = times(history, 'undo', 60)
  expect(back.now).toBe(0)
  expect(times(back, 'undo', 1)).toBe(back)
  expect(times(back, 'redo', 60).now).toBe(60)
  expect(times(back, 'redo', 61).now).toBe(60)
})

test('what is done after taking back takes the place of what was ahead', () => {
  const history = done(times(done(begun(0), 1, 2), 'undo', 1), 7)
  expect(history).toMatchObject({ past: [0, 1], now: 7, ahead: [] })
})

test('writing one text is one step, and what changes nothing is none', () => {
  const write = (history: History<number>, value: number) => stepped(history, { kind: 'do', value, about: 'purpose' })
  const written = write(write(write(begun(0), 1), 2), 3)
  expect(written).toMatchObject({ past: [0], now: 3 })
  expect(stepped(written, { kind: 'do', value: 3 })).toBe(written)
  expect(times(written, 'undo', 1).now).toBe(0)
})
