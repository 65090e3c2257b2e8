import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { bandsOf, type Held, landing, snapped, stepped } from './hold.ts'
import type { Place, Spot, Visit } from './plan.ts'

const [monday, tuesday] = [localDate('2026-10-05'), localDate('2026-10-06')]
const [anna, bo, carl] = ['anna', 'bo', 'carl'] as unknown as [Spot['staff'], Spot['staff'], Spot['staff']]
const visit: Visit = {
  ...{ citizen: 'grete' as Visit['citizen'], visit: 'morning', date: monday, start: 480, minutes: 30, staff: [anna] },
}
const place = (staff: Spot['staff'], from: number, to: number): Place => ({
  ...{ staff, date: monday, from, to, still: null, moves: 2, extraTravel: 6, agreed: { from: 540, to: 680 } },
})
const held: Held = {
  ...{ visit, staff: anna, at: { staff: anna, date: monday, start: 480 } },
  places: {
    visit,
    places: [place(bo, 600, 690), place(bo, 800, 830)],
    barriers: [{ staff: carl, date: monday, barrier: { kind: 'noRoom', short: 12 } }],
  },
}
const on = (staff: Spot['staff'], start: number) => landing(held, { staff, date: monday, start })

describe('a visit that is let go', () => {
  test('lies where there is room, at the minute it was let go over', () => {
    expect(on(bo, 615)).toMatchObject({ kind: 'fits', to: { staff: bo, start: 615 } })
  })

  test('is drawn into a place it was let go beside, within a quarter of an hour', () => {
    expect(on(bo, 585)).toMatchObject({ kind: 'fits', to: { start: 600 } })
    expect(on(bo, 845)).toMatchObject({ kind: 'fits', to: { start: 830 } })
    expect(on(bo, 580)).toMatchObject({ kind: 'other', places: [{ from: 600 }, { from: 800 }] })
  })

  test('is told of places that overlap as of one', () => {
    const places = [place(bo, 700, 760), place(bo, 600, 660), place(bo, 641, 690)]
    const many = { ...held, places: { ...(held.places as NonNullable<Held['places']>), places } }
    expect(landing(many, { staff: bo, date: monday, start: 400 })).toEqual({
      kind: 'other',
      places: [
        { from: 600, to: 690 },
        { from: 700, to: 760 },
      ],
    })
  })

  test('is put nowhere else, and it is known why', () => {
    expect(on(carl, 615)).toEqual({ kind: 'barrier', barrier: { kind: 'noRoom', short: 12 } })
    expect(on(anna, 615)).toEqual({ kind: 'barrier', barrier: { kind: 'noShift' } })
    expect(on(anna, 480)).toEqual({ kind: 'asItWas' })
  })

  test('moves nobody where it was let go so near its own place that it is drawn back into it', () => {
    const paired = {
      ...held,
      places: { ...(held.places as NonNullable<Held['places']>), places: [place(anna, 480, 480)] },
    }
    expect(landing(paired, { staff: anna, date: monday, start: 490 })).toEqual({ kind: 'asItWas' })
  })

  test('lies where fewest others move, of places that overlap', () => {
    const still = { ...place(bo, 600, 700), still: { from: 640, to: 660 } }
    const both = {
      ...held,
      places: { ...(held.places as NonNullable<Held['places']>), places: [place(bo, 590, 700), still] },
    }
    expect(landing(both, { staff: bo, date: monday, start: 650 })).toMatchObject({
      kind: 'fits',
      cost: { moves: 0 },
    })
    expect(bandsOf(both.places.places, visit.start)).toEqual([
      { from: 590, to: 700, best: still, still: [{ from: 640, to: 660 }] },
    ])
  })

  test('never lies outside the places that were found', () => {
    fc.assert(
      fc.property(fc.constantFrom(anna, bo, carl), fc.integer({ min: 0, max: 2000 }), (staff, start) => {
        const landed = on(staff, start)
        if (landed.kind !== 'fits') return
        const found = held.places?.places ?? []
        expect(found.some(({ from, to }) => from <= landed.to.start && landed.to.start <= to)).toBe(true)
        expect(Math.abs(landed.to.start - start)).toBeLessThanOrEqual(15)
      }),
    )
  })
})

describe('keys', () => {
  const lanes = [anna, bo, carl].map((staff) => ({ staff, date: monday }))
  const at: Spot = { staff: bo, date: monday, start: 482 }
  const by = (key: string, isFar = false) => stepped(at, key, lanes, [monday, tuesday], isFar)

  test('move it five minutes or an hour, a lane, a day', () => {
    expect([by('ArrowLeft')?.start, by('ArrowRight')?.start, by('ArrowRight', true)?.start]).toEqual([475, 485, 540])
    expect([by('ArrowUp')?.staff, by('ArrowDown')?.staff]).toEqual([anna, carl])
    expect([by('PageUp')?.date, by('PageDown')?.date]).toEqual([monday, tuesday])
  })

  test('that mean nothing here move nothing', () => {
    expect(by('a')).toBeNull()
    expect(stepped({ ...at, staff: carl }, 'ArrowDown', lanes, [monday])).toMatchObject({ staff: carl })
  })

  test('always leave it on five minutes', () => {
    fc.assert(fc.property(fc.nat(2000), (minute) => snapped(minute) % 5 === 0))
  })
})
