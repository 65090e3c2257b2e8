import { expect, test } from 'vitest'
import { must } from '#kernel/result.ts'
import type { FrirumInstance } from '#solver/formats/frirum.ts'
import { readFrirum } from '#solver/formats/frirum-read.ts'
import { instances, instanceText } from '../benchmarks/frames/instances.ts'
import { codeOfFrames, runsDone } from '../benchmarks/frames/runs.ts'
import { unservable } from '../benchmarks/frames/unservable.ts'

const named = (name: string): FrirumInstance =>
  must(readFrirum(instanceText(instances.find((one) => one.name === name)!), name))

test('where everybody who may is on duty, all can be served', () => {
  expect(unservable(named('small-0'))).toBe(0)
})

test('without shifts nothing can be: every visit that must be, by its priority', () => {
  const { carers, ...week } = named('small-0')
  const off = { ...week, carers: carers.map((carer) => ({ ...carer, shifts: [] })) }
  const owed = week.citizens
    .flatMap(({ frames }) => frames)
    .reduce((sum, { visits, minutes, priority }) => sum + priority * (60 * visits.least + minutes.least), 0)
  expect(unservable(off)).toBe(owed)
})

test('two together need two', () => {
  const { carers, citizens, ...week } = named('small-0')
  const pair = citizens.flatMap(({ frames }) => frames).find(({ second, visits }) => second && visits.least > 0)!
  const alone = {
    ...week,
    carers: carers
      .slice(0, 1)
      .map((one) => ({ ...one, qualifications: [pair.qualification, pair.second!.qualification] })),
    citizens: [{ ...citizens[0]!, never: [], frames: [pair] }],
  }
  expect(unservable(alone)).toBe(pair.priority * (60 * pair.visits.least + pair.minutes.least))
})

test('no plan of the published table comes below it, and some reach it', () => {
  const least = new Map(instances.map(({ name }) => [name, unservable(named(name))]))
  const runs = runsDone(codeOfFrames())
  for (const { instance, tiers } of runs) expect(tiers[0], instance).toBeGreaterThanOrEqual(least.get(instance)!)
  expect(
    runs.filter(({ instance, tiers }) => tiers[0]! > 0 && tiers[0] === least.get(instance)).length,
  ).toBeGreaterThan(0)
})
