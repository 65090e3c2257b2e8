import { describe, expect, test } from 'vitest'
import { commands } from './commands.ts'

describe.each(commands.map((listed) => [listed.name, listed] as const))('./frirum %s', (_, listed) => {
  test('is in the list as it is, and its help names how it is called and every code it ends with', async () => {
    const { name, summary, usage, help, options } = await listed.load()
    expect({ name, summary }).toEqual({ name: listed.name, summary: listed.summary })
    expect(usage).toMatch(new RegExp(`^${name}\\b`))
    expect(help).toMatch(/Exit codes: 0 /)
    for (const option of Object.keys(options)) expect(`${usage}\n${help}`).toContain(`--${option}`)
  })
})
