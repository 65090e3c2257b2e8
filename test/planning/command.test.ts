import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calling } from '#server/command/call.fixture.ts'
import { planPropose } from '#server/command/plan.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import type { Proposal } from '#server/planning/propose.ts'
import { type PlannedTown, plannedTown, week } from './town-week.ts'

let town: PlannedTown
beforeAll(async () => {
  town = await plannedTown()
}, 120_000)
afterAll(() => town.database.close())

const propose = calling(planPropose, {
  database: async () => ({ ...town.database, announce: async () => {} }),
  now: () => Date.parse('2026-10-01T08:00:00Z'),
})
const asked = { tenant: 'lyngvig', week, steps: '200' }

const kept = async () =>
  asTenant(town.database.pool, town.tenant.id, (transaction) =>
    transaction.rows<{ id: string; key: string }>(sql`
      select week_proposal.id, team.key from week_proposal
      join team on team.tenant_id = week_proposal.tenant_id and team.id = week_proposal.team_id
      where week_proposal.tenant_id = ${town.tenant.id}`),
  )

describe('./frirum plan propose', () => {
  test('proposes for every team of a municipality, and says of each how good its week is', async () => {
    const { code, out, told } = await propose({ ...asked, threads: '2' })
    const keys = [...town.teams.keys()].sort()
    expect(code).toBe(0)
    expect(keys.length).toBeGreaterThan(2)
    const [all, ...texts] = out.split('\n\n').reverse()
    expect(texts.reverse().map((text) => /\((.*)\)\n\d+ of \d+ visits to/.exec(text)?.[1])).toEqual(keys)
    const made = texts.map((text) => Number(/(\d+) of \d+ visits/.exec(text)?.[1])).reduce((sum, each) => sum + each)
    expect(all).toMatch(new RegExp(`^14 of 14 teams\n${made} of \\d+ visits to \\d+ citizens by \\d+ people$`))
    expect((await kept()).map(({ key }) => key).sort()).toEqual(keys)
    for (const { id, key } of await kept()) expect(told).toContain(`${key}: kept as proposal ${id}`)
  })

  test('how many are looked for at once changes nothing of what is found', async () => {
    const plans = ({ out }: { readonly out: string }) =>
      out.split('\n').map((line) => {
        const { key, solution } = JSON.parse(line) as Proposal & { readonly key: string }
        return { key, solution }
      })
    const one = plans(await propose({ ...asked, json: true, threads: '1' }))
    expect(one).toHaveLength(town.teams.size)
    expect(plans(await propose({ ...asked, json: true, threads: '3' }))).toEqual(one)
    expect(plans(await propose({ ...asked, json: true, team: 'kirkebakken' }))).toEqual(
      one.filter(({ key }) => key === 'kirkebakken'),
    )
  })

  test('a team that cannot be planned is named with the reason; where none can, the call is refused', async () => {
    const early = { ...asked, week: '2019-W01' }
    const { code, out, told } = await propose(early)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    for (const key of town.teams.keys()) expect(told).toContain(`${key}: `)
    expect(await propose({ ...asked, way: 'leastChange', team: 'kirkebakken' })).toEqual({
      ...{ code: 1, out: '', told: 'kirkebakken: no routes are adopted for 2026-W41' },
    })
  })

  test.each([
    [{ week: 'W41' }, "--week must be a week such as 2026-W41, not 'W41'", 2],
    [{ week: undefined }, '--week is missing, such as --week 2026-W41', 2],
    [{ seconds: '3' }, '--seconds or --steps, not both', 2],
    [{ threads: '0' }, "--threads must be a number from 1 to 64, not '0'", 2],
    [{ steps: 'many' }, "--steps must be a number from 1 to 100000000, not 'many'", 2],
    [{ way: 'best' }, "--way must be one of anew, leastChange, leastTravel, bestContinuity, asAdopted, not 'best'", 2],
    [{ team: 'nobody' }, /^there is no team 'nobody' in lyngvig; there are: .*kirkebakken/, 1],
    [{ tenant: 'nowhere' }, "there is no municipality 'nowhere'. There are: lyngvig.", 1],
  ])('wrong words are told: %o', async (values, told, code) => {
    const said = await propose({ ...asked, ...values })
    expect(said).toEqual({ code, out: '', told: typeof told === 'string' ? told : expect.stringMatching(told) })
  })
})
