/** The funnel, in the order of the model: what was considered at each step before help that compensates. */
import { funnelSteps } from '#care/governance/funnel.ts'
import { Button } from '#web/ui/button.tsx'
import { LongText } from '../fields.tsx'
import type { StepProps } from '../step.ts'

export function Funnel({ draft, change, own, model }: StepProps) {
  const { considered } = draft
  const order = model.funnel ?? funnelSteps
  return (
    <>
      <p className="quiet">{own.funnel.lead}</p>
      <ol className="funnel">
        {order.map((step, index) => {
          const note = considered[step] ?? ''
          const say = (said: string) => change({ considered: { ...considered, [step]: said } })
          return (
            <li key={step} data-step={index} data-done={note.trim() !== '' || undefined}>
              <LongText
                label={own.funnel.steps[step]}
                hint={own.funnel.hints[step]}
                value={note}
                rows={2}
                onChange={say}
                under={
                  step !== 'compensatingHelp' &&
                  note === '' && (
                    <Button className="chip" onPress={() => say(own.funnel.notNowNote)}>
                      {own.funnel.notNow}
                    </Button>
                  )
                }
              />
            </li>
          )
        })}
      </ol>
    </>
  )
}
