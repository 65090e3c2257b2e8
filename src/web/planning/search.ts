/** What the address of the page says: the week, the day, the proposal and how one looks at it. */
const views = ['day', 'carer', 'changes', 'compare', 'map'] as const
export type View = (typeof views)[number]

export type PlanningSearch = {
  readonly week?: string
  readonly day?: string
  readonly proposal?: string
  readonly view?: View
  readonly staff?: string
  /** Proposals beside each other, their ids with commas between. */
  readonly of?: string
}

/** Goes on to what differs from where one is; null takes it away. A step is no place of its own to come back to. */
export type Go = (next: Partial<Record<keyof PlanningSearch, string | null>>, isStep?: boolean) => void

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const ids = new RegExp(`^${id}(,${id}){0,2}$`)

export function planningSearch({ week, day, proposal, view, staff, of }: Record<string, unknown>): PlanningSearch {
  const looked = views.find((one) => one === view)
  return {
    ...(typeof week === 'string' ? { week } : {}),
    ...(typeof day === 'string' ? { day } : {}),
    ...(typeof proposal === 'string' && ids.test(proposal) ? { proposal } : {}),
    ...(looked ? { view: looked } : {}),
    ...(typeof staff === 'string' ? { staff } : {}),
    ...(typeof of === 'string' && ids.test(of) ? { of } : {}),
  }
}
