/** Letters about decisions as they cross the wire. */
import { z } from 'zod'
import { anyInstant, id, text } from '#contract/http/values.ts'

export const letterLanguage = z.enum(['da', 'sv', 'en'])

/** Something a letter cannot be sent without. */
export const letterGap = z
  .object({
    part: z.enum(['whatYouGet', 'reasons', 'law', 'appeal', 'contact']),
    missing: z.enum([
      'facts',
      'considerations',
      'legalBasis',
      'guidance',
      'rule',
      'office',
      'way',
      'decidedHere',
      'easierWords',
    ]),
  })
  .meta({ id: 'LetterGap', description: 'Which part lacks what; `easierWords`: harder than the model lets be sent.' })

const exchange = z.object({ avoid: z.string(), say: z.string() })

export const letterJudgement = z
  .object({
    lix: z.int(),
    aim: z.int().meta({ description: 'Easy up to this.' }),
    blocks: z.int().meta({ description: 'Above this it is not sent.' }),
    verdict: z.enum(['easy', 'heavy', 'blocked']),
    replaced: z.array(z.object({ from: z.string(), to: z.string() })),
    wordsToReplace: z.array(exchange),
  })
  .meta({ id: 'LetterJudgement', description: 'How readable it is, and which words a citizen should be spared.' })

/** A letter that was kept, without its bytes. */
export const keptLetter = z
  .object({
    id: id<'Letter'>(),
    decision: id<'Decision'>(),
    language: letterLanguage,
    keptAt: anyInstant,
    keptBy: z.string().meta({ description: 'The name of whoever kept it.' }),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: 'SHA-256 of its bytes.' }),
  })
  .meta({ id: 'KeptLetter' })

const line = (most: number) => text(most).nullable()

/** Where a citizen can ask or complain. */
export const contactPoint = z.object({
  office: text(120),
  address: line(300),
  phone: line(60),
  email: line(120),
  hours: line(200),
})
