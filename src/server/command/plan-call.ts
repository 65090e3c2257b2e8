/** What a call of `plan propose` asks for. */
import { availableParallelism } from 'node:os'
import { readWeek, type Week } from '#kernel/calendar/week.ts'
import { type WeekBudget, ways } from '#server/planning/search-week.ts'
import { readTravelService, type TravelService } from '#server/planning/travel-service.ts'
import { type Call, CommandRefusal } from './command.ts'

const allWays = [...ways, 'asAdopted'] as const

export type PlanCall = {
  readonly week: Week
  /** The key of one team; undefined is every team of the municipality. */
  readonly team: string | undefined
  readonly way: (typeof allWays)[number]
  readonly budget: WeekBudget
  readonly seed: number
  /** How many teams are searched at once. */
  readonly threads: number
  readonly service: TravelService | undefined
}

export function planCall({ values, words }: Call): PlanCall {
  if (words.length > 0) throw new CommandRefusal(`'${words[0]}' is one word too many`, 2)
  const week = typeof values.week === 'string' ? readWeek(values.week) : undefined
  if (values.week === undefined) throw new CommandRefusal('--week is missing, such as --week 2026-W41', 2)
  if (!week) throw new CommandRefusal(`--week must be a week such as 2026-W41, not '${values.week}'`, 2)
  const { team } = values
  if (team !== undefined && (typeof team !== 'string' || team === ''))
    throw new CommandRefusal('--team must be the key of a team, such as --team rugager', 2)
  const number = (name: 'seconds' | 'steps' | 'seed' | 'threads', most: number): number | undefined => {
    const text = values[name]
    if (text === undefined) return undefined
    if (typeof text === 'string' && /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= most)
      return Number(text)
    throw new CommandRefusal(`--${name} must be a number from 1 to ${most}, not '${text}'`, 2)
  }
  const [seconds, steps] = [number('seconds', 3600), number('steps', 100_000_000)]
  if (seconds !== undefined && steps !== undefined) throw new CommandRefusal('--seconds or --steps, not both', 2)
  const way = allWays.find((one) => one === (values.way ?? 'anew'))
  if (!way) throw new CommandRefusal(`--way must be one of ${allWays.join(', ')}, not '${values.way}'`, 2)
  const service = readTravelService(process.env['FRIRUM_TRAVEL'])
  if (service === null)
    throw new CommandRefusal(
      `FRIRUM_TRAVEL must be like osrm:http://10.0.0.7:5000, not '${process.env['FRIRUM_TRAVEL']}'`,
    )
  return {
    ...{ week, team, way, service },
    budget: steps === undefined ? { seconds: seconds ?? 10 } : { steps },
    seed: number('seed', 1_000_000) ?? 1,
    threads: number('threads', 64) ?? availableParallelism(),
  }
}
