/** The sides of a month one can look at it from, as the address says them, and how each is narrowed. */
export const monthViews = ['sum', 'look', 'lines', 'teams', 'try'] as const
export type MonthView = (typeof monthViews)[number]

export type MonthSearch = {
  readonly view?: MonthView
  readonly kind?: string
  readonly team?: string
  readonly citizen?: string
  readonly run?: string
  readonly open?: 'true' | 'false'
  readonly model?: string
  readonly job?: string
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined

/** Only what is understood stays in an address. */
export function monthSearch(asked: Record<string, unknown>): MonthSearch {
  const view = monthViews.find((each) => each === asked.view)
  const open = String(asked.open)
  const kept = { kind: text(asked.kind), team: text(asked.team), citizen: text(asked.citizen), run: text(asked.run) }
  const more = { model: text(asked.model), job: text(asked.job) }
  return {
    ...(view && view !== 'sum' ? { view } : {}),
    ...(open === 'true' || open === 'false' ? { open } : {}),
    ...Object.fromEntries(Object.entries({ ...kept, ...more }).filter(([, value]) => value !== undefined)),
  }
}
