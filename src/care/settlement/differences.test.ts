import { expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { readCase } from './case-language.fixture.ts'
import { differences } from './differences.ts'
import { settleCitizen } from './settle-citizen.ts'
import type { SettlementLine } from './settlement.ts'

const settled = (text: string): readonly SettlementLine[] => {
  const { model, month } = readCase(`basis performedTime\nunderuse 0 %\ngrant 300 min/week\n${text}`, {
    base: baseModel,
  })
  return settleCitizen(model, month).lines
}
const short = ({ key, quantity, amount }: SettlementLine) => [key, quantity, amount.minor]

const planned = 'plan thu morning 30 hygiene'

test('nothing new gives no line', () => {
  expect(differences(settled(planned), settled(planned))).toEqual([])
})

test('a late fact gives one line of the difference, and its ground says before and now', () => {
  const [posted, ...more] = differences(settled(planned), settled(`${planned}\n2026-10-08 declined in time morning`))
  expect(more).toEqual([])
  expect(short(posted!)).toEqual(['2026-10-01 personal', -30, -24_500])
  expect(posted!.ground.inputs).toMatchObject({
    quantityBefore: 150,
    quantityNow: 120,
    minorBefore: 122_500,
    minorNow: 98_000,
  })
})

test('a line that is no longer right is taken back, and what is right instead is paid', () => {
  const posted = differences(settled(planned), settled('plan thu morning 30 cleaning'))
  expect(posted.map(short)).toEqual([
    ['2026-10-01 practical', 150, 91_250],
    ['2026-10-01 personal', -150, -122_500],
  ])
})

test('money moves from team to team', () => {
  const posted = differences(settled(planned), settled(`${planned}\nteam south`))
  expect(posted.map(({ amount }) => amount.minor)).toEqual([122_500, -122_500])
  expect(new Set(posted.map(({ team }) => team)).size).toBe(2)
})

test('what was posted before, differences too, is added up first', () => {
  const first = settled(planned)
  const second = settled(`${planned}\n2026-10-08 declined in time morning`)
  const afterTwo = [...first, ...differences(first, second)]
  expect(differences(afterTwo, second)).toEqual([])
  expect(differences(afterTwo, first).map(short)).toEqual([['2026-10-01 personal', 30, 24_500]])
})
