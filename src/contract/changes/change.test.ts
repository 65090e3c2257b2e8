import { expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import type { Change, Compass, Headroom } from '#care/changes/change.ts'
import type { Told } from '#contract/http/told.ts'
import type { changeAsked, compass, headroom } from './change.ts'

test('what is asked is a change, and what the compass says can be told', () => {
  expectTypeOf<z.output<typeof changeAsked>>().toExtend<Change>()
  expectTypeOf<Change['components'][number]['kind']>().toEqualTypeOf<
    z.output<typeof changeAsked>['components'][number]['kind']
  >()
  expectTypeOf<Compass>().toExtend<Told<z.input<typeof compass>>>()
  expectTypeOf<Headroom>().toExtend<Told<z.input<typeof headroom>>>()
})
