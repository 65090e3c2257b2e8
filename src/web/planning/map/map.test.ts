import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clipped, lastInSight } from './clip.ts'
import { labelHigh, placed } from './labels.ts'
import { mercatorAround, middleOf, onWorld, type Place, plainAround } from './projection.ts'
import { homeless, homesOf, linesOf, lookOf, type MapRoute, type MapStop } from './route.ts'
import { depthOf, tilesOf } from './tiles.ts'
import { fitted, fromScreen, pushed, scaleOf, toScreen, zoomed } from './view.ts'

const lemvig: Place = { latitude: 56.5486, longitude: 8.3102 }
const places = fc.record({
  latitude: fc.double({ min: 55, max: 69, noNaN: true }),
  longitude: fc.double({ min: 8, max: 24, noNaN: true }),
})
const nearby = (middle: Place) =>
  fc.record({
    latitude: fc.double({ min: middle.latitude - 0.1, max: middle.latitude + 0.1, noNaN: true }),
    longitude: fc.double({ min: middle.longitude - 0.2, max: middle.longitude + 0.2, noNaN: true }),
  })
const sizes = fc.record({ width: fc.integer({ min: 280, max: 1200 }), height: fc.integer({ min: 240, max: 700 }) })

/** Metres along the great circle, by the haversine. */
function metresBetween(a: Place, b: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half =
    Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  return 2 * 6_371_009 * Math.asin(Math.sqrt(half))
}

describe('the plane', () => {
  test.each([
    ['plain', plainAround],
    ['Mercator’s', mercatorAround],
  ])('%s is as long as the earth, north is up and east is right', (_, around) => {
    fc.assert(
      fc.property(
        places.chain((middle) => fc.tuple(fc.constant(middle), nearby(middle))),
        ([middle, place]) => {
          const { x, y } = around(middle)(place)
          const far = metresBetween(middle, place)
          expect(Math.abs(Math.hypot(x, y) - far)).toBeLessThanOrEqual(1 + far * 0.006)
          if (Math.abs(x) > 1) expect(Math.sign(x)).toBe(Math.sign(place.longitude - middle.longitude))
          if (Math.abs(y) > 1) expect(Math.sign(y)).toBe(Math.sign(middle.latitude - place.latitude))
        },
      ),
    )
  })

  test('the middle is between the outermost', () => {
    expect(
      middleOf([
        { latitude: 56, longitude: 8 },
        { latitude: 57, longitude: 10 },
        { latitude: 56.2, longitude: 8.1 },
      ]),
    ).toEqual({ latitude: 56.5, longitude: 9 })
  })
})

describe('what is in sight', () => {
  const points = fc.array(
    fc.record({ x: fc.integer({ min: -9000, max: 9000 }), y: fc.integer({ min: -9000, max: 9000 }) }),
    {
      minLength: 1,
      maxLength: 20,
    },
  )

  test('at first is everything', () => {
    fc.assert(
      fc.property(points, sizes, (all, size) => {
        const view = fitted(all, size)
        for (const point of all) {
          const { x, y } = toScreen(view, size, point)
          expect(x).toBeGreaterThanOrEqual(-0.01)
          expect(x).toBeLessThanOrEqual(size.width + 0.01)
          expect(y).toBeGreaterThanOrEqual(-0.01)
          expect(y).toBeLessThanOrEqual(size.height + 0.01)
        }
      }),
    )
  })

  test('comes nearer around the point that is pointed at', () => {
    fc.assert(
      fc.property(points, sizes, fc.double({ min: 0.2, max: 5, noNaN: true }), (all, size, factor) => {
        const whole = fitted(all, size)
        const at = { x: size.width / 3, y: size.height / 4 }
        const under = fromScreen(whole, size, at)
        const again = toScreen(zoomed(whole, whole, size, factor, at), size, under)
        expect(again.x).toBeCloseTo(at.x, 5)
        expect(again.y).toBeCloseTo(at.y, 5)
      }),
    )
  })

  test('never goes beyond what there is, nor nearer than half a metre a pixel', () => {
    const all = [
      { x: -1000, y: -500 },
      { x: 1000, y: 500 },
    ]
    const size = { width: 600, height: 400 }
    const whole = fitted(all, size)
    expect(pushed(whole, all, -1e6, 1e6)).toEqual({ ...whole, x: 1000, y: -500 })
    expect(zoomed(whole, whole, size, 1e6).pixels).toBe(2)
    expect(zoomed(whole, whole, size, 1e-6).pixels).toBe(whole.pixels / 2)
  })

  test.each([
    [0.1, 1000, 100],
    [0.06, 2000, 120],
    [0.05, 2000, 100],
    [0.5, 200, 100],
    [2, 50, 100],
  ])('a scale at %d pixels a metre is %d metres, %d pixels long', (pixels, metres, long) =>
    expect(scaleOf({ x: 0, y: 0, pixels }, 120)).toEqual({ metres, pixels: long }),
  )
})

describe('a line in the picture', () => {
  const box = { left: 0, top: 0, right: 100, bottom: 50 }

  test.each([
    [
      'inside',
      { x: 10, y: 10 },
      { x: 90, y: 40 },
      [
        { x: 10, y: 10 },
        { x: 90, y: 40 },
      ],
    ],
    [
      'through',
      { x: -10, y: 25 },
      { x: 110, y: 25 },
      [
        { x: 0, y: 25 },
        { x: 100, y: 25 },
      ],
    ],
    [
      'out below',
      { x: 50, y: 25 },
      { x: 50, y: 75 },
      [
        { x: 50, y: 25 },
        { x: 50, y: 50 },
      ],
    ],
    ['beside', { x: -10, y: 60 }, { x: 110, y: 60 }, null],
    ['round the corner', { x: -30, y: 20 }, { x: 20, y: -30 }, null],
    [
      'a point',
      { x: 5, y: 5 },
      { x: 5, y: 5 },
      [
        { x: 5, y: 5 },
        { x: 5, y: 5 },
      ],
    ],
  ])('%s', (_, from, to, seen) => expect(clipped(from, to, box)).toEqual(seen))

  test('is cut to points of the line that are in the box', () => {
    const point = fc.record({ x: fc.integer({ min: -200, max: 300 }), y: fc.integer({ min: -200, max: 300 }) })
    fc.assert(
      fc.property(point, point, (from, to) => {
        const inside = Array.from({ length: 101 }, (_, share) => ({
          x: from.x + ((to.x - from.x) * share) / 100,
          y: from.y + ((to.y - from.y) * share) / 100,
        })).filter(({ x, y }) => x >= 0 && x <= 100 && y >= 0 && y <= 50)
        const seen = clipped(from, to, box)
        if (inside.length > 0) expect(seen).not.toBeNull()
        for (const { x, y } of seen ?? []) {
          expect(x).toBeGreaterThanOrEqual(-1e-9)
          expect(x).toBeLessThanOrEqual(100 + 1e-9)
          expect(y).toBeGreaterThanOrEqual(-1e-9)
          expect(y).toBeLessThanOrEqual(50 + 1e-9)
          expect(Math.abs((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x))).toBeLessThan(1e-6)
        }
      }),
    )
  })

  test('ends where it goes out of sight', () => {
    const line = [
      { x: 10, y: 10 },
      { x: 50, y: 25 },
      { x: 150, y: 25 },
      { x: 150, y: 200 },
    ]
    expect(lastInSight(line, box)).toEqual({ x: 100, y: 25 })
    expect(lastInSight(line.slice(0, 2), box)).toEqual({ x: 50, y: 25 })
    expect(lastInSight([{ x: 5, y: 5 }], box)).toEqual({ x: 5, y: 5 })
    expect(lastInSight([{ x: 500, y: 5 }], box)).toBeNull()
  })
})

describe('tiles', () => {
  const template = 'https://tiles.example/{z}/{x}/{y}.png'

  test('have the numbers that all services give them', () => {
    // The well-known numbers of the tile with Copenhagen's town hall square, 55.676 N 12.568 E.
    const { x, y } = onWorld({ latitude: 55.676, longitude: 12.568 })
    expect([Math.floor(x * 2 ** 10), Math.floor(y * 2 ** 10)]).toEqual([547, 320])
    expect([Math.floor(x * 2 ** 16), Math.floor(y * 2 ** 16)]).toEqual([35055, 20512])
    expect(onWorld({ latitude: 0, longitude: 0 })).toEqual({ x: 0.5, y: 0.5 })
    expect(onWorld({ latitude: 85.0511287798066, longitude: -180 }).y).toBeCloseTo(0, 9)
  })

  test('cover the picture without a gap, each about as large as it is', () => {
    fc.assert(
      fc.property(places, sizes, fc.double({ min: 0.02, max: 2, noNaN: true }), (middle, size, pixels) => {
        const tiles = tilesOf(template, middle, { x: 300, y: -200, pixels }, size)
        const [edge] = tiles.map((tile) => tile.edge) as [number]
        expect(edge).toBeGreaterThan(256 / Math.SQRT2 - 1)
        expect(edge).toBeLessThan(256 * Math.SQRT2 + 1)
        const lefts = [...new Set(tiles.map(({ left }) => Math.round(left)))].sort((a, b) => a - b)
        expect(lefts[0]).toBeLessThanOrEqual(0)
        expect((lefts.at(-1) as number) + edge).toBeGreaterThanOrEqual(size.width - 1)
        const tops = tiles.map(({ top }) => top)
        expect(Math.min(...tops)).toBeLessThanOrEqual(0)
        expect(Math.max(...tops) + edge).toBeGreaterThanOrEqual(size.height - 1)
        expect(tiles.length).toBeLessThan(60)
        expect(new Set(tiles.map(({ address }) => address)).size).toBe(tiles.length)
      }),
    )
  })

  test('lie under the places they show', () => {
    const view = { x: 0, y: 0, pixels: 0.3 }
    const size = { width: 600, height: 400 }
    const tiles = tilesOf(template, lemvig, view, size)
    const z = depthOf(view, lemvig)
    const { x, y } = onWorld(lemvig)
    const own = tiles.find(
      ({ address }) => address === `https://tiles.example/${z}/${Math.floor(x * 2 ** z)}/${Math.floor(y * 2 ** z)}.png`,
    )
    if (!own) throw new Error('the middle has no tile')
    expect(own.left + (x * 2 ** z - Math.floor(x * 2 ** z)) * own.edge).toBeCloseTo(300, 3)
    expect(own.top + (y * 2 ** z - Math.floor(y * 2 ** z)) * own.edge).toBeCloseTo(200, 3)
  })

  test('go no deeper than services do', () => {
    expect(depthOf({ pixels: 50 }, lemvig)).toBe(19)
    expect(depthOf({ pixels: 1e-9 }, lemvig)).toBe(0)
  })
})

const stop = (citizen: string, start: number, at: Place | null = lemvig): MapStop => ({
  ...{ citizen, name: citizen, start, minutes: 20, way: 5 },
  latitude: at?.latitude ?? null,
  longitude: at?.longitude ?? null,
})
const route = (staff: string, stops: readonly MapStop[]): MapRoute => ({ staff, name: staff, mode: 'car', stops })

describe('routes on the map', () => {
  const routes = [
    route('karl', [stop('grete', 450), stop('poul', 500), stop('grete', 720), stop('gone', 800, null)]),
    route('maja', [stop('grete', 1100)]),
    route('nobody', [stop('gone', 500, null)]),
  ]
  const on = plainAround(lemvig)

  test('a home stands once, with every number of every route that is drawn', () => {
    const homes = homesOf(routes, () => true, on)
    expect(homes.map(({ citizen }) => citizen)).toEqual(['grete', 'poul'])
    expect(homes[0]?.marks.map(({ staff, numbers }) => [staff, numbers])).toEqual([
      ['karl', [1, 3]],
      ['maja', [1]],
    ])
    const [only] = homesOf(routes, (staff) => staff === 'maja', on)
    expect(only?.marks.map(({ staff }) => staff)).toEqual(['maja'])
    expect(homesOf(routes, () => false, on).map(({ marks }) => marks.length)).toEqual([0, 0])
  })

  test('a line goes from the start through the known homes and back', () => {
    const base = on({ latitude: 56.55, longitude: 8.3 })
    const [karl, maja, ...rest] = linesOf(routes, () => true, base, on)
    expect(rest).toEqual([])
    expect(karl?.points).toHaveLength(4)
    expect(karl?.back).toEqual([karl?.points[3], base])
    expect(maja?.points).toHaveLength(2)
    expect(linesOf(routes, () => true, null, on)[0]).toMatchObject({ points: { length: 3 }, back: null })
  })

  test('whoever has no known home is named once', () => expect(homeless(routes)).toEqual(['gone']))

  test('fifteen routes all look different', () => {
    const looks = Array.from({ length: 15 }, (_, at) => JSON.stringify(lookOf(at)))
    expect(new Set(looks).size).toBe(15)
  })
})

test('names lie over no other and inside the picture', () => {
  const size = { width: 500, height: 400 }
  const labels = fc.uniqueArray(
    fc.record({
      key: fc.string({ minLength: 1, maxLength: 6 }),
      text: fc.constantFrom('Maja Lund', 'Karl', 'Anders Sø Kristensen'),
      beside: fc.integer({ min: 10, max: 50 }),
      at: fc.record({ x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: -40, max: 440 }) }),
    }),
    { selector: ({ key }) => key, maxLength: 30 },
  )
  fc.assert(
    fc.property(labels, (all) => {
      const laid = placed(all, size)
      // Six block fewer heights than there are.
      if (all.length <= 6) expect(laid).toHaveLength(all.length)
      for (const [at, one] of laid.entries()) {
        expect(one.left).toBeGreaterThanOrEqual(0)
        expect(one.left + one.width).toBeLessThanOrEqual(size.width)
        expect(one.top).toBeGreaterThanOrEqual(0)
        expect(one.top + labelHigh).toBeLessThanOrEqual(size.height)
        for (const other of laid.slice(0, at)) {
          const isApart =
            one.left >= other.left + other.width ||
            other.left >= one.left + one.width ||
            Math.abs(one.top - other.top) >= labelHigh
          expect(isApart).toBe(true)
        }
      }
    }),
  )
})

test('a name at the lower edge goes above the one that stands there', () => {
  const at = { x: 100, y: 398 }
  const names = ['maja', 'karl', 'nina'].map((key) => ({ key, text: 'Maja Lund', at, beside: 10 }))
  expect(placed(names, { width: 500, height: 400 }).map(({ key, top }) => [key, top])).toEqual([
    ['maja', 376],
    ['karl', 352],
    ['nina', 328],
  ])
})
