import { describe, expect, it } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { idOf } from '#care/grants/grant.fixture.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { lengthInDays } from '#kernel/calendar/period.ts'
import { must } from '#kernel/result.ts'
import { type PackageRequest, packageMinutes, startPackage } from './package.ts'

const request = (changed: Partial<PackageRequest> = {}): PackageRequest => ({
  id: idOf(40),
  package: 'infection',
  citizen: idOf(1),
  actor: { role: 'teamMember', competences: ['infection'], private: false },
  on: localDate('2026-03-02'),
  newCitizen: false,
  running: [],
  ...changed,
})
const start = (changed: Partial<PackageRequest> = {}) => startPackage(baseModel, request(changed))
const refusal = (changed: Partial<PackageRequest>) => {
  const started = start(changed)
  return started.ok ? undefined : started.refusal
}

describe('an infection package', () => {
  // fulfils: 003-30, 003-32
  it('is half an hour a day for 14 days and ends by itself', () => {
    const started = must(start())
    expect(started).toEqual({
      id: idOf(40),
      citizen: idOf(1),
      package: 'infection',
      period: { from: '2026-03-02', to: '2026-03-15' },
      startedBy: 'teamMember',
    })
    expect(lengthInDays(started.period)).toBe(14)
    expect(packageMinutes(baseModel.packages![0]!)).toBe(420)
  })

  // fulfils: 003-31
  it('is started by the provider, private or not, without asking the authority', () => {
    const actor = { role: 'teamMember', competences: ['infection'], private: true } as const
    expect(start({ actor }).ok).toBe(true)
  })

  // fulfils: 000-39
  it('is not for somebody without the competence it asks for', () =>
    expect(refusal({ actor: { role: 'teamMember', competences: [], private: false } })).toEqual({
      kind: 'notDelegated',
      by: 'teamMember',
      competence: 'infection',
    }))

  it('is not started again while it runs, and may be the day after', () => {
    const running = [must(start())]
    expect(refusal({ running, on: localDate('2026-03-15') })).toEqual({ kind: 'alreadyRunning', until: '2026-03-15' })
    expect(start({ running, on: localDate('2026-03-16') }).ok).toBe(true)
    expect(refusal({ running, on: localDate('2026-02-20') })).toMatchObject({ kind: 'alreadyRunning' })
  })

  it("is not stopped by another citizen's, nor by another package", () => {
    const running = [must(start())]
    expect(start({ running, citizen: idOf(9) }).ok).toBe(true)
    expect(start({ running: running.map((other) => ({ ...other, package: 'clarification' })) }).ok).toBe(true)
  })
})

describe('a clarification course', () => {
  const nurse = { role: 'nurse', competences: [], private: false } as const

  it('is for new citizens', () => {
    expect(refusal({ package: 'clarification', actor: nurse })).toEqual({ kind: 'notNewCitizen' })
    expect(start({ package: 'clarification', actor: nurse, newCitizen: true }).ok).toBe(true)
  })

  it('is for whom the model delegates it to', () =>
    expect(
      refusal({ package: 'clarification', actor: { ...nurse, role: 'fixedContact' }, newCitizen: true }),
    ).toMatchObject({ kind: 'notDelegated', by: 'nurse' }))
})

it('a package the model does not have is not started', () => {
  expect(refusal({ package: 'holiday' })).toEqual({ kind: 'unknownPackage', package: 'holiday' })
  const { packages: _, ...bare } = baseModel
  expect(startPackage(bare, request()).ok).toBe(false)
})
