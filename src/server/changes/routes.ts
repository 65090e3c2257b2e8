import type { z } from 'zod'
import { previewChange as preview } from '#care/changes/make-change.ts'
import { judgeSwap, type Swap } from '#care/changes/swap.ts'
import {
  answerChange,
  askForDecision,
  listChanges,
  listChangesAwaiting,
  makeChange,
  previewChange,
  swapService,
  takeBackChange,
} from '#contract/changes/operations.ts'
import { ok } from '#kernel/result.ts'
import { decisionsOf } from '#server/grants/queries.ts'
import { taken } from '#server/http/refusals.ts'
import { problem, route } from '#server/http/route.ts'
import { planTold } from '#server/plans/told.ts'
import { addAnswer, addAwaiting, awaitingOf, awaitingPage, isAwaitingOf } from './awaiting.ts'
import { answerBefore, asRegistered, editRefused, groundOf, hashOf, made } from './make.ts'
import { changesOf, holdCitizen } from './queries.ts'
import { takenBack } from './take-back.ts'
import { awaitingTold, madeTold, openTold } from './told.ts'

const changesMost = 50

export const changeRoutes = [
  route(previewChange, async (asked) => {
    const { change, edits, on } = asked.body
    const ground = await groundOf(asked, asked.params.citizen, on)
    if (!ground.ok) return ground
    const { model, from, actor } = ground.value
    const previewed = preview(model, from, { change: asRegistered(ground.value, change), edits }, actor)
    if (!previewed.ok) return editRefused(previewed.refusal)
    const { compass, week, headroom, applied } = previewed.value
    return ok({ ...compass, week, headroom, unplanned: applied.unplanned.length })
  }),

  route(makeChange, async (asked) => {
    const { id, change, edits, on, agreed, basedOn } = asked.body
    const { citizen } = asked.params
    await holdCitizen(asked.transaction, asked.tenant, citizen)
    const hash = hashOf(citizen, asked.body)
    const before = await answerBefore<z.input<typeof makeChange.answer>>(asked, id, hash)
    if (before) return before
    const ground = await groundOf(asked, citizen, on)
    if (!ground.ok) return ground
    return made(
      asked,
      ground.value,
      { id, hash, change, edits, agreed, basedOn },
      ({ outcome, compass, week, headroom, applied, plans, packages }) => ({
        ...{ id, outcome, compass, week, headroom, packages },
        unplanned: applied.unplanned.length,
        plans: plans.map(planTold),
      }),
    )
  }),

  route(askForDecision, async (asked) => {
    const { transaction, tenant, person, now } = asked
    const { id, change: said, edits, on, note } = asked.body
    const { citizen } = asked.params
    await holdCitizen(transaction, tenant, citizen)
    const hash = hashOf(citizen, asked.body)
    const before = await answerBefore<z.input<typeof askForDecision.answer>>(asked, id, hash)
    if (before) return before
    const ground = await groundOf(asked, citizen, on)
    if (!ground.ok) return ground
    const { model, from, actor } = ground.value
    const previewed = preview(model, from, { change: asRegistered(ground.value, said), edits }, actor)
    if (!previewed.ok) return editRefused(previewed.refusal)
    const { change, compass } = previewed.value
    const answer = { id, compass }
    const kept = { id, grant: from.standing.grant, change, edits, compass, on, hash, answer }
    const byWhom = { by: person.key, role: actor.role, at: now }
    return (await addAwaiting(transaction, tenant, { ...kept, ...byWhom }, note)) ? ok(answer) : taken
  }),

  route(listChanges, async ({ transaction, tenant, params: { citizen }, today }) => {
    const done = await changesOf(transaction, tenant, citizen, { limit: changesMost })
    const awaiting = await awaitingOf(transaction, tenant, citizen, changesMost)
    const items = [...done.map((row) => madeTold(row, today)), ...awaiting.map(awaitingTold)]
    const latestFirst = items.toSorted((a, b) => (a.recordedAt + a.id < b.recordedAt + b.id ? 1 : -1))
    return ok({ items: latestFirst.slice(0, changesMost) })
  }),

  route(takeBackChange, async (asked) => {
    const { citizen, change } = asked.params
    const { id, agreed } = asked.body
    await holdCitizen(asked.transaction, asked.tenant, citizen)
    const hash = hashOf(citizen, change, asked.body)
    const before = await answerBefore<z.input<typeof takeBackChange.answer>>(asked, id, hash)
    if (before) return before
    return takenBack(asked, { citizen, change, id, agreed, hash }, ({ compass, plans }) => ({
      id,
      compass,
      plans: plans.map(planTold),
    }))
  }),

  route(listChangesAwaiting, async ({ transaction, person, nearness, today, query: { after, limit }, seen }) => {
    const rows = await awaitingPage(transaction, { person, nearness, today }, { after, limit: limit + 1 })
    const shown = rows.slice(0, limit)
    seen([...new Set(shown.map(({ citizen }) => citizen))])
    return ok({ items: shown.map(openTold), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null })
  }),

  route(answerChange, async ({ transaction, tenant, params: { citizen, change }, body, person, now }) => {
    if (!(await isAwaitingOf(transaction, tenant, change, citizen)))
      return problem('refused', 'No such change of this citizen awaits a decision.', {
        fields: [{ path: 'params.change', reason: 'expected a change of this citizen that awaits a decision' }],
      })
    const decision = body.outcome === 'decided' ? body.decision : null
    const decisions = decision === null ? [] : ((await decisionsOf(transaction, tenant, [citizen])).get(citizen) ?? [])
    if (decision !== null && !decisions.some((one) => one.id === decision))
      return problem('refused', 'The citizen has no such decision.', {
        fields: [{ path: 'body.decision', reason: 'expected a decision about this citizen' }],
      })
    const answer = { change, outcome: body.outcome, decision, note: body.note, by: person.key, at: now }
    return (await addAnswer(transaction, tenant, answer)) ? ok({ change }) : taken
  }),

  route(swapService, async (asked) => {
    const { id, on, agreed, ...swapped } = asked.body
    const { citizen } = asked.params
    await holdCitizen(asked.transaction, asked.tenant, citizen)
    const hash = hashOf(citizen, asked.body)
    const before = await answerBefore<z.input<typeof swapService.answer>>(asked, id, hash)
    if (before) return before
    const ground = await groundOf(asked, citizen, on)
    if (!ground.ok) return ground
    const swap: Swap = { kind: 'swapped', ...swapped }
    const judged = judgeSwap(ground.value.model, ground.value.from.standing, swap, ground.value.actor.role)
    if (!judged.ok) return problem('refused', 'The rules of swapping say no.', { refusal: judged.refusal })
    const change = { components: [swap], wanted: true, goalsKept: true, conditionsWorsen: false }
    return made(asked, ground.value, { id, hash, change, edits: [], agreed }, ({ compass }) => ({ id, compass }))
  }),
]
