import path from 'node:path'
import { type LocalDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import { lastWholeDay } from '#server/towns/last-day.ts'
import { usualMonths, usualSeed } from '#server/towns/seed.ts'
import { comparisonTable } from '#server/towns/table.ts'
import { readTownFile } from '#server/towns/town-file.ts'
import { type TownRefusal, writeTown } from '#server/towns/write-town.ts'
import { compared } from '#simulation/towns/compare.ts'
import { measured } from '#simulation/towns/measures.ts'
import type { TownRecipe } from '#simulation/towns/recipe.ts'
import { simulateTown, type TownOptions } from '#simulation/towns/simulate.ts'
import { type Call, type Command, CommandRefusal } from './command.ts'

const options = {
  citizens: { type: 'string' },
  seed: { type: 'string' },
  until: { type: 'string' },
  months: { type: 'string' },
  locks: { type: 'boolean' },
} as const

const optionsHelp = `  --citizens N     how many citizens instead of the file's own number
  --seed N         another town of the same kind (default ${usualSeed})
  --until DATE     the last day with visits (default yesterday)
  --months N       whole months of visits and hours before it (default ${usualMonths}), beside those of its own month
  --locks          a lock at every door, whatever the file says`

export const townShow: Command = {
  name: 'town show',
  summary: 'Show what a synthetic town is made of',
  usage: 'town show TOWNFILE [--citizens N] [--seed N] [--until DATE] [--months N] [--locks] [--json]',
  help: `Makes the town in memory and prints the published figures beside its own. Nothing is stored.

Options:
${optionsHelp}
  --json           the figures as JSON

Example: ./frirum town show towns/lyngvig.yaml

Exit codes: 0 every figure holds, 1 one does not or the file is refused, 2 misuse.`,
  options: { ...options, json: { type: 'boolean' } },
  run: async (call) => {
    const recipe = await recipeOf(call, call.words[0])
    const town = simulateTown(recipe, townOptions(call, recipe))
    const rows = compared(recipe, measured(town))
    if (call.values['json']) call.answer(JSON.stringify(rows, null, 2))
    else {
      const { name, inhabitants, districts, model } = recipe
      const people = town.teams.reduce((sum, { staff }) => sum + staff.length, 0)
      const parts = `${districts.length} districts, ${town.teams.length} teams of ${people} people`
      call.answer(`${name}: ${inhabitants} inhabitants, ${parts}, steered by ${model}`)
      call.answer(`Days with visits: ${town.days.from} to ${town.days.to}\n`)
      call.answer(comparisonTable(rows))
    }
    return rows.every(({ holds }) => holds) ? 0 : 1
  },
}

export const townWrite: Command = {
  name: 'town write',
  summary: 'Write a synthetic town into the database',
  usage:
    'town write --tenant KEY --from TOWNFILE [--citizens N] [--seed N] [--until DATE] [--months N] [--locks] [--json]',
  help: `Writes the town as a new municipality, whole or not at all.
The same file, seed and last day give the same town.

Options:
  --tenant KEY     the new municipality's key; one that is there already is left alone
  --from TOWNFILE  what the town is made of, such as towns/lyngvig.yaml
${optionsHelp}
  --json           what was written as JSON

Example: ./frirum town write --tenant big --from towns/lyngvig.yaml --citizens 13000 --locks --months 1

Exit codes: 0 written, 1 refused, 2 misuse, 3 the database could not be opened.`,
  options: { ...options, tenant: { type: 'string' }, from: { type: 'string' }, json: { type: 'boolean' } },
  run: async (call) => {
    const { tenant, from } = call.values
    if (typeof tenant !== 'string' || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(tenant))
      throw new CommandRefusal('--tenant KEY is missing, or is not small letters, digits and hyphens', 2)
    const recipe = await recipeOf(call, from)
    const asked = townOptions(call, recipe)
    const { pool } = await call.database()
    const written = await writeTown(pool, recipe, tenant, asked, (citizens, of) =>
      call.progress(`${citizens} of ${of} citizens`),
    )
    if (!written.ok) throw new CommandRefusal(explained(written.refusal))
    const { citizens, teams, facts, until, milliseconds, from: first } = written.value
    if (call.values['json']) call.answer(JSON.stringify(written.value, null, 2))
    const seconds = (milliseconds / 1000).toFixed(1)
    call.say(`Wrote ${recipe.name} as '${tenant}' in ${seconds} s: ${citizens} citizens, ${teams} teams,`)
    call.say(`${facts} facts of visits from ${first} to ${until}.`)
    return 0
  },
}

function explained(refusal: TownRefusal): string {
  switch (refusal.kind) {
    case 'tenantExists':
      return `there is a municipality '${refusal.tenant}' already; it was left as it is`
    case 'unknownModel':
      return `the town is steered by '${refusal.model}', and there is no such model`
    case 'otherCurrency':
      return `the town keeps its money in ${refusal.keeps}, and '${refusal.model}' pays in ${refusal.pays}`
  }
}

async function recipeOf(call: Call, file: unknown): Promise<TownRecipe> {
  if (typeof file !== 'string') throw new CommandRefusal('the town file is missing', 2)
  const read = await readTownFile(call.path(file))
  if (read.ok) return read.value
  const problems = read.refusal.problems.map(
    (problem) => `  ${problem.path || path.basename(file)}: ${problem.message}`,
  )
  throw new CommandRefusal(`${file} is no town:\n${problems.join('\n')}`)
}

function townOptions(call: Call, recipe: TownRecipe): TownOptions {
  const { until, locks } = call.values
  const citizens = wholeNumber(call, 'citizens', 1, 200_000)
  return {
    seed: wholeNumber(call, 'seed', 0, 2 ** 31) ?? usualSeed,
    until: until === undefined ? yesterday(call, recipe) : dayOf(until),
    months: wholeNumber(call, 'months', 1, 60) ?? usualMonths,
    ...(citizens === undefined ? {} : { citizens }),
    ...(locks === true ? { locks } : {}),
  }
}

function dayOf(written: unknown): LocalDate {
  const date = typeof written === 'string' ? readLocalDate(written) : undefined
  if (date) return date
  throw new CommandRefusal(`--until must be a day such as 2026-10-31, not '${written}'`, 2)
}

const yesterday = (call: Call, { zone }: TownRecipe): LocalDate => lastWholeDay(call.now(), zone)

function wholeNumber(call: Call, name: string, least: number, most: number): number | undefined {
  const written = call.values[name]
  if (written === undefined) return undefined
  const number = Number(written)
  if (typeof written === 'string' && /^\d+$/.test(written) && number >= least && number <= most) return number
  throw new CommandRefusal(`--${name} must be a whole number from ${least} to ${most}, not '${written}'`, 2)
}
