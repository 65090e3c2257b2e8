/**
 * How one complains over a decision on help at home in Denmark: to the municipality, by word or in writing, within four
 * weeks of receiving it. It looks at the matter again and, where it stands by the decision, sends it on to the Board of
 * Appeal by itself. Retssikkerhedsloven §§ 66-68, as guides to it say; the sections themselves have not been read.
 */
import type { AppealRule } from '#care/letters/letter.ts'
import { localDate } from '#kernel/calendar/local-date.ts'

export const danishAppeals: readonly AppealRule[] = [
  {
    valid: { from: localDate('2015-01-01'), to: null },
    weeks: 4,
    reviewsFirst: true,
    inWriting: false,
    finally: 'Ankestyrelsen',
    laws: [{ key: 'rsl-66', act: 'Retssikkerhedsloven', section: '§§ 66-68', version: '2015-2026', verified: false }],
  },
]
