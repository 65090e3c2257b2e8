import type { Command } from './command.ts'

/**
 * Every command, by the words that call it. Each is loaded only when it is called, so that `--help` stays quick.
 * The summaries stand here for the list; a test holds them equal to the commands' own.
 */
export const commands: readonly Listed[] = [
  {
    name: 'settle',
    summary: 'Settle a month: lines, totals, team budgets, findings',
    load: async () => (await import('./settle.ts')).settle,
  },
  {
    name: 'import fhir',
    summary: 'Take in Danish delivery reports (FHIR)',
    load: async () => (await import('./import-fhir.ts')).importFhir,
  },
  {
    name: 'import csv',
    summary: 'Take in people, teams, grants, plans, visits or hours from a table',
    load: async () => (await import('./import-csv.ts')).importCsv,
  },
  {
    name: 'model list',
    summary: 'List the governance models there are',
    load: async () => (await import('./model.ts')).modelList,
  },
  {
    name: 'model show',
    summary: 'Show a governance model as a readable page',
    load: async () => (await import('./model.ts')).modelShow,
  },
  {
    name: 'model check',
    summary: 'Check a governance model file and run its examples',
    load: async () => (await import('./model.ts')).modelCheck,
  },
  {
    name: 'model add',
    summary: 'Add a governance model to a municipality, or change which one steers',
    load: async () => (await import('./model.ts')).modelAdd,
  },
  {
    name: 'model hits',
    summary: "Measure how well a model's rates hit what citizens are given",
    load: async () => (await import('./model-hits.ts')).modelHits,
  },
  {
    name: 'tenant list',
    summary: 'List the municipalities in the database',
    load: async () => (await import('./tenant.ts')).tenantList,
  },
  {
    name: 'tenant add',
    summary: 'Add an empty municipality',
    load: async () => (await import('./tenant.ts')).tenantAdd,
  },
  {
    name: 'tenant emergency',
    summary: 'Say for how long an emergency opens a citizen',
    load: async () => (await import('./tenant.ts')).tenantEmergency,
  },
  {
    name: 'audit verify',
    summary: 'Check that nobody altered the access log',
    load: async () => (await import('./audit.ts')).auditVerify,
  },
  {
    name: 'audit checkpoint',
    summary: 'Sign the access log as it stands now',
    load: async () => (await import('./audit.ts')).auditCheckpoint,
  },
  {
    name: 'audit prove',
    summary: 'Prove that a row stands in the access log',
    load: async () => (await import('./audit.ts')).auditProve,
  },
  {
    name: 'backup',
    summary: 'Write everything into one encrypted file',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: 'Put a backup into an empty database, or check that it is whole',
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'plan propose',
    summary: 'Propose who goes to whom in a week, for one team or for every team',
    load: async () => (await import('./plan.ts')).planPropose,
  },
  {
    name: 'solve',
    summary: 'Plan the routes of a public instance',
    load: async () => (await import('./solve.ts')).solveFile,
  },
  {
    name: 'town show',
    summary: 'Show what a synthetic town is made of',
    load: async () => (await import('./town.ts')).townShow,
  },
  {
    name: 'town write',
    summary: 'Write a synthetic town into the database',
    load: async () => (await import('./town.ts')).townWrite,
  },
]

export type Listed = { readonly name: string; readonly summary: string; readonly load: () => Promise<Command> }
