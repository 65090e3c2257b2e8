import { expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import type { LetterJudgement } from '#care/governance/letter-words.ts'
import type { ContactPoint, LetterGap } from '#care/letters/letter.ts'
import type { PlainText } from '#care/letters/plain-words.ts'
import type { Told } from '#contract/http/told.ts'
import type { contactPoint, letterGap, letterJudgement } from './letter.ts'
import type { writeContact } from './operations.ts'

test('what a letter lacks and how it reads can be told, and where to ask can be written', () => {
  expectTypeOf<LetterGap>().toExtend<Told<z.input<typeof letterGap>>>()
  expectTypeOf<Pick<LetterJudgement, 'lix' | 'verdict' | 'wordsToReplace'>>().toExtend<
    Pick<Told<z.input<typeof letterJudgement>>, 'lix' | 'verdict' | 'wordsToReplace'>
  >()
  expectTypeOf<PlainText['replaced']>().toExtend<Told<z.input<typeof letterJudgement>>['replaced']>()
  expectTypeOf<ContactPoint>().toExtend<Told<z.input<typeof contactPoint>>>()
  expectTypeOf<Omit<z.output<typeof writeContact.body>, 'id'>>().toExtend<ContactPoint>()
})
