import { expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { listed } from './openings.ts'

type Opening = ReturnType<typeof listed>[number]

const opening = (staff: string, from: number, to: number, extraTravel = 4): Opening => ({
  ...{ staff: staff as Opening['staff'], date: localDate('2026-10-05'), from, to, extraTravel },
})

test('openings of one person that overlap are one where they cost the same', () => {
  expect(
    listed([
      opening('anna', 435, 496),
      opening('bo', 440, 500),
      opening('anna', 461, 555),
      opening('anna', 470, 480, 9),
      opening('anna', 600, 610),
    ]),
  ).toEqual([
    opening('anna', 435, 555),
    opening('bo', 440, 500),
    opening('anna', 470, 480, 9),
    opening('anna', 600, 610),
  ])
})
