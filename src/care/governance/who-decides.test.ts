import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Role, roles } from '#care/people/actor.ts'
import { baseModel } from './base-model.fixture.ts'
import { type Delegation, situations } from './delegation.ts'
import type { GovernanceModel } from './model.ts'
import { whoDecides } from './who-decides.ts'

const actor = (role: Role, competences: readonly string[] = [], isPrivate = false) => ({
  role,
  competences,
  private: isPrivate,
})
const delegating = (...delegations: Delegation[]): GovernanceModel => ({ ...baseModel, delegations })

describe('who decides', () => {
  // fulfils: 000-40
  it('reads from the model who decides, from that role on up the ladder', () => {
    const may = (role: Role) => whoDecides(baseModel, 'moreTimeMinor', actor(role)).mayDecide
    expect(roles.filter(may)).toEqual(roles.slice(roles.indexOf('fixedContact')))
    expect(whoDecides(baseModel, 'moreTimeMinor', actor('teamMember')).by).toBe('fixedContact')
  })

  it('lets a matter nobody has delegated fall to the case officer, never through', () => {
    for (const decision of ['endedUnwanted', 'something nobody thought of']) {
      expect(whoDecides(delegating(), decision, actor('conference'))).toEqual({
        mayDecide: false,
        by: 'caseOfficer',
        consent: [],
        competence: null,
      })
      expect(whoDecides(delegating(), decision, actor('caseOfficer')).mayDecide).toBe(true)
    }
  })

  // fulfils: 000-39
  it('asks for the competence whatever the role', () => {
    const may = (role: Role, ...competences: string[]) =>
      whoDecides(baseModel, 'startInfectionPackage', actor(role, competences)).mayDecide
    expect(may('teamMember', 'infection')).toBe(true)
    expect(may('teamMember', 'wounds')).toBe(false)
    expect(may('manager')).toBe(false)
  })

  it('never lets staff of a private provider decide what is adverse or outside, even where the table says so', () => {
    const generous = delegating(
      ...situations.map(
        (decision): Delegation => ({ decision, decidedBy: 'teamMember', consent: [], competence: null }),
      ),
    )
    expect(whoDecides(generous, 'endedUnwanted', actor('teamMember')).mayDecide).toBe(true)
    for (const role of roles)
      for (const decision of ['endedUnwanted', 'moreTimeOutside', 'tasksOutsideScope']) {
        const answer = whoDecides(generous, decision, actor(role, [], true))
        expect([answer.mayDecide, answer.by]).toEqual([false, 'caseOfficer'])
      }
    expect(whoDecides(generous, 'moreTimeInsideFrame', actor('teamMember', [], true)).mayDecide).toBe(true)
  })

  // fulfils: 003-31, 003-34
  it('lets a private provider start a package that is delegated to it, because a package is minor', () => {
    const answer = whoDecides(baseModel, 'startInfectionPackage', actor('teamMember', ['infection'], true))
    expect(answer.mayDecide).toBe(true)
  })

  it('closes a package to private staff where the model calls starting one outside the frame', () => {
    const strict: GovernanceModel = {
      ...baseModel,
      effects: [{ situation: 'packageDelegated', effect: 'outside', follows: [], law: 'care' }],
    }
    const answer = whoDecides(strict, 'startInfectionPackage', actor('teamMember', ['infection'], true))
    expect([answer.mayDecide, answer.by]).toEqual([false, 'caseOfficer'])
  })

  it('keeps consent, competence and the first role that decides apart from who asks', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...situations),
        fc.constantFrom(...roles),
        fc.constantFrom(...roles),
        (decision, a, b) => {
          const [one, other] = [whoDecides(baseModel, decision, actor(a)), whoDecides(baseModel, decision, actor(b))]
          expect({ ...one, mayDecide: null }).toEqual({ ...other, mayDecide: null })
          if (roles.indexOf(a) <= roles.indexOf(b) && one.mayDecide) expect(other.mayDecide).toBe(true)
        },
      ),
      { numRuns: 500 },
    ))

  it('throws on a model that delegates one matter twice', () => {
    const row: Delegation = { decision: 'movedWanted', decidedBy: 'citizen', consent: [], competence: null }
    expect(() => whoDecides(delegating(row, row), 'movedWanted', actor('citizen'))).toThrow(/twice/)
  })
})
