import { mostOfAnything } from './json.ts'
import { malformed, type Read, reading } from './refusal.ts'

/** Vehicle routing with time windows as Solomon wrote it down; row 0 is the depot. Figures as in the file. */
export type SolomonInstance = {
  readonly name: string
  readonly vehicles: number
  readonly capacity: number
  readonly rows: readonly SolomonRow[]
}

export type SolomonRow = {
  readonly x: number
  readonly y: number
  readonly demand: number
  readonly ready: number
  readonly due: number
  readonly service: number
}

/** Customers of each route in order, 1 being the first row after the depot. */
export type SolomonSolution = { readonly routes: readonly (readonly number[])[] }

/** Every way between two of them is kept. */
const mostCustomers = 5_000

/** Reads a file of Solomon or of Gehring and Homberger; refuses with the line and what should stand there. */
export function readSolomon(text: string): Read<SolomonInstance> {
  return reading(() => {
    const lines = text
      .split(/\r?\n/)
      .flatMap((line, at) => (line.trim() ? [{ words: line.trim().split(/\s+/), at }] : []))
    const at = (index: number) => (lines[index] ? `line ${lines[index].at + 1}` : 'the end of the file')
    const numbers = (index: number, count: number, expected: string): number[] => {
      const words = lines[index]?.words
      const values = words?.map(Number) ?? []
      const isWhole = values.length === count && values.every((value) => Number.isInteger(value))
      return isWhole ? values : malformed(at(index), expected, words?.join(' '))
    }
    const name = lines[0]?.words[0] ?? malformed(at(0), 'the name of the instance', undefined)
    if (lines[1]?.words[0] !== 'VEHICLE') malformed(at(1), 'VEHICLE', lines[1]?.words.join(' '))
    const [vehicles = 0, capacity = 0] = numbers(3, 2, 'number and capacity of vehicles')
    if (vehicles < 1) malformed(at(3), 'at least one vehicle', vehicles)
    if (capacity < 0) malformed(at(3), 'a capacity that is not below zero', capacity)
    if (lines[4]?.words[0] !== 'CUSTOMER') malformed(at(4), 'CUSTOMER', lines[4]?.words.join(' '))
    const rows = lines.slice(6).map((_, index) => {
      const row = numbers(6 + index, 7, 'seven whole numbers: number, x, y, demand, ready, due, service')
      const [number, x = 0, y = 0, demand = 0, ready = 0, due = 0, service = 0] = row
      if (number !== index) malformed(at(6 + index), `customer ${index}`, number)
      if (demand < 0 || ready < 0 || due < 0 || service < 0)
        malformed(at(6 + index), 'nothing below zero', row.join(' '))
      if (row.some((each) => Math.abs(each) > mostOfAnything))
        malformed(at(6 + index), `nothing above ${mostOfAnything}`, row.join(' '))
      if (due < ready) malformed(at(6 + index), 'a due date not before the ready time', `${ready} ${due}`)
      return { x, y, demand, ready, due, service }
    })
    if (rows.length < 2) malformed(at(6 + rows.length), 'the depot and at least one customer', undefined)
    if (rows.length - 1 > mostCustomers) malformed(at(6), `at most ${mostCustomers} customers`, rows.length - 1)
    // No plan has more routes than customers.
    return { name, vehicles: Math.min(vehicles, rows.length - 1), capacity, rows }
  })
}

/** The form of CVRPLIB: a line a route, then the cost. */
export const writeSolomonSolution = ({ routes }: SolomonSolution, cost: number): string =>
  `${routes.map((route, index) => `Route #${index + 1}: ${route.join(' ')}\n`).join('')}Cost ${cost}\n`

/** Reads `Route #1: 5 3 7` lines; anything but routes and the cost is refused. */
export function readSolomonSolution(text: string): Read<SolomonSolution> {
  return reading(() => ({
    routes: text.split(/\r?\n/).flatMap((line, index) => {
      if (!line.trim() || /^cost\b/i.test(line.trim())) return []
      const route =
        /^\s*Route\s+#\d+:\s*((?:\d+\s*)*)$/.exec(line) ?? malformed(`line ${index + 1}`, 'Route #1: 5 3 7', line)
      return [
        (route[1]?.trim() || malformed(`line ${index + 1}`, 'at least one customer', line)).split(/\s+/).map(Number),
      ]
    }),
  }))
}
