/** A figure in words: its headline, what it is made of, and whether it asks to be looked at. */
import type { z } from 'zod'
import type { readCockpit, readFigureCitizens, readFigureHistory } from '#contract/insight/operations.ts'
import type { Money } from '#kernel/money.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { cockpitWords } from './words.ts'

export type Cockpit = z.output<typeof readCockpit.answer>
export type Figure = Cockpit['figures'][number]
export type FigureId = Figure['id']
export type Counts = Figure['counts']
export type Point = z.output<typeof readFigureHistory.answer>['points'][number]
export type FigureCitizen = z.output<typeof readFigureCitizens.answer>['items'][number]

/** Beyond what the model holds it to: over a most, or under a least. */
export const isBeyond = ({ value, target }: Pick<Figure, 'value' | 'target'>): boolean =>
  value !== null && target !== null && (target.is === 'atMost' ? value > target.value : value < target.value)

export function useSaying(currency: string) {
  const { words, format } = useSpeaking()
  const own = useWords(cockpitWords)
  const money = (minor: number) => format.money({ minor, currency } as Money)
  const signed = (minutes: number) => `${minutes < 0 ? '−' : ''}${format.length(minutes)}`
  const percent = (value: number) => format.number(Math.round(value))
  const tenth = (value: number) => format.number(Math.round(value * 10) / 10)
  const of = (counts: Counts) => (name: string) => counts[name] ?? 0

  const headlines: Readonly<Record<FigureId, (value: number, counts: Counts) => string>> = {
    room: (_, counts) => {
      const left = of(counts)('left')
      return left < 0 ? own.says.roomOver(format.length(left)) : own.says.roomLeft(format.length(left))
    },
    lateFollowUps: (value) => (value === 0 ? own.says.lateNone : own.says.late(value)),
    faces: (value) => own.says.faces(tenth(value)),
    deviations: (value) => own.says.deviations(percent(value)),
    delivered: (value) => own.says.delivered(percent(value)),
    budget: (value) => (value < 0 ? own.says.budgetOver(money(-value)) : own.says.budgetLeft(money(value))),
    absence: (value) => own.says.absence(percent(value)),
    planAge: (value) => own.says.planAge(percent(value)),
  }

  const parts: Readonly<Record<FigureId, (get: (name: string) => number) => string>> = {
    room: (get) =>
      own.counts.room(
        signed(get('left')),
        format.length(get('done')),
        format.length(get('ahead')),
        format.length(get('framed')),
      ),
    lateFollowUps: (get) => own.counts.lateFollowUps(...numbers(get, 'late', 'onTime', 'granted')),
    faces: (get) => own.counts.faces(...numbers(get, 'faces', 'citizens', 'kept', 'broken')),
    deviations: (get) => own.counts.deviations(...numbers(get, 'asPlanned', 'changed', 'notDone', 'visits')),
    delivered: (get) => own.counts.delivered(format.length(get('given')), format.length(get('granted'))),
    budget: (get) => own.counts.budget(money(get('left')), money(get('cost')), money(get('income'))),
    absence: (get) => own.counts.absence(...numbers(get, 'absent', 'worked', 'paid')),
    planAge: (get) => own.counts.planAge(...numbers(get, 'current', 'older', 'plans')),
  }

  function numbers<Names extends readonly string[]>(
    get: (name: string) => number,
    ...names: Names
  ): { [at in keyof Names]: string } {
    return names.map((name) => format.number(get(name))) as { [at in keyof Names]: string }
  }

  /** Of one citizen, where the counts of the team would read oddly. */
  const ofOne: Readonly<Partial<Record<FigureId, (get: (name: string) => number) => string>>> = {
    lateFollowUps: (get) => (get('late') > 0 ? own.one.late : own.one.onTime),
    planAge: (get) => (get('current') > 0 ? own.one.current : own.one.older),
    faces: (get) => own.one.faces(get('faces')),
  }

  /** The figure alone, as a table or an axis writes it. */
  const values: Readonly<Record<FigureId, (value: number) => string>> = {
    room: (value) => `${tenth(value)} %`,
    lateFollowUps: (value) => format.number(value),
    faces: tenth,
    deviations: (value) => `${tenth(value)} %`,
    delivered: (value) => `${tenth(value)} %`,
    budget: money,
    absence: (value) => `${tenth(value)} %`,
    planAge: (value) => `${tenth(value)} %`,
  }

  return {
    own,
    words,
    format,
    headline: ({ id, value, counts }: Figure) => (value === null ? own.says.nothing : headlines[id](value, counts)),
    parts: (id: FigureId, counts: Counts) => parts[id](of(counts)),
    ofCitizen: (id: FigureId, counts: Counts) => (ofOne[id] ?? parts[id])(of(counts)),
    value: (id: FigureId, value: number | null) => (value === null ? '–' : values[id](value)),
    target: ({ id, target }: Figure) => {
      const said = target && own.targets[id as keyof typeof own.targets]
      if (!said) return own.targetNone
      return typeof said === 'function' ? said(tenth(target.value)) : said
    },
  }
}
