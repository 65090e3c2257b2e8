import type { Period } from '#kernel/calendar/period.ts'
import { clearDuring, emptyTimeline, setDuring, type Timeline } from '#kernel/timeline/timeline.ts'

/**
 * Which version of a plan holds on each day. From the first version to the last, each takes over from its first day:
 * what stood from that day on is cleared, and does not come back when a later version runs out.
 */
export const takeOver = <Version extends { readonly version: number }>(
  versions: readonly Version[],
  periodOf: (version: Version) => Period,
): Timeline<Version> =>
  versions
    .toSorted((a, b) => a.version - b.version)
    .reduce<Timeline<Version>>((timeline, version) => {
      const during = periodOf(version)
      return setDuring(clearDuring(timeline, { from: during.from, to: null }), during, version)
    }, emptyTimeline)
