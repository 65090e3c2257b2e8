/** The compass, before and at a change. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { date, id, nothing } from '#contract/http/values.ts'
import { agreed, changeAsked, changeMade, compass, swapAsked } from './change.ts'

const params = z.strictObject({ citizen: id<'Citizen'>() })

export const previewChange = operation({
  name: 'previewChange',
  noun: 'changes',
  method: 'POST',
  path: '/api/citizens/{citizen}/changes/preview',
  summary: 'Ask the compass: may I, who must, what follows, and why',
  description: 'Nothing is saved but the look at the citizen.',
  action: 'change.preview',
  params,
  query: nothing,
  body: z.strictObject({ change: changeAsked, on: date }),
  answer: compass,
  problems: ['notFound', 'refused'],
})

export const makeChange = operation({
  name: 'makeChange',
  noun: 'changes',
  method: 'POST',
  path: '/api/citizens/{citizen}/changes',
  summary: 'Make a change, and keep what the compass said of it',
  description:
    'A change that the one who asks may not decide, or that somebody must still agree to, is refused ' +
    'with the compass in `refusal`, and nothing is saved. What the plan should say from now on is ' +
    'written with `writePlan`. The sender makes the id.',
  action: 'change.make',
  params,
  query: nothing,
  body: changeMade,
  status: 201,
  answer: z.object({ id: id<'Change'>(), compass }),
  problems: ['notFound', 'conflict', 'refused'],
})

export const swapService = operation({
  name: 'swapService',
  noun: 'changes',
  method: 'POST',
  path: '/api/citizens/{citizen}/swaps',
  summary: 'Swap one service for another inside the frame',
  description:
    'Never lost entitlement, never a fee. Refused with the reason where the model’s rules of ' +
    'swapping say no: how many in a period, which services, how much for how much. The sender makes ' +
    'the id.',
  action: 'swap.make',
  params,
  query: nothing,
  body: z.strictObject({ id: id<'Change'>(), on: date, agreed, ...swapAsked }),
  status: 201,
  answer: z.object({ id: id<'Change'>(), compass }),
  problems: ['notFound', 'conflict', 'refused'],
})
