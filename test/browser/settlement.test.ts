import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, type Opened, opened } from './open.ts'

let house: Opened
const folder = mkdtempSync(path.join(tmpdir(), 'frirum-files-'))
const fileOf = (name: string, text: string): string => {
  const whole = path.join(folder, name)
  writeFileSync(whole, text)
  return whole
}

/** An amount or a count as a page writes it, in minor units or as it is. */
const read = (text: string): number => Number(text.replace(/[^\d−-]/g, '').replace('−', '-'))
const figures = async (page: Page, name: string): Promise<number[]> =>
  (await page.locator(`[data-sum="${name}"]`).allTextContents()).map(read)
const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0)

const to = async (page: Page, address: string): Promise<void> => {
  await page.goto(house.address + address)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** How many times something was asked to begin at an address from here on. */
function startsOf(page: Page, path: string): () => number {
  let count = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === path) count++
  })
  return () => count
}

/** Two clicks within one turn, which no drawing comes between. */
const twice = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })

describe.skipIf(!hasBrowser)('money and files in the browser', () => {
  beforeAll(async () => {
    house = await opened()
  }, 120_000)
  afterAll(async () => {
    await house.close()
    expect(house.complaints).toEqual([])
  })

  describe('a month', () => {
    test('is settled by a press, and what it came to adds up three ways', async () => {
      const page = await house.as('controller')
      await to(page, '/settlement')
      await page.getByRole('button', { name: 'Afregn september 2026' }).click()
      await page.getByRole('link', { name: 'september 2026' }).click()
      await page.getByRole('heading', { name: 'Efter art' }).waitFor()
      const [total = 0] = await figures(page, 'total')
      expect(total).toBeGreaterThan(0)
      for (const name of ['Efter art', 'Efter team', 'Efter afregning']) {
        const table = page.getByRole('table', { name })
        const parts = (await table.locator('[data-sum="part"]').allTextContents()).map(read)
        expect(sum(parts), name).toBe(total)
        expect(read((await table.locator('[data-sum="whole"]').textContent()) ?? ''), name).toBe(total)
      }
    })

    test('has lines that add up to what is said above them, whole and of one citizen', async () => {
      const page = await house.as('controller')
      await to(page, '/settlement/2026-09?view=lines')
      const said = async () =>
        read(
          ((await page.locator('section [role="status"] strong').first().textContent()) ?? '')
            .split(',')
            .slice(1)
            .join(','),
        )
      await page.locator('[data-sum="line"]').first().waitFor()
      expect(sum(await figures(page, 'line'))).toBe(await said())
      expect(await said()).toBe((await figures(page, 'total'))[0])
      await page.getByLabel('Navn eller personnummer').fill('251248-9996')
      await page.getByRole('button', { name: 'Find' }).click()
      await page.getByText('Kun Lyngvig Grete').waitFor()
      expect(sum(await figures(page, 'line'))).toBe(await said())
      expect(await page.getByText('Lyngvig Poul').count()).toBe(0)
      await page
        .getByRole('button', { name: /^Grund:/ })
        .first()
        .press('Enter')
      await page.getByText('Bevilget fra').first().waitFor()
      await page.goBack()
      await page.getByText('Lyngvig Poul').first().waitFor()
    })

    test('has teams whose income, pay and rest add up, and to the whole', async () => {
      const page = await house.as('controller')
      await to(page, '/settlement/2026-09?view=teams')
      await page.locator('[data-sum="income"]').first().waitFor()
      const [income, cost, left] = [
        await figures(page, 'income'),
        await figures(page, 'cost'),
        await figures(page, 'left'),
      ]
      expect(income.map((one, at) => one - (cost[at] ?? 0))).toEqual(left)
      expect([sum(income)]).toEqual(await figures(page, 'all-income'))
      expect([sum(left)]).toEqual(await figures(page, 'all-left'))
      expect(await figures(page, 'all-income')).toEqual(await figures(page, 'total'))
    })

    test('settled again with nothing new says so', async () => {
      const page = await house.as('controller')
      await to(page, '/settlement/2026-09')
      await page.getByRole('button', { name: 'Afregn igen' }).click()
      await page.getByText('Intet nyt: måneden var afregnet').waitFor()
    })

    test('is tried with another model beside what is posted', async () => {
      const page = await house.as('controller')
      await to(page, '/settlement/2026-09?view=try')
      await page.getByLabel('Model at prøve').selectOption({ index: 1 })
      await page.getByRole('button', { name: 'Prøv' }).click()
      await page.getByText('Intet er bogført').or(page.getByRole('alert')).first().waitFor()
      expect(page.url()).toContain('job=')
    })

    test('is fetched as a file', async () => {
      const page = await house.as('controller')
      await to(page, '/settlement/2026-09')
      const coming = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Linjer (CSV)' }).click()
      expect((await coming).suggestedFilename()).toBe('lyngvig-2026-09-lines.csv')
    })

    test('that is not settled says so', async () => {
      const page = await house.as('controller')
      await to(page, '/settlement/2026-02')
      await page.getByText('Den måned er ikke afregnet endnu.').waitFor()
    })

    test.each([
      ['2026-13', 'Afregning'],
      ['9999-12', 'december 9999'],
      ['x', 'Afregning'],
    ])('that cannot be, %s, is no place to try again', async (month, heading) => {
      const page = await house.as('controller')
      await to(page, `/settlement/${month}`)
      await page.getByRole('alert').waitFor()
      await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
      expect(await page.getByRole('button', { name: 'Prøv igen' }).count()).toBe(0)
    })

    test('tried by a fast double click is tried once', async () => {
      const page = await house.as('controller')
      await to(page, '/settlement/2026-09?view=try')
      const asked = startsOf(page, '/api/settlements/jobs')
      await twice(page, 'Prøv')
      await page.waitForURL(/job=/)
      expect(asked()).toBe(1)
    })

    test('goes on, once a finding is marked, from what was said of it or from the next', async () => {
      const page = await house.as('controller')
      const focused = (selector: string) =>
        page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector)
      await to(page, '/settlement/2026-09?view=look')
      await page.locator('.decide .button').first().press('Enter')
      await focused('.mark-told')
      await to(page, '/settlement/2026-09?view=look&open=true')
      await page.locator('.decide .button').first().press('Enter')
      await focused('.finding button, section')
    })
  })

  describe('a file', () => {
    const teams = () => fileOf('teams.csv', 'nøgle;navn;farve\nøst;Team Øst;blå\n;Uden nøgle;rød\n')

    test('is put there by keyboard, tried, and the right rows are taken in; all counts add up', async () => {
      const page = await house.as('controller')
      await to(page, '/imports')
      const choosing = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: 'Vælg en fil' }).press('Enter')
      await (await choosing).setFiles(teams())
      await page.getByText('Det ligner teams og medarbejdere.').waitFor()
      await page.getByText('Ikke forstået, og ladt ligge: farve').waitFor()
      await page.getByRole('button', { name: 'Se, hvad der bliver forstået' }).press('Enter')
      await page.getByText('Linje 3, nøgle').waitFor()
      await page.getByText('må ikke være tomt').waitFor()
      expect([sum(await figures(page, 'part'))]).toEqual(await figures(page, 'whole'))
      await page.getByRole('button', { name: 'Tag den ene rigtige række ind' }).press('Enter')
      await page.getByText('Det er taget ind.').waitFor()
      const history = page.getByRole('region', { name: 'Tidligere filer' })
      await history.getByText('taget ind').first().waitFor()
      await history.getByText('Lyngvig controller').first().waitFor()
    })

    test('is dropped, and a page opened again finds what came of it', async () => {
      const page = await house.as('controller')
      await to(page, '/imports')
      const held = await page.evaluateHandle(() => {
        const transfer = new DataTransfer()
        transfer.items.add(new File(['key;name\nwest;West\n'], 'west.csv', { type: 'text/csv' }))
        return transfer
      })
      await page.locator('.drop').dispatchEvent('drop', { dataTransfer: held })
      await page.getByRole('button', { name: 'Se, hvad der bliver forstået' }).click()
      await page.getByText('Alt blev forstået.').waitFor()
      await page.reload()
      await page.getByRole('button', { name: 'Tag det hele ind' }).waitFor()
    })

    test.each([
      ['tom.csv', '', 'Filen er tom.'],
      ['ark.xlsx', 'PK\u0003\u0004…', 'Det er et regneark.'],
      ['brev.pdf', '%PDF-1.7 …', 'Det er hverken en tabel eller en indberetning.'],
      ['dyr.csv', 'dyr;lyd\nkat;miav\n', 'Ingen af kolonnerne er kendt.'],
    ])('%s is told from what can be taken in', async (name, text, said) => {
      const page = await house.as('controller')
      await to(page, '/imports')
      await page.locator('input[type=file]').setInputFiles(fileOf(name, text))
      await page.getByText(said).waitFor()
    })

    test('of reports that is none says where and why', async () => {
      const page = await house.as('controller')
      await to(page, '/imports')
      await page.locator('input[type=file]').setInputFiles(fileOf('rapport.json', '{"resourceType":"Patient"}'))
      await page.getByText('Det ligner indberetning (FHIR).').waitFor()
      await page.getByRole('button', { name: 'Se, hvad der bliver forstået' }).click()
      await page.getByText('er ingen indberetning: der skal være en Bundle').waitFor()
      expect(await page.getByRole('button', { name: /^Tag/ }).count()).toBe(0)
      await page.getByRole('region', { name: 'Tidligere filer' }).getByText('intet kunne læses').first().waitFor()
    })

    const tried = async (name: string, content: string): Promise<Page> => {
      const page = await house.as('controller')
      await to(page, '/imports')
      await page.locator('input[type=file]').setInputFiles(fileOf(name, content))
      await page.getByRole('button', { name: 'Se, hvad der bliver forstået' }).click()
      return page
    }

    test('of reports that breaks off is told where in the language of the page', async () => {
      const page = await tried('brudt.json', '{"a":\n  tru}')
      await page.getByText('linje 2, tegn 3').waitFor()
    })

    test('with column names alone has no rows', async () => {
      const page = await tried('kun-navne.csv', 'key;name\n')
      await page.getByText('Filen har ingen rækker.').first().waitFor()
      expect(await page.getByText('Alt blev forstået.').count()).toBe(0)
    })

    test('has its wrong rows counted in the history as on its page, however much is wrong with each', async () => {
      const page = await tried('forkert.csv', 'nøgle;navn;privat;budget\nvest;Vest;måske;meget\nsyd;Syd;nej;100\n')
      await page.getByText('Linje 2, privat').waitFor()
      const history = page.getByRole('region', { name: 'Tidligere filer' })
      const row = history.getByRole('listitem').filter({ hasText: 'forkert.csv' }).first()
      await row.getByText('1 ny, 0 ændrede, 0 uændrede. 1 ikke forstået').first().waitFor()
    })

    test('is begun once by a fast double click, and says so where it was taken in already', async () => {
      const page = await tried('nord.csv', 'key;name\nfar-north;Far north\n')
      await page.getByRole('button', { name: 'Tag det hele ind' }).waitFor()
      const asked = startsOf(page, '/api/imports')
      await twice(page, 'Tag det hele ind')
      await page.getByText('Det er taget ind.').waitFor()
      expect(asked()).toBe(1)
      await page.goBack()
      await page.getByText('Filen er allerede taget ind.').waitFor()
      expect(await page.getByRole('button', { name: /^Tag/ }).count()).toBe(0)
      await page.goBack()
      await page.getByText('Filen er allerede taget ind.').waitFor()
      expect(await page.getByRole('button', { name: 'Se, hvad' }).count()).toBe(0)
    })
  })
})
