/** From a decision to the letter about it, kept as it was sent. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { anyInstant, id, nothing, text } from '#contract/http/values.ts'
import { contactPoint, keptLetter, letterGap, letterJudgement, letterLanguage } from './letter.ts'

const ofDecision = z.strictObject({ citizen: id<'Citizen'>(), decision: id<'Decision'>() })

export const draftLetter = operation({
  name: 'draftLetter',
  noun: 'letters',
  method: 'GET',
  path: '/api/citizens/{citizen}/decisions/{decision}/letter',
  summary: 'Write the letter of a decision as it would be sent today, and say what it lacks',
  description:
    'Built from the decision alone. `gaps` holds back the letter: it may not be kept while there is one. `html` is ' +
    'the whole document, ready to print on A4.',
  action: 'letter.write',
  params: ofDecision,
  query: z.strictObject({ language: letterLanguage.optional() }),
  body: null,
  answer: z
    .object({
      language: letterLanguage,
      html: z.string(),
      gaps: z.array(letterGap),
      judgement: letterJudgement,
      unverified: z.array(z.string()).meta({ description: 'Laws it cites that nobody has checked against the text.' }),
      kept: z.array(keptLetter),
    })
    .meta({ id: 'LetterDraft' }),
  problems: ['notFound', 'refused'],
})

export const keepLetter = operation({
  name: 'keepLetter',
  noun: 'letters',
  method: 'POST',
  path: '/api/citizens/{citizen}/decisions/{decision}/letter',
  summary: 'Keep the letter of a decision as it is sent',
  description:
    'Its bytes are kept for ever under their hash: one letter for a decision in a language. Refused with every gap ' +
    'while reasons, legal basis, guidance on appeal or a contact is missing. The sender makes the id.',
  action: 'letter.write',
  params: ofDecision,
  query: nothing,
  body: z.strictObject({ id: id<'Letter'>(), language: letterLanguage }),
  status: 201,
  answer: keptLetter,
  problems: ['notFound', 'conflict', 'refused'],
})

export const listLetters = operation({
  name: 'listLetters',
  noun: 'letters',
  method: 'GET',
  path: '/api/citizens/{citizen}/letters',
  summary: "List a citizen's letters, latest first",
  description: 'At most the latest 100.',
  action: 'letter.read',
  params: z.strictObject({ citizen: id<'Citizen'>() }),
  query: nothing,
  body: null,
  answer: z.object({ items: z.array(keptLetter) }),
  problems: ['notFound'],
})

export const readLetter = operation({
  name: 'readLetter',
  noun: 'letters',
  method: 'GET',
  path: '/api/citizens/{citizen}/letters/{letter}',
  summary: 'Read a letter, byte for byte as it was kept',
  action: 'letter.read',
  params: z.strictObject({ citizen: id<'Citizen'>(), letter: id<'Letter'>() }),
  query: nothing,
  body: null,
  answer: keptLetter.extend({ html: z.string() }).meta({ id: 'LetterWhole' }),
  problems: ['notFound'],
})

export const readContact = operation({
  name: 'readContact',
  noun: 'letters',
  method: 'GET',
  path: '/api/contact',
  summary: 'Read where the letters of the municipality say one can ask or complain',
  action: 'contact.read',
  params: nothing,
  query: nothing,
  body: null,
  answer: z
    .object({ contact: contactPoint.extend({ writtenAt: anyInstant, writtenBy: z.string() }).nullable() })
    .meta({ id: 'ContactPoint' }),
})

const line = (most: number) => text(most).min(1).nullable()

export const writeContact = operation({
  name: 'writeContact',
  noun: 'letters',
  method: 'POST',
  path: '/api/contact',
  summary: 'Write where letters say one can ask or complain, from now on',
  description:
    'At least one of address, phone and e-mail. Letters that are kept stay as they are. The sender makes the id.',
  action: 'contact.write',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    id: id<'Contact'>(),
    office: text(120).regex(/\S/, { error: 'expected the name of an office' }),
    address: line(300),
    phone: line(60),
    email: line(120),
    hours: line(200),
  }),
  status: 201,
  answer: z.object({ id: id<'Contact'>() }),
  problems: ['conflict', 'refused'],
})
