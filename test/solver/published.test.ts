import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { must } from '#kernel/result.ts'
import { readHhcrsp, readHhcrspSolution } from '#solver/formats/hhcrsp.ts'
import { readSolomon } from '#solver/formats/solomon.ts'
import { readUhhc } from '#solver/formats/uhhc.ts'
import { readUhhcSolution } from '#solver/formats/uhhc-solution.ts'
import { problemOfHhcrsp } from '#solver/problem/hhcrsp.ts'
import { problemOfSolomon } from '#solver/problem/solomon.ts'
import { problemOfUhhc } from '#solver/problem/uhhc.ts'
import { scoreHhcrsp } from '#solver/validator/hhcrsp.ts'
import { scoreUhhc } from '#solver/validator/uhhc.ts'

/** Published instances and solutions, where they are at hand; without them these tests count as skipped. */
const folder = '../shared/data/planning'
const textOf = (path: string) => readFileSync(`${folder}/${path}`, 'utf8')
const isHere = existsSync(`${folder}/uhhc/examples/components.csv`)
const table = (path: string) =>
  (isHere ? textOf(path) : '')
    .trim()
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split(','))
const nameOf = (file: string) => file.split('.')[0]!
const rows = (path: string) =>
  isHere ? readdirSync(`${folder}/${path}`).filter((name) => /\.(json|txt)$/.test(name)) : []

const hhcrsp = (name: string) => must(readHhcrsp(textOf(`hhcrsp/mankowska/${name}.json`), name))
const uhhc = (name: string) => must(readUhhc(textOf(`uhhc/${name}.json`), name))

test.skipIf(!isHere)('the four published solutions of Mankowska instances have their published cost', () => {
  const scored = table('hhcrsp/examples/components.csv').map(([name = '', file = '']) => {
    const solution = must(readHhcrspSolution(textOf(`hhcrsp/examples/${file}`)))
    const { components, broken } = scoreHhcrsp(hhcrsp(name), solution)
    expect(broken, name).toEqual([])
    return Object.values(components).map((value) => value.toFixed(6))
  })
  expect(scored).toHaveLength(4)
  expect(scored).toEqual(table('hhcrsp/examples/components.csv').map((row) => row.slice(2, 5)))
})

test.skipIf(!isHere)('the four published solutions of unified home care have their published components', () => {
  const published = table('uhhc/examples/components.csv')
  const names = [...new Set(published.map(([name]) => name!))]
  expect(names).toHaveLength(4)
  for (const name of names) {
    const { objective, components, broken } = scoreUhhc(
      uhhc(name),
      must(readUhhcSolution(textOf(`uhhc/examples/${name}.solution.json`))),
    )
    expect(broken, name).toEqual([])
    const own = published.filter(([instance]) => instance === name)
    for (const [, component = '', , value, cost] of own)
      if (component === 'TOTAL') expect(objective).toBe(Number(cost))
      else expect(components[component], `${name} ${component}`).toBe(Number(value))
  }
})

test.skipIf(!isHere)('every public instance at hand is read and is a problem without contradictions', () => {
  const solomon = ['solomon', 'homberger-200', 'homberger-400', 'homberger-1000'].flatMap((set) =>
    rows(`vrptw/${set}`).map(
      (file) => problemOfSolomon(must(readSolomon(textOf(`vrptw/${set}/${file}`)))).visits.count,
    ),
  )
  const mankowska = rows('hhcrsp/mankowska').map((file) => problemOfHhcrsp(hhcrsp(nameOf(file))).visits.count)
  const unified = rows('uhhc').map((file) => problemOfUhhc(uhhc(nameOf(file))).visits.count)
  expect([solomon.length, mankowska.length, unified.length]).toEqual([78, 35, 12])
  expect(Math.min(...solomon, ...mankowska, ...unified)).toBe(10)
})
