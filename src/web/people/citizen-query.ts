import { readCitizen } from '#contract/people/operations.ts'
import { ask } from '#web/shell/asking.ts'

/** A citizen with all that stands. */
export const citizenQuery = (citizen: string) => ({
  queryKey: ['citizen', citizen],
  queryFn: () => ask(readCitizen, { params: { citizen } }),
})
