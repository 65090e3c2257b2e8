import type { FrirumCarer, FrirumCitizen, FrirumFrame, FrirumInstance, FrirumWindow } from '#solver/formats/frirum.ts'

/**
 * What no plan can serve, in the first tier's own measure, as far as each frame shows by itself: visits on days on which
 * nobody who may is on duty in its hours. Ways, and that a carer can be in one place only, are left out, so no plan
 * comes below it and the best may well lie above.
 */
export const unservable = ({ carers, citizens, days }: FrirumInstance): number =>
  citizens
    .flatMap((citizen) => citizen.frames.map((frame) => ofFrame(frame, citizen, carers, days)))
    .reduce((sum, each) => sum + each, 0)

function ofFrame(frame: FrirumFrame, { never }: FrirumCitizen, carers: readonly FrirumCarer[], days: number): number {
  const { visits, minutes, length, perDay, windows, priority } = frame
  const may = carers.filter(({ id }) => !never.includes(id))
  const open = Array.from({ length: days }, (_, day) => windows.filter((window) => window.days.includes(day)))
  const possible = open.map((ofDay, day) =>
    Math.min(
      perDay.most,
      ofDay.map((window) => possibleIn(frame, window, day, may)).reduce((sum, each) => sum + each, 0),
    ),
  )
  const all = possible.reduce((sum, each) => sum + each, 0)
  const dayByDay = possible.reduce(
    (sum, each, day) => sum + (open[day]?.length ? Math.max(0, perDay.least - each) : 0),
    0,
  )
  const missingVisits = Math.max(0, visits.least - all, dayByDay)
  const missingMinutes = Math.max(0, minutes.least - all * length.most)
  return priority * (60 * missingVisits + missingMinutes)
}

/** How many visits a window of a day holds at most: as many as its gaps allow between the first start and the last. */
function possibleIn(
  { qualification, second, length, gap }: FrirumFrame,
  { opens, closes }: FrirumWindow,
  day: number,
  may: readonly FrirumCarer[],
): number {
  const startsOf = (asked: string) =>
    may
      .filter(({ qualifications }) => qualifications.includes(asked))
      .flatMap(({ id, shifts }) =>
        shifts
          .filter((shift) => shift.day === day)
          .map(({ start, end, overtime }) => ({
            ...{ id, from: Math.max(opens, start), to: Math.min(closes, end + overtime) - length.least },
          })),
      )
      .filter(({ from, to }) => from <= to)
  const starts = startsOf(qualification)
  const others = second ? startsOf(second.qualification) : null
  if (starts.length === 0 || (others && !starts.some(({ id }) => others.some((other) => other.id !== id)))) return 0
  const span = Math.max(...starts.map(({ to }) => to)) - Math.min(...starts.map(({ from }) => from))
  return 1 + Math.floor(span / Math.max(1, gap + length.least))
}
