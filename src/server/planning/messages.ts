import type { Plan, Problem } from '#solver/problem/problem.ts'
import type { Found } from '#solver/search/search.ts'

/** What a thread of a search is given when it starts. */
export type Start = { readonly problem: Problem; readonly seed: number }

/** What it is told to do next: so many steps, at this share of the budget, perhaps from another thread's plan. */
export type Order = { readonly steps: number; readonly progress: number; readonly adopt?: Plan }

/** What it says when that is done. */
export type Answer = { readonly found: Found; readonly cpuSeconds: number }
