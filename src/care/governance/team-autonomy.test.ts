import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { type AutonomyChange, type AutonomyStep, autonomyHistory, autonomyOn } from './team-autonomy.ts'

const change = (from: string, step: AutonomyStep, axis: AutonomyChange['axis'] = 'selfManagement'): AutonomyChange => ({
  axis,
  step,
  from: localDate(from),
  reason: 'the team asked for it',
  by: 'leader',
})

// fulfils: 000-07
describe('how far a team decides', () => {
  const changes = [
    change('2026-01-01', 'teamProposes'),
    change('2026-06-01', 'teamDecides'),
    change('2026-03-01', 'teamAsks'),
    change('2026-03-01', 'teamDecides', 'selfAssessment'),
  ]
  test.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 'teamProposes'],
    ['2026-03-01', 'teamAsks'],
    ['2026-05-31', 'teamAsks'],
    ['2026-06-01', 'teamDecides'],
  ])('on %s: %s', (day, step) => {
    expect(autonomyOn(changes, localDate(day)).get('selfManagement')?.step).toBe(step)
  })

  test('its history is told by the days it held from, whenever it was decided', () => {
    expect(autonomyHistory(changes, 'selfManagement').map(({ from, step }) => [from, step])).toEqual([
      ['2026-01-01', 'teamProposes'],
      ['2026-03-01', 'teamAsks'],
      ['2026-06-01', 'teamDecides'],
    ])
    expect(autonomyHistory(changes, 'selfCoordination')).toEqual([])
  })

  test('decided again for the same day, the later decision holds; a step that is the same is no change', () => {
    const again = [...changes, change('2026-06-01', 'teamAsks'), change('2026-07-01', 'teamAsks')]
    expect(autonomyOn(again, localDate('2026-06-01')).get('selfManagement')?.step).toBe('teamAsks')
    expect(autonomyHistory(again, 'selfManagement')).toHaveLength(2)
  })
})
