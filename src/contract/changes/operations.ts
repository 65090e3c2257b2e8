/** The compass, before and at a change. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { date, id, nothing, page, pageOf, text } from '#contract/http/values.ts'
import { rhythmPlan } from '#contract/plans/plan.ts'
import {
  agreed,
  changeAwaiting,
  changeMade,
  changeOutcome,
  changePreview,
  changePreviewed,
  changeRow,
  compass,
  decisionAsked,
  swapAsked,
} from './change.ts'

const params = z.strictObject({ citizen: id<'Citizen'>() })

export const previewChange = operation({
  name: 'previewChange',
  noun: 'changes',
  method: 'POST',
  path: '/api/citizens/{citizen}/changes/preview',
  summary: 'Ask the compass: may I, who must, what follows, and why',
  description:
    'With what would then be left of each frame in the first whole week. A change of several parts has one answer, that ' +
    'of its strictest. Nothing is saved but the look at the citizen.',
  action: 'change.preview',
  params,
  query: nothing,
  body: changePreviewed,
  answer: changePreview,
  problems: ['notFound', 'refused'],
})

export const makeChange = operation({
  name: 'makeChange',
  noun: 'changes',
  method: 'POST',
  path: '/api/citizens/{citizen}/changes',
  summary: 'Make a change: the plan, its packages and what the compass said of it, in one',
  description:
    'The next version of the plan takes over from the day; a pause is one without visits and another after it. A change ' +
    'that the one who asks may not decide, or that somebody must still agree to, is refused with the compass in ' +
    '`refusal`, and nothing is saved. One that is adverse or outside the frame leaves the plan as it is and is kept as ' +
    'awaiting a decision, with what must follow in the compass. Time, tasks and moves reach the plan by `edits`. The ' +
    'sender makes the id, and the same sent twice is done once and answered alike.',
  action: 'change.make',
  params,
  query: nothing,
  body: changeMade,
  status: 201,
  answer: changeOutcome,
  problems: ['notFound', 'conflict', 'refused'],
})

export const askForDecision = operation({
  name: 'askForDecision',
  noun: 'changes',
  method: 'POST',
  path: '/api/citizens/{citizen}/changes/awaiting',
  summary: 'Take a change to the one who decides',
  description:
    'For a change that is not theirs to decide. It is kept with what the compass said, for the case officer, until it is ' +
    'answered; the plan stays as it is. The sender makes the id, and the same sent twice is kept once.',
  action: 'change.make',
  params,
  query: nothing,
  body: decisionAsked,
  status: 201,
  answer: z.object({ id: id<'Change'>(), compass }),
  problems: ['notFound', 'conflict', 'refused'],
})

export const listChanges = operation({
  name: 'listChanges',
  noun: 'changes',
  method: 'GET',
  path: '/api/citizens/{citizen}/changes',
  summary: "Read a citizen's changes: made, taken back, awaiting a decision, answered",
  description: 'Latest first, at most 50.',
  action: 'change.read',
  params,
  query: nothing,
  body: null,
  answer: z.object({ items: z.array(changeRow) }),
  problems: ['notFound'],
})

const oneParams = z.strictObject({ citizen: id<'Citizen'>(), change: id<'Change'>() })

export const takeBackChange = operation({
  name: 'takeBackChange',
  noun: 'changes',
  method: 'POST',
  path: '/api/citizens/{citizen}/changes/{change}/take-back',
  summary: 'Take a change back, by a change that brings back what stood before',
  description:
    'While it has not begun, or is inside the frame, and the plan has not been written again since. Nothing is removed: ' +
    'the plan as it was is written as the next version. The sender makes the id.',
  action: 'change.make',
  params: oneParams,
  query: nothing,
  body: z.strictObject({ id: id<'Change'>(), agreed }),
  status: 201,
  answer: z.object({ id: id<'Change'>(), compass, plans: z.array(rhythmPlan) }),
  problems: ['notFound', 'conflict', 'refused'],
})

export const listChangesAwaiting = operation({
  name: 'listChangesAwaiting',
  noun: 'changes',
  method: 'GET',
  path: '/api/changes/awaiting',
  summary: 'List the changes that await a decision',
  description: 'Of all citizens within your reach, in the order of their ids.',
  action: 'change.decide',
  params: nothing,
  query: z.strictObject({ after: id<'Change'>().optional(), ...page(200, 50) }),
  body: null,
  answer: pageOf(changeAwaiting, id<'Change'>()),
})

export const answerChange = operation({
  name: 'answerChange',
  noun: 'changes',
  method: 'POST',
  path: '/api/citizens/{citizen}/changes/{change}/answer',
  summary: 'Answer a change that awaits a decision',
  description:
    'With the decision that was made of it, or that none will be. The decision itself is written with `writeDecision`; ' +
    'answered once, it is off the list.',
  action: 'change.decide',
  params: oneParams,
  query: nothing,
  body: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('decided'), decision: id<'Decision'>(), note: text(1_000).nullable() }),
    z.strictObject({ outcome: z.literal('declined'), note: text(1_000) }),
  ]),
  status: 201,
  answer: z.object({ change: id<'Change'>() }),
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
