import { describe, expect, test } from 'vitest'
import { runExample } from '#care/examples/run.ts'
import { sampleOf } from '#care/examples/sample.ts'
import { frameFits } from '#care/governance/frame-fit.ts'
import type { Month } from '#kernel/calendar/month.ts'
import { loadPreset, presetIds } from './load.ts'

const month = '2026-10' as Month
const answered = async (id: string) => {
  const { model } = (await loadPreset(id))!
  const sample = sampleOf(model, month)
  const put = (ask: never) =>
    runExample(model, { id, title: model.title, shows: [], given: sample.given, ask, expect: {} }).got
  return { model, sample, put }
}

describe.each(await presetIds())('the sample citizen under %s', (id) => {
  test('is granted in frames that the model grants, and what is planned fits in them', async () => {
    const { model, sample } = await answered(id)
    const grant = sample.given.grants?.[0]
    for (const { cluster = null, service = null, per } of grant?.frames ?? []) {
      const { scope } = model.frame
      const asked = {
        scope,
        of: cluster ?? service,
        per,
        course: grant?.course ?? null,
        category: grant?.category ?? null,
      }
      expect(frameFits(model, asked)).toMatchObject({ ok: true })
    }
    expect(sample.plannedPerWeek).toBeLessThan(sample.grantedPerWeek)
    expect(sample.grantedPerWeek).toBe(sample.personalOnly ? 240 : 300)
  })

  test('gets an answer to every question it can be asked', async () => {
    const { sample, put } = await answered(id)
    for (const { id: question, ask } of sample.questions) {
      if (ask === null) expect([question, sample.personalOnly]).toEqual(['swapped', true])
      else expect(put(ask as never)).toMatchObject({ effect: expect.any(String), by: expect.any(String) })
    }
  })
})

test.each([
  ['syddjurs', 'insideFrame', 'insideFrame'],
  ['minute-control', 'insideFrame', 'outside'],
  ['solna', 'insideFrame', 'outside'],
])('under %s a quarter more is %s and three hours more %s', async (id, little, much) => {
  const { sample, put } = await answered(id)
  const effect = (question: string) =>
    (put(sample.questions.find((one) => one.id === question)?.ask as never) as { effect: string }).effect
  expect([effect('littleMore'), effect('muchMore')]).toEqual([little, much])
})

test('the extra morning is paid where performed time is, and not where a rate is', async () => {
  const total = async (id: string) =>
    ((await answered(id)).put({ kind: 'settlement', month } as never) as { totalMinor: number }).totalMinor
  // 31 mornings of 30 minutes and one of 20 more, and three of four cleanings with one paid as declined at the door.
  expect(await total('solna')).toBe(892_500)
  expect(await total('syddjurs')).toBe(1_853_180)
  expect(await total('assens')).toBe(0)
})
