/**
 * The plan of the house: which rooms there are, what each is for, and whom each may call on.
 * A test holds every import to it; `docs/architecture.md` is drawn from it.
 */
export const rooms = {
  kernel: { isFor: 'values any program could use: dates, minutes, money, timelines, ids, seeded chance', mayUse: [] },
  care: { isFor: 'the rules of home care, one module a noun', mayUse: ['kernel'] },
  law: {
    isFor: 'dated rates, identity numbers and legal references, a folder per country',
    mayUse: ['kernel', 'care'],
  },
  exchange: { isFor: "other people's formats: pure translations with findings", mayUse: ['kernel', 'care'] },
  insight: { isFor: 'measures with their definitions, and what a chart of them tells', mayUse: ['kernel', 'care'] },
  simulation: { isFor: 'synthetic towns from published distributions', mayUse: ['kernel', 'care', 'law'] },
  solver: { isFor: 'the search for plans over typed arrays: it sees indices, not people', mayUse: ['kernel'] },
  planning: {
    isFor: 'care facts into problems of the search, and plans into reasons',
    mayUse: ['kernel', 'care', 'solver'],
  },
  contract: {
    isFor: 'schemas of what crosses the wire, per noun; OpenAPI is built from them',
    mayUse: ['kernel'],
    typesFrom: ['care'],
  },
  server: {
    isFor: 'everything that touches the world: HTTP, database, files, the command line',
    mayUse: ['kernel', 'care', 'law', 'exchange', 'insight', 'simulation', 'solver', 'planning', 'contract'],
  },
  web: {
    isFor: 'what people see: pages, the pieces they are made of, and words',
    mayUse: ['kernel', 'care', 'contract'],
  },
} as const satisfies Record<string, RoomPlan>

type RoomPlan = { isFor: string; mayUse: readonly string[]; typesFrom?: readonly string[] }
export type Room = keyof typeof rooms

/** The modules of `care` in the order the work happens: each may use those before it. */
export const careModules = [
  'people',
  'governance',
  'grants',
  'plans',
  'changes',
  'visits',
  'settlement',
  'followup',
  'letters',
  'examples',
] as const

/** Rooms where the same question always gets the same answer. */
export const pureRooms: readonly string[] = [
  'kernel',
  'care',
  'law',
  'exchange',
  'insight',
  'simulation',
  'solver',
  'planning',
  'contract',
]

/** Pure rooms stand on the language alone, but for these. */
export const packagesAllowed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  contract: { zod: 'schemas that check, type and describe themselves' },
}
