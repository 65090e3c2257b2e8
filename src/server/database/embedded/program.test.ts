import { lstatSync, readdirSync, rmSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { must } from '#kernel/result.ts'
import { scratchFolder } from '../../../../test/database.ts'
import { readyProgram, runAs } from './program.ts'

describe.runIf(runAs())('as root the program is copied to where its user can reach it', () => {
  let place: string
  beforeAll(async () => {
    place = await scratchFolder()
  })
  afterAll(() => rm(place, { recursive: true }))

  it('once for a version', async () => {
    const program = must(await readyProgram(place))
    expect(program.folder).toBe(path.join(place, program.version))
    const made = statSync(program.folder).ino
    await readyProgram(place)
    expect(statSync(program.folder).ino).toBe(made)
    expect(readdirSync(place)).toEqual([program.version])
  })

  it('by two at once without leaving anything else', async () => {
    rmSync(place, { recursive: true })
    const [one, other] = await Promise.all([readyProgram(place), readyProgram(place)])
    expect(one).toEqual(other)
    expect(readdirSync(place)).toEqual([must(one).version])
  })

  it('again when a library link or a program is missing', async () => {
    const { folder } = must(await readyProgram(place))
    for (const file of ['lib/libicuuc.so.60', 'bin/initdb']) {
      rmSync(path.join(folder, file))
      await readyProgram(place)
      expect(lstatSync(path.join(folder, file)).size).toBeGreaterThan(0)
    }
    expect(lstatSync(path.join(folder, 'lib/libicuuc.so.60')).isSymbolicLink()).toBe(true)
  })
})
