import { readPlans } from '#contract/plans/operations.ts'
import { ask } from '#web/shell/asking.ts'

/** A citizen's plans from today on. */
export const plansQuery = (citizen: string) => ({
  queryKey: ['citizen', citizen, 'plans'],
  queryFn: () => ask(readPlans, { params: { citizen } }),
})
