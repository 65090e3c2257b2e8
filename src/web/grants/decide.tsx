/** The decision is made: assessment, decision, packages and the change it answers, in that order, each once. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { z } from 'zod'
import { funnelSteps } from '#care/governance/funnel.ts'
import type { Decision } from '#care/grants/grant.ts'
import { answerChange } from '#contract/changes/operations.ts'
import { writeAssessment, writeDecision } from '#contract/grants/operations.ts'
import type { readCitizen } from '#contract/people/operations.ts'
import { startPackage } from '#contract/plans/operations.ts'
import type { Id } from '#kernel/id.ts'
import { ask, kindOf } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Failed } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { assessmentOf, decisionOf, type GrantDraft, needsAssessment, placeholderMoment } from './draft.ts'
import type { useDraft } from './kept.ts'
import type { StepProps } from './step.ts'

type Whole = z.output<typeof readCitizen.answer>

type DecideProps = StepProps & {
  readonly whole: Whole
  readonly kept: ReturnType<typeof useDraft>
  /** The change this decision answers, where it came from one. */
  readonly answers: string | undefined
}

export function Decide({ draft, change, own, model, whole, kept, answers }: DecideProps) {
  const self = useSelf()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { citizen } = whole
  const decide = useMutation({
    mutationFn: async () => {
      const params = { citizen: citizen.id }
      const assessment = needsAssessment(draft) ? await assessed(draft) : null
      const who = { citizen: citizen.id, assessment, decidedAt: placeholderMoment, decidedBy: self.key }
      const { outcome, from, legalBasis, facts, considerations, heardOn, appealGuidance, id, grant } = decisionOf(
        model,
        draft,
        { ...who, grant: '' as Id<'Grant'> },
      )
      const body = { id, assessment, outcome, from, legalBasis, facts, considerations, heardOn, appealGuidance }
      const asked = grant && grantAsked(grant)
      await ask(writeDecision, {
        params,
        body: { ...body, meetsRequest: draft.meetsRequest, grant: asked } as never,
      })
      const packages = draft.outcome === 'granted' ? draft.packages : []
      const sentPackages = Object.fromEntries(
        packages.map((name) => [name, draft.sentPackages?.[name] ?? newIdHere<'StartedPackage'>()]),
      )
      if (packages.length > 0) change({ sentPackages })
      for (const [name, started] of Object.entries(sentPackages))
        await ask(startPackage, { params, body: { id: started, package: name, on: from } })
      if (answers)
        await unless(
          'refused',
          'conflict',
        )(() =>
          ask(answerChange, {
            params: { ...params, change: answers as Id<'Change'> },
            body: { outcome: 'decided', decision: id, note: null },
          }),
        )
      return id
    },
    onSuccess: (decision) => {
      kept.done()
      void queries.invalidateQueries({ queryKey: ['citizen', citizen.id] })
      void queries.invalidateQueries({ queryKey: ['cases'] })
      void navigate({
        to: '/citizens/$citizen/decisions/$decision/letter',
        params: { citizen: citizen.id, decision },
      })
    },
  })

  /** The assessment is written once as it stands; said in another way it is another assessment. */
  async function assessed({ sent }: GrantDraft): Promise<Id<'Assessment'>> {
    const about = { citizen: citizen.id, on: self.today }
    const said = JSON.stringify(assessmentOf(model, draft, funnelSteps, { ...about, id: '' as Id<'Assessment'> }))
    const id = sent?.said === said ? sent.id : newIdHere<'Assessment'>()
    if (sent?.said !== said) change({ sent: { id, said } })
    const { citizen: _, ...body } = assessmentOf(model, draft, funnelSteps, { ...about, id })
    await unless('conflict')(() => ask(writeAssessment, { params: { citizen: citizen.id }, body: body as never }))
    return id
  }

  return (
    <>
      <p className="key">{own.decision.sure}</p>
      {decide.error && kindOf(decide.error) === 'conflict' && (
        <div className="notice" role="alert">
          <p>{own.decidedOtherwise.lead}</p>
          <p className="buttons">
            <Link
              to="/citizens/$citizen/decisions/$decision/letter"
              params={{ citizen: citizen.id, decision: draft.decision }}
            >
              {own.decidedOtherwise.see}
            </Link>
            <Button
              className="button quiet"
              onPress={() => {
                change({ decision: newIdHere<'Decision'>() })
                decide.reset()
              }}
            >
              {own.decidedOtherwise.anew}
            </Button>
          </p>
        </div>
      )}
      {decide.error &&
        kindOf(decide.error) !== 'conflict' &&
        (kindOf(decide.error) === 'refused' ? (
          <p className="failed" role="alert">
            {own.refused}
          </p>
        ) : (
          <Failed error={decide.error} />
        ))}
      <Button className="button" isDisabled={decide.isPending} onPress={() => decide.mutate()}>
        {decide.isPending ? own.decision.deciding : own.decision.decide}
      </Button>
    </>
  )
}

/** Sends what needs no doing where the server says that it is done already. */
const unless =
  (...done: readonly string[]) =>
  async (send: () => Promise<unknown>): Promise<void> => {
    try {
      await send()
    } catch (error) {
      if (!done.includes(kindOf(error))) throw error
    }
  }

const grantAsked = ({ period, frames, goals, conditions, ...grant }: NonNullable<Decision['grant']>) => ({
  to: period.to,
  frames: [...frames],
  goals: [...goals],
  conditions: [...conditions],
  category: grant.category,
  band: grant.band,
  course: grant.course,
  rehabilitation: grant.rehabilitation,
  beyondTheDay: grant.beyondTheDay,
  followUpOn: grant.followUpOn,
})
