/** A step back and a step forward. */
import { useWords } from '#web/words/speaking.tsx'
import { planningWords } from './words.ts'

type Step = (() => void) | null

export function UndoBar({ undo, redo }: { readonly undo: Step; readonly redo: Step }) {
  const own = useWords(planningWords)
  return (
    <fieldset className="undo-bar">
      <legend className="only-heard">{own.steps}</legend>
      <StepButton text={own.undo} step={undo} />
      <StepButton text={own.redo} step={redo} />
    </fieldset>
  )
}

/** Where there is no step it is only called disabled: the browser takes the focus from a button that is. */
const StepButton = ({ text, step }: { readonly text: string; readonly step: Step }) => (
  <button
    type="button"
    className="button quiet small"
    aria-disabled={step === null}
    data-disabled={step === null || undefined}
    onClick={() => step?.()}
  >
    {text}
  </button>
)
