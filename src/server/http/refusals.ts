/** Refusals that several routes give. */
import { problem } from './route.ts'

/** The sender's id is in use: the same was written before, or something else was. */
export const taken = problem('conflict', 'Something of this id is here already. It was left as it is.')

/** Nothing steers the municipality on the day that a field names. */
export const noModel = (path: string) =>
  problem('refused', 'No governance model steers the municipality on that day.', {
    fields: [{ path, reason: 'expected a day on which a governance model steers' }],
  })

/** Nothing is granted on the day that a field names. */
export const noGrant = (path: string) =>
  problem('refused', 'Nothing is granted to the citizen on that day.', {
    fields: [{ path, reason: 'expected a day on which the citizen has a grant' }],
  })
