/**
 * How one appeals a decision on help at home in Sweden: in writing to the authority that decided, within three weeks
 * of receiving it (förvaltningslagen 43-44 §§, § 44 read in full); the authority sends it on to the administrative
 * court. That the court is the administrative one follows from the social services act, whose section is unread.
 */
import type { AppealRule } from '#care/letters/letter.ts'
import { localDate } from '#kernel/calendar/local-date.ts'

export const swedishAppeals: readonly AppealRule[] = [
  {
    valid: { from: localDate('2018-07-01'), to: null },
    weeks: 3,
    reviewsFirst: false,
    inWriting: true,
    finally: 'förvaltningsrätten',
    laws: [
      { key: 'fl-44', act: 'Förvaltningslag (2017:900)', section: '44 §', version: '2018-07-01', verified: true },
      {
        key: 'sol-appeal',
        act: 'Socialtjänstlag (2025:400)',
        section: 'om överklagande',
        version: '2025-07-01',
        verified: false,
      },
    ],
  },
]
