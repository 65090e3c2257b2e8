import { expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import type { DueFollowUp } from '#care/followup/due.ts'
import type { Told } from '#contract/http/told.ts'
import type { readFollowUps } from './operations.ts'

test('what is due can be told', () => {
  expectTypeOf<DueFollowUp>().toEqualTypeOf<Told<z.output<(typeof readFollowUps)['answer']>>['items'][number]>()
})
