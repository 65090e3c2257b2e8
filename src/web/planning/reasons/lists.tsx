/** Reasons of one citizen or carer as lists: what is broken stands first, what is kept is folded away. */
import { Fold } from '#web/ui/fold.tsx'
import { useWords } from '#web/words/speaking.tsx'
import type { Goal, GoalChange } from './goals.ts'
import type { WeekNote } from './notes.ts'
import { sentence } from './telling.ts'
import type { Reasons } from './use-reasons.ts'
import { reasonWords } from './words.ts'
import './reasons.css'

type GoalsProps = { readonly goals: readonly Goal[]; readonly reasons: Reasons }

/** The goals of one citizen or carer. */
export function GoalList({ goals, reasons }: GoalsProps) {
  const { list } = useWords(reasonWords)
  const broken = goals.filter(({ isKept }) => !isKept)
  const kept = goals.filter(({ isKept }) => isKept)
  return (
    <div className="reasons">
      {broken.length > 0 && (
        <ul className="broken">
          {broken.map((goal) => (
            <Reason key={goal.goal} mark={list.broken} text={reasons.goal(goal)} />
          ))}
        </ul>
      )}
      {kept.length > 0 && (
        <Fold line={sentence((broken.length > 0 ? list.kept : list.allKept)(kept.length))}>
          <ul>
            {kept.map((goal) => (
              <li key={goal.goal}>{reasons.goal(goal)}</li>
            ))}
          </ul>
        </Fold>
      )}
    </div>
  )
}

/** What a wish would cost or mend, in the order it was answered: broken, mended, the rest. */
export function ChangeList({
  changes,
  reasons,
}: {
  readonly changes: readonly GoalChange[]
  readonly reasons: Reasons
}) {
  const { list } = useWords(reasonWords)
  if (changes.length === 0) return <p className="quiet">{list.unchanged}</p>
  const marks = { broken: list.breaks, kept: list.mended }
  return (
    <ul className="reasons">
      {changes.map((change) => {
        const key = `${change.id} ${change.goal}`
        const text = reasons.goalChange(change)
        return change.turns ? (
          <Reason key={key} mark={marks[change.turns]} text={text} isGood={change.turns === 'kept'} />
        ) : (
          <li key={key}>{text}</li>
        )
      })}
    </ul>
  )
}

const shownAtOnce = 3

/** Notes of a week, each kind once with its rest folded. */
export function NoteList({ notes, reasons }: { readonly notes: readonly WeekNote[]; readonly reasons: Reasons }) {
  const { list } = useWords(reasonWords)
  return (
    <div className="reasons">
      {[...Map.groupBy(notes, ({ kind }) => kind)].map(([kind, all]) => {
        const texts = all.map(reasons.note)
        const most = texts.length > shownAtOnce + 1 ? shownAtOnce : texts.length
        return (
          <div key={kind}>
            <Texts of={texts.slice(0, most)} />
            {texts.length > most && (
              <Fold line={sentence(list.rest(texts.length - most))}>
                <Texts of={texts.slice(most)} />
              </Fold>
            )}
          </div>
        )
      })}
    </div>
  )
}

const Texts = ({ of }: { readonly of: readonly string[] }) => (
  <ul>
    {of.map((text, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two visits of a citizen may lack for the same reason
      <li key={at}>{text}</li>
    ))}
  </ul>
)

type ReasonProps = { readonly mark: string; readonly text: string; readonly isGood?: boolean }

const Reason = ({ mark, text, isGood = false }: ReasonProps) => (
  <li>
    <span className={isGood ? 'mark-of good' : 'mark-of'}>{mark}</span> {text}
  </li>
)
