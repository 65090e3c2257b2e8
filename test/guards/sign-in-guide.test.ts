import { expect, test } from 'vitest'
import { refusals } from '#contract/access/session.ts'
import { readProvider } from '#server/access/provider/settings.ts'
import { textOf } from './tree.ts'

const guide = textOf('docs/guides/sign-in-with-our-identity-provider.md')

test('the file in the guide is one that the server starts with, its lines in comment too', () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? []
  const whole = yaml.replaceAll(/^# (\w+: )/gm, '$1')
  expect(whole).toContain('\nteams: ')
  for (const text of [yaml, whole]) {
    const read = readProvider(text, 'sign-in.yaml', 'sixteen letters or more')
    expect(read).toMatchObject({ ok: true, value: { municipality: { always: 'example' } } })
  }
})

test('the guide tells what to do about every way in which somebody does not come in', () => {
  const told = [...guide.matchAll(/^\| `(\w+)` \|/gm)].map(([, kind]) => kind)
  expect(told).toEqual(expect.arrayContaining(refusals.filter((kind) => kind !== 'tooMany')))
})
