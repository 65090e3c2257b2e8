import { expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { type Mandate, mandateOn, type Relative } from './relative.ts'

const relative = (id: string, mandate: Mandate, from: string, to: string | null = null): Relative => ({
  id: id as Id<'Relative'>,
  name: id,
  relation: 'daughter',
  mandate,
  period: { from: localDate(from), to: to === null ? null : localDate(to) },
})
const on = (relatives: Relative[], day: string) => Object.fromEntries(mandateOn(relatives, localDate(day)))

test('a relative may do what the mandate of the day says, and nothing outside its days', () => {
  const family = [
    relative('daughter', 'see', '2026-01-01', '2026-03-31'),
    relative('daughter', 'act', '2026-04-01', '2026-06-30'),
    relative('neighbour', 'none', '2026-01-01'),
  ]
  expect(on(family, '2025-12-31')).toEqual({ daughter: 'none', neighbour: 'none' })
  expect(on(family, '2026-03-31')).toEqual({ daughter: 'see', neighbour: 'none' })
  expect(on(family, '2026-04-01')).toEqual({ daughter: 'act', neighbour: 'none' })
  expect(on(family, '2026-07-01')).toEqual({ daughter: 'none', neighbour: 'none' })
  expect(on([], '2026-07-01')).toEqual({})
})

test('where several mandates hold on a day the most counts, in either order', () => {
  const both = [relative('son', 'act', '2026-01-01'), relative('son', 'see', '2026-01-01')]
  expect(on(both, '2026-02-01')).toEqual({ son: 'act' })
  expect(on(both.toReversed(), '2026-02-01')).toEqual({ son: 'act' })
})
