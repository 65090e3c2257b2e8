import type { Result } from '#kernel/result.ts'
import { readFrirum } from '#solver/formats/frirum-read.ts'
import { writeFrirumSolution } from '#solver/formats/frirum-solution.ts'
import { readHhcrsp, writeHhcrspSolution } from '#solver/formats/hhcrsp.ts'
import type { FormatRefusal } from '#solver/formats/refusal.ts'
import { readSolomon, writeSolomonSolution } from '#solver/formats/solomon.ts'
import { readUhhc } from '#solver/formats/uhhc.ts'
import { writeUhhcSolution } from '#solver/formats/uhhc-solution.ts'
import { problemOfFrirum, solutionOfWeek } from '#solver/frames/frirum.ts'
import type { FramePlan, FrameProblem } from '#solver/frames/problem.ts'
import { hhcrspSolutionOf, problemOfHhcrsp } from '#solver/problem/hhcrsp.ts'
import type { Plan, Problem } from '#solver/problem/problem.ts'
import { problemOfSolomon, solomonSolutionOf } from '#solver/problem/solomon.ts'
import { problemOfUhhc, uhhcSolutionOf } from '#solver/problem/uhhc.ts'
import { startsOf } from '#solver/search/search.ts'
import { scoreFrirum } from '#solver/validator/frirum.ts'
import { scoreHhcrsp } from '#solver/validator/hhcrsp.ts'
import type { Score } from '#solver/validator/score.ts'
import { scoreSolomon } from '#solver/validator/solomon.ts'
import { scoreUhhc } from '#solver/validator/uhhc.ts'

/** A file made ready: what to search, and how its plans are scored and written. */
export type Task = {
  readonly problem: Problem
  /** Scored by the independent validator, from the file's own figures. */
  readonly judge: (plan: Plan) => Judged
}

/** The week of a team made ready. */
export type WeekTask = {
  readonly problem: FrameProblem
  readonly judge: (plan: FramePlan) => Judged
}

export type Judged = { readonly score: Score; readonly written: string }

export type Format = (source: string, name: string) => Result<Task, FormatRefusal>

const solomon: Format = (source) => {
  const read = readSolomon(source)
  if (!read.ok) return read
  const problem = problemOfSolomon(read.value)
  const judge = (plan: Plan): Judged => {
    const solution = solomonSolutionOf(problem, plan)
    const score = scoreSolomon(read.value, solution)
    return { score, written: writeSolomonSolution(solution, score.objective) }
  }
  return { ok: true, value: { problem, judge } }
}

const hhcrsp: Format = (source, name) => {
  const read = readHhcrsp(source, name)
  if (!read.ok) return read
  const problem = problemOfHhcrsp(read.value)
  const judge = (plan: Plan): Judged => {
    const solution = hhcrspSolutionOf(read.value, problem, plan, startsOf(problem, plan))
    return { score: scoreHhcrsp(read.value, solution), written: writeHhcrspSolution(solution) }
  }
  return { ok: true, value: { problem, judge } }
}

const uhhc: Format = (source, name) => {
  const read = readUhhc(source, name)
  if (!read.ok) return read
  const problem = problemOfUhhc(read.value)
  const judge = (plan: Plan): Judged => {
    const solution = uhhcSolutionOf(read.value, problem, plan, startsOf(problem, plan))
    const score = scoreUhhc(read.value, solution)
    return { score, written: writeUhhcSolution(solution, score.components, read.value.weights) }
  }
  return { ok: true, value: { problem, judge } }
}

/** Our own format, of weeks instead of days. */
export function frirum(source: string, name: string): Result<WeekTask, FormatRefusal> {
  const read = readFrirum(source, name)
  if (!read.ok) return read
  const problem = problemOfFrirum(read.value)
  const judge = (plan: FramePlan): Judged => {
    const solution = solutionOfWeek(read.value, problem, plan)
    const score = scoreFrirum(read.value, solution)
    return { score, written: writeFrirumSolution(solution, score.tiers) }
  }
  return { ok: true, value: { problem, judge } }
}

/** The formats of days by the names the command line knows them by. */
export const formats: Readonly<Record<string, Format>> = { solomon, hhcrsp, uhhc }
