/** Paper about swapping one help for another: the leaflet, and the agreement to fill in together. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { id, nothing } from '#contract/http/values.ts'
import { letterLanguage } from './letter.ts'

const query = z.strictObject({ language: letterLanguage.optional() })
const paper = z
  .object({
    language: letterLanguage,
    html: z.string().meta({ description: 'A whole document, ready to print on A4.' }),
  })
  .meta({ id: 'Paper' })

export const readSwapLeaflet = operation({
  name: 'readSwapLeaflet',
  noun: 'letters',
  method: 'GET',
  path: '/api/swap-leaflet',
  summary: 'Read the leaflet that tells citizens how they may swap',
  description: 'Out of the rule of the model that steers today; refused where it has none.',
  action: 'model.read',
  params: nothing,
  query,
  body: null,
  answer: paper,
  problems: ['refused'],
})

export const readSwapAgreement = operation({
  name: 'readSwapAgreement',
  noun: 'letters',
  method: 'GET',
  path: '/api/citizens/{citizen}/swap-agreement',
  summary: 'Read the form for an agreement to swap, with what the citizen has to swap with',
  description:
    'To be printed and filled in together. Refused where the model that steers today has no rule of swapping.',
  action: 'swap.read',
  params: z.strictObject({ citizen: id<'Citizen'>() }),
  query,
  body: null,
  answer: paper,
  problems: ['notFound', 'refused'],
})
