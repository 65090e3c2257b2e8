import { defineConfig } from 'vitest/config'
import { ClosingLine } from './test/closing-line.ts'

/** One run for every test: beside the code in `src`, and whole stories, guards and simulations in `test`. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // What must stand before the first test and fall after the last, such as a database of our own, is named here.
    reporters: ['default', new ClosingLine()],
    globalSetup: ['test/database-server.ts'],
    // Two, because a test of the server has a database beside it and a small machine two cores.
    maxWorkers: 2,
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
