import { later } from '#kernel/calendar/local-date.ts'
import { isPeriod } from '#kernel/calendar/period.ts'
import { clearDuring, emptyTimeline, setDuring, type Timeline } from '#kernel/timeline/timeline.ts'
import type { Decision, Grant } from './grant.ts'

/**
 * What is granted to one citizen on each day. Decisions are taken in the order they were made: a grant takes over from
 * its decision's day on, an end clears from its day on, and a refusal changes nothing. What an earlier decision gave
 * never comes back when a later one runs out.
 * Throws on decisions of two citizens, and on a granted decision without its grant: both are bugs of the caller.
 */
export function effectiveGrants(decisions: readonly Decision[]): Timeline<Grant> {
  let timeline: Timeline<Grant> = emptyTimeline
  for (const decision of decisions.toSorted(asMade)) {
    if (decision.citizen !== decisions[0]?.citizen) throw new Error('decisions of more than one citizen')
    if (decision.outcome === 'refused') continue
    timeline = clearDuring(timeline, { from: decision.from, to: null })
    if (decision.outcome === 'granted') timeline = withGrant(timeline, decision)
  }
  return timeline
}

/** A grant that begins before its decision's day counts from that day. */
function withGrant(timeline: Timeline<Grant>, { id, from, grant }: Decision): Timeline<Grant> {
  if (!grant) throw new Error(`decision ${id} grants nothing`)
  const during = { from: later(grant.period.from, from), to: grant.period.to }
  return isPeriod(during.from, during.to) ? setDuring(timeline, during, grant) : timeline
}

const asMade = (a: Decision, b: Decision): number =>
  a.decidedAt - b.decidedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
