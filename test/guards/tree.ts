import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the house stands, so that the guards work from any folder. */
export const root = join(import.meta.dirname, '../..')

/** Every file that is or would be part of a commit. */
export function filesOfTree(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  return [...new Set(listed.toString().split('\0'))].filter((path) => path !== '' && existsSync(join(root, path)))
}

export const codeOfRooms = (): string[] => filesOfTree().filter((path) => /^src\/.*\.tsx?$/.test(path))

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
