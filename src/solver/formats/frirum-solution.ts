import { whole } from './frirum-read.ts'
import { field, isThere, list, parsed, text } from './json.ts'
import { type Read, reading } from './refusal.ts'

/** A plan of a week by the ids of the file: visits with their carers, and when pauses are taken. */
export type FrirumSolution = {
  readonly visits: readonly FrirumSolutionVisit[]
  readonly pauses: readonly { readonly carer: string; readonly day: number; readonly start: number }[]
}

export type FrirumSolutionVisit = {
  readonly frame: string
  readonly day: number
  readonly start: number
  readonly length: number
  readonly carers: readonly string[]
  /** Of the second carer, where there is one; the same as `start` when left out. */
  readonly secondStart?: number
}

/** One line a visit, by day and start, with the tiers in front: what the file's own goals come to. */
export function writeFrirumSolution({ visits, pauses }: FrirumSolution, tiers: readonly number[]): string {
  const lines = (rows: readonly unknown[]) => rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')
  const byTime = [...visits].sort((a, b) => a.day - b.day || a.start - b.start || (a.frame < b.frame ? -1 : 1))
  return `{ "tiers": ${JSON.stringify(tiers)},\n "visits": [\n${lines(byTime)}\n ],\n "pauses": [\n${lines(pauses)}\n ]\n}\n`
}

/** Reads a plan; whether its ids are known is for the scorer to say. */
export function readFrirumSolution(source: string): Read<FrirumSolution> {
  return reading(() => {
    const file = parsed(source)
    const pauses = field(file, 'pauses')
    return {
      visits: list(field(file, 'visits')).map((spot) => {
        const second = field(spot, 'secondStart')
        return {
          frame: text(field(spot, 'frame')),
          day: whole(field(spot, 'day'), 0, 13),
          start: whole(field(spot, 'start'), 0, 1440),
          length: whole(field(spot, 'length'), 1, 1440),
          carers: list(field(spot, 'carers'), 1, 2).map(text),
          ...(isThere(second) ? { secondStart: whole(second, 0, 1440) } : {}),
        }
      }),
      pauses: (isThere(pauses) ? list(pauses) : []).map((spot) => ({
        carer: text(field(spot, 'carer')),
        day: whole(field(spot, 'day'), 0, 13),
        start: whole(field(spot, 'start'), 0, 1440),
      })),
    }
  })
}
