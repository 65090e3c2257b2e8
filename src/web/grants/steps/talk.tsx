/** The conversation: what matters, what is wished for, what there is to build on, and the four Cs. */
import { LongText } from '../fields.tsx'
import { asks } from '../missing.ts'
import type { StepProps } from '../step.ts'

const parts = ['contact', 'contract', 'communication', 'conclusion'] as const

export function Talk({ draft, change, own, model }: StepProps) {
  const { talk } = own
  const { conversation } = draft
  return (
    <>
      <p className="quiet">{talk.lead}</p>
      <LongText label={talk.matters} value={draft.matters} onChange={(matters) => change({ matters })} isOwn />
      <div className="pair">
        <LongText
          label={talk.wishes}
          hint={talk.wishesHint}
          value={draft.wishes}
          onChange={(wishes) => change({ wishes })}
        />
        <LongText
          label={talk.resources}
          hint={talk.resourcesHint}
          value={draft.resources}
          onChange={(resources) => change({ resources })}
        />
      </div>
      {asks(model, 'conversation') && <h3>{talk.conversation}</h3>}
      <div className="pair">
        {parts
          .filter(() => asks(model, 'conversation'))
          .map((part) => (
            <LongText
              key={part}
              label={talk[part]}
              hint={talk[`${part}Hint`]}
              value={conversation[part]}
              rows={2}
              onChange={(said) => change({ conversation: { ...conversation, [part]: said } })}
            />
          ))}
      </div>
    </>
  )
}
