import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#server/database/sql.ts'
import { asOwner } from '#server/database/transaction.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, serverOn } from '../http/asked.ts'
import { answersOf, faultsOf } from './security.ts'
import { codeOfRooms, root, textOf } from './tree.ts'

const page = textOf('docs/security.md')
const numbers = textOf('test/guards/asvs-5.0.0.txt')
  .trim()
  .split('\n')
  .map((line) => line.split(' ')[0] ?? '')

describe('the answers', () => {
  test('give every number of the list one answer, and every pass a test that is there', () => {
    expect(faultsOf(page, numbers, (file) => (existsSync(join(root, file)) ? textOf(file) : undefined))).toEqual([])
    expect(numbers).toHaveLength(253)
  })

  test.each<[string, (text: string) => string, RegExp]>([
    ['a number without an answer', (text) => text.replace(/^\| 8\.2\.2 .*\n/m, ''), /8\.2\.2 is not answered/],
    ['a number that is none', (text) => text.replace('| 8.2.2 |', '| 8.2.9 |'), /8\.2\.9 is no number/],
    ['a number answered twice', (text) => text.replace('| 8.2.2 |', '| 8.2.1 |'), /8\.2\.1 is answered twice/],
    [
      'a pass without a test',
      (text) => text.replace(/(\| 8\.2\.2 \| pass \|.*?\|).*/, '$1 |'),
      /8\.2\.2 passes without a test/,
    ],
    [
      'a test there is not',
      (text) => text.replaceAll('who may see which citizen: the', 'nobody: the'),
      /there is no test/,
    ],
    [
      'a file there is not',
      (text) => text.replaceAll('test/http/reach.test.ts', 'test/http/none.test.ts'),
      /there is no file/,
    ],
    [
      'another answer',
      (text) => text.replace('| 8.2.2 | pass |', '| 8.2.2 | surely |'),
      /8\.2\.2 is answered with surely/,
    ],
    ['other sums', (text) => text.replace(/\*\*\d+ pass/, '**250 pass'), /adds up/],
  ])('are refused with %s', (_, change, fault) => {
    const text = change(page)
    expect(text).not.toBe(page)
    const faults = faultsOf(text, numbers, (file) => (existsSync(join(root, file)) ? textOf(file) : undefined))
    expect(faults.join('\n')).toMatch(fault)
  })

  test('what this page points to stands in it', () => {
    const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
      text
        .toLowerCase()
        .replaceAll(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-'),
    )
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link)
    expect(links.length).toBeGreaterThan(15)
    expect(links.filter((link) => !headings.includes(link ?? ''))).toEqual([])
    const files = [...page.matchAll(/\]\((guides\/[^)]+)\)/g)].map(([, file]) => `docs/${file}`)
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  test('are to the list as it was published, where it is at hand', () => {
    const published = join(root, '../shared/data/security/asvs_5.0.0.csv')
    if (!existsSync(published)) return void console.warn('Skipped: the published list of ASVS 5.0 is not here.')
    const rows = [...readFileSync(published, 'utf8').matchAll(/^v5\.0\.0-([\d.]+),([12]),/gm)]
    expect(rows.map(([, number]) => number)).toEqual(numbers)
    expect([...answersOf(page).keys()].length).toBe(rows.length)
  })
})

const code = codeOfRooms().filter((path) => !path.includes('.test.'))
const linesWith = (pattern: RegExp, paths = code): string[] =>
  paths.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
  )

describe('in the code of the rooms', () => {
  const fromText = /\beval\(|new Function\(|innerHTML|dangerouslySet|document\.write|insertAdjacentHTML/
  test('no code is made from text', () => {
    expect(linesWith(fromText)).toEqual([])
    expect(fromText.test('element.innerHTML = text')).toBe(true)
    const patterns = linesWith(/new RegExp\(/).filter((line) => !/new RegExp\((\/|['`])/.test(line))
    expect(patterns.filter((line) => line.startsWith('src/server/http') || line.startsWith('src/web'))).toEqual([])
  })

  test('programs are started without a shell', () => {
    expect(linesWith(/shell: true|[^.\w]exec(Sync)?\(/)).toEqual([])
  })

  test('what must not be guessed comes from the system’s generator', () => {
    expect(linesWith(/Math\.random/)).toEqual([])
    expect(linesWith(/randomBytes\(32\)/, ['src/server/access/session.ts'])).toHaveLength(1)
  })

  test('cryptography is that of the runtime', () => {
    const used = linesWith(/createHash\(|createCipheriv\(|createHmac\(|hkdf\w*\(|generateKeyPair\w*\(/)
    expect(used.length).toBeGreaterThan(3)
    // A UUID of version 5 is made of SHA-1 by its definition; it guards nothing.
    const guarding = used.filter((line) => !line.startsWith('src/server/reports/rows.ts'))
    const known = /'sha256'|'aes-256-gcm'|'ed25519'|cipher|algorithm/i
    expect(guarding.filter((line) => !known.test(line))).toEqual([])
    expect(linesWith(/md5|'aes-\d+-(ecb|cbc)|createDecipher\(/i)).toEqual([])
  })

  test('no certificate is taken unseen', () => {
    expect(linesWith(/rejectUnauthorized|NODE_TLS_REJECT/)).toEqual([])
  })

  test('the server asks nobody outside but the provider, and the service of travel times where one is named', () => {
    const asks = linesWith(
      /[^.\w]fetch\(|https?\.(get|request)\(|from 'openid-client'|node:https?'/,
      code.filter((path) => path.startsWith('src/server')),
    )
    expect([...new Set(asks.map((line) => line.split(':')[0]))].sort()).toEqual([
      'src/server/access/provider.ts',
      'src/server/planning/travel-service.ts',
    ])
  })
})

describe('on the wire and in the database', () => {
  let database: TestDatabase
  let asked: Asked
  beforeAll(async () => {
    database = await freshDatabase()
    asked = serverOn(database)
  })
  afterAll(async () => {
    await asked.server.close()
    await database.close()
  })

  test('nothing of the provider is kept in the database', async () => {
    const columns = await asOwner(database.pool, (transaction) =>
      transaction.rows<{ name: string }>(sql`
        select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'frirum' and column_name ~ '(token|password|access_key|refresh)'`),
    )
    expect(columns).toEqual([])
  })

  test('no address leads out of the folder of pages', async () => {
    for (const url of [
      '/../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/.git/config',
      '/assets/',
      '/%2e%2e/.env',
    ])
      expect((await asked.server.inject({ url })).statusCode, url).toBeGreaterThanOrEqual(400)
  })

  const head = 'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'
  test.each([
    ['two lengths', `${head}Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}abc`],
    ['a length and chunks', `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ])('a message whose length can be read in two ways is refused: %s', async (_, message) => {
    if (!asked.server.server.listening) await asked.server.listen({ port: 0, host: '127.0.0.1' })
    const { port } = asked.server.server.address() as { port: number }
    const answer = await new Promise<string>((done) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(message))
      let text = ''
      socket.on('data', (bytes) => {
        text += bytes
      })
      socket.on('close', () => done(text))
      socket.on('error', () => done(text))
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400/)
  })
})
