import { expect, test } from 'vitest'
import { baseModel } from './base-model.fixture.ts'
import { compareBurden, registrationSeconds } from './burden.ts'

const row = { id: 'a', title: { da: 'a', sv: 'a', en: 'a' }, law: null, owner: { da: 'a', sv: 'a', en: 'a' } }

// fulfils: 002-48
test.each([
  ['visit', 15 * 4],
  ['service', 37 * 4],
  ['cluster', 22 * 4],
  [undefined, 15 * 4],
] as const)('a tick at each %s takes as many times its seconds', (each, seconds) => {
  const registration = [{ ...row, by: 'teamMember' as const, seconds: 4, timesPerVisit: 1, ...(each && { each }) }]
  const week = { visits: 15, services: 37, clusters: 22 }
  expect(registrationSeconds({ ...baseModel, registration }, week).byRole).toEqual({ teamMember: seconds })
})

// fulfils: 002-48
test('two ways are compared side by side: what staff and managers save is the provider, the rest the authority', () => {
  const before = { byRole: { teamMember: 485, manager: 180, caseOfficer: 180, citizen: 999 } }
  expect(compareBurden(before, { byRole: { teamMember: 140, manager: 18 } })).toEqual({
    before: { provider: 665, authority: 180 },
    after: { provider: 158, authority: 0 },
    saved: { provider: 507, authority: 180 },
    savedProviderPercent: 76,
  })
  expect(compareBurden({ byRole: {} }, before)).toMatchObject({
    saved: { provider: -665, authority: -180 },
    savedProviderPercent: null,
  })
})
