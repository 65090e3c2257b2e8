import { globSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFhir } from '#contract/imports/operations.ts'
import { findCitizen, readCitizen } from '#contract/people/operations.ts'
import { readWeek } from '#contract/plans/operations.ts'
import { must } from '#kernel/result.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, serverOn } from './asked.ts'
import { citizens, writeSmallTown } from './small-town.ts'

let database: TestDatabase
let asked: Asked

beforeAll(async () => {
  database = await freshDatabase()
  await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 })
  asked = serverOn(database)
})
afterAll(async () => {
  await asked.server.close()
  await database.close()
  expect(asked.broken).toEqual([])
})

/** Two stories of our own making: help at home, told in the way of today and in the one before it. */
const folder = 'test/examples/reports'
const story = globSync(['home/*.json', 'home-old-way/*.json'], { cwd: folder }).sort()
const bytes = (name: string) => new Uint8Array(readFileSync(`${folder}/${name}`))
const numberIn = (name: string) => /"(\d{10})"/.exec(readFileSync(`${folder}/${name}`, 'utf8'))?.[1] as string

test('what reports tell is read with the citizen, by the number they tell it of', async () => {
  const controller = asked.as('lyngvig', 'controller')
  for (const name of story) must(await controller(importFhir, { body: bytes(name) }))
  const again = must(await controller(importFhir, { body: bytes('home/1-granted.json') }))
  expect(again).toMatchObject({ created: 0, updated: 0, notUnderstood: [] })

  const officer = asked.as('lyngvig', 'officer')
  const read = async (name: string) => {
    const { citizen } = must(await officer(findCitizen, { body: { identity: numberIn(name), purpose: 'caseWork' } }))
    return must(await officer(readCitizen, { params: { citizen: citizen.id } }))
  }
  const today = await read('home/1-granted.json')
  expect(today.reported?.needs.map(({ area }) => area)).toEqual(['FSIII:Personlig_pleje', 'FSIII:J2.1'])
  expect(today.reported?.interventions.map(({ status }) => status)).toContain('completed')
  const before = await read('home-old-way/1-granted.json')
  expect(before.reported?.ownViews[0]?.answer).not.toBe('')

  const week = must(await officer(readWeek, { params: { citizen: today.citizen.id, week: '2021-W05' } }))
  expect(week.facts.map(({ kind, source }) => `${kind} by ${source}`)).toContain('lockEvent by report')
})

test('a citizen nobody has reported of has no reports', async () => {
  const whole = must(await asked.as('lyngvig', 'officer')(readCitizen, { params: { citizen: citizens.alone } }))
  expect(whole.reported).toBeNull()
})
