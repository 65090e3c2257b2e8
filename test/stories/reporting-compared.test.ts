/** The week that two models write down: what one example says of the other must be what the other answers. */
import { expect, test } from 'vitest'
import { runExample } from '#care/examples/run.ts'
import { loadPreset } from '#server/governance/load.ts'

const exampleId = 'reporting-week'

// fulfils: 002-48
test.each([
  ['solna', 'minute-control'],
  ['minute-control', 'solna'],
])('%s is measured against what %s answers for the same visits', async (own, other) => {
  const [one, two] = [await weekOf(own), await weekOf(other)]
  const { ask } = one.example
  const answer = runExample(two.model, two.example).got as { byRole: object }
  expect(ask.kind === 'reporting' && ask.against).toEqual({ model: other, byRole: answer.byRole })
  expect(visitsOf(one)).toEqual(visitsOf(two))
})

async function weekOf(id: string) {
  const loaded = await loadPreset(id)
  const example = loaded?.examples.find((each) => each.id === exampleId)
  if (!loaded || !example) throw new Error(`${id} has no example ${exampleId}`)
  return { model: loaded.model, example }
}

/** The visits without what they are called in one catalogue or the other. */
const visitsOf = ({ example }: Awaited<ReturnType<typeof weekOf>>) =>
  example.given?.plans?.map(({ from, visits }) => ({
    from,
    visits: visits.map(({ services: _, ...visit }) => visit),
  }))
