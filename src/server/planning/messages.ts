import type { FramePlan, FrameProblem } from '#solver/frames/problem.ts'
import type { FrameSettings } from '#solver/frames/search.ts'
import type { Plan, Problem } from '#solver/problem/problem.ts'
import type { SearchSettings } from '#solver/search/search.ts'

/** What is to be searched: the routes of a day, or the week of a team. */
export type Given =
  | { readonly kind: 'routes'; readonly problem: Problem; readonly settings?: SearchSettings }
  | { readonly kind: 'week'; readonly problem: FrameProblem; readonly settings?: FrameSettings }

/** What a thread of a search is given when it starts. */
export type Start = Given & { readonly seed: number }

/** What it is told to do next: so many steps, at this share of the budget, perhaps from another thread's plan. */
export type Order = { readonly steps: number; readonly progress: number; readonly adopt?: Plan | FramePlan }

/** What it says when that is done; what is found is of the kind that was given. */
export type Answer<Found> = { readonly found: Found; readonly cpuSeconds: number }
