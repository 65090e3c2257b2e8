/** The pages of those who lead: models, the palette, people and teams, the cockpit. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PersonKey, teams } from '../http/small-town.ts'
import { hasBrowser, type Look, type Opened, opened } from './open.ts'

let house: Opened

describe.skipIf(!hasBrowser)('those who lead, in the browser', () => {
  beforeAll(async () => {
    house = await opened()
  }, 120_000)
  afterAll(async () => {
    await house.close()
    expect(house.complaints).toEqual([])
  })

  const at = async (person: PersonKey, path: string, look: Partial<Look> = {}): Promise<Page> => {
    const page = await house.as(person, look)
    await page.goto(house.address + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.locator('.waiting').first().waitFor({ state: 'detached' })
    return page
  }

  describe('models', () => {
    test('a page says that its examples answered just now, and each shows what should come and came', async () => {
      const page = await at('leader', '/models/syddjurs/2022.1')
      await page.getByText(/^Alle \d+ eksempler svarer, som de skal\.$/).waitFor()
      const first = page.locator('details.example').first()
      expect(await page.locator('details.example.bad').count()).toBe(0)
      await first.locator('summary').click()
      await first.getByText('Skal være, og er').first().waitFor()
      await page.getByText('Tal, som ingen kilde giver').waitFor()
    })

    test('a model that the municipality has taken in runs its examples too', async () => {
      const page = await at('helper', '/models/base/2026.1')
      expect(await page.locator('details.example.good').count()).toBe(8)
    })

    test('a model is taken as a file', async () => {
      const page = await at('leader', '/models/solna/2025.1')
      const coming = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Hent som YAML-fil' }).click()
      expect((await coming).suggestedFilename()).toBe('solna-2025.1.yaml')
    })

    test('two are chosen and held beside each other, under an address of its own', async () => {
      const page = await at('leader', '/models')
      await page.getByLabel('Den ene').selectOption({ label: 'Solna: rammetid pr. indsatsgruppe' })
      await page.getByLabel('Den anden').selectOption({ label: 'Syddjurs: fast takst pr. borger' })
      await page.getByRole('button', { name: 'Sammenlign' }).click()
      await page.getByRole('heading', { name: 'De samme spørgsmål' }).waitFor()
      expect(new URL(page.url()).pathname).toBe('/models/compare')
      const paid = page.getByRole('row', { name: /^Betales for september 2026/ })
      expect(await paid.getByRole('cell').allTextContents()).toEqual([
        expect.stringContaining('SEK'),
        expect.stringContaining('kr.'),
      ])
      const more = page.getByRole('row', { name: /^Tre timer mere om ugen/ })
      expect(await more.textContent()).toContain('forskelligt svar')
      await page.reload()
      await page.getByRole('heading', { name: 'De samme spørgsmål' }).waitFor()
    })
  })

  describe('the palette, by keyboard alone', () => {
    test('opens, goes to a page by a few letters, and gives the focus back when it is left', async () => {
      const page = await at('leader', '/week')
      await page.getByRole('button', { name: /^Gå til/ }).focus()
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog', { name: 'Gå til' }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Gå til')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog', { name: 'Gå til' }).waitFor()
      await page.keyboard.type('modelle')
      await page.getByRole('menuitem', { name: /^Modeller/ }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Styringsmodeller' }).waitFor()
      expect(await page.getByRole('dialog').count()).toBe(0)
    })

    test('finds a citizen by name, among those within reach only', async () => {
      const page = await at('helper', '/day')
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog', { name: /^(Gå til|Gå till)$/ }).waitFor()
      await page.keyboard.type('gret')
      await page.getByRole('menuitem', { name: /Lyngvig Grete/ }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: /Lyngvig Grete/ }).waitFor()
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog', { name: /^(Gå til|Gå till)$/ }).waitFor()
      await page.keyboard.type('poul')
      await page.getByText('Intet passer til det, du skrev.').waitFor()
    })

    test('changes the language and the light', async () => {
      const page = await at('leader', '/models')
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog', { name: /^(Gå til|Gå till)$/ }).waitFor()
      await page.keyboard.type('svensk')
      await page.getByRole('menuitem', { name: /^Skift til svensk/ }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Styrmodeller' }).waitFor()
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog', { name: /^(Gå til|Gå till)$/ }).waitFor()
      await page.keyboard.type('mörk')
      await page.getByRole('menuitem', { name: /mörkt/ }).waitFor()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
    })

    test('a question mark shows the keys, not where somebody writes, and can be switched off', async () => {
      const page = await at('leader', '/people')
      await page.getByLabel('Søg på navn').focus()
      await page.keyboard.press('?')
      expect(await page.getByRole('dialog').count()).toBe(0)
      await page.getByLabel('Søg på navn').fill('')
      await page.getByRole('heading', { level: 1 }).click()
      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: 'Genveje på tastaturet' }).waitFor()
      await page.getByLabel('Spørgsmålstegn viser genvejene').uncheck()
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      expect(await page.getByRole('dialog').count()).toBe(0)
    })

    test('knows every page that the menu does', async () => {
      for (const person of ['helper', 'officer', 'leader', 'controller', 'grete'] as const) {
        const page = await house.as(person)
        const menu = await page.getByRole('navigation', { name: 'Sider' }).getByRole('link').allTextContents()
        await page.keyboard.press('Control+k')
        const group = page.getByRole('group', { name: 'Sider' })
        await group.waitFor()
        const pages = await group.getByRole('menuitem').allTextContents()
        expect(pages.toSorted(), person).toEqual(expect.arrayContaining(menu.toSorted()))
      }
    })
  })

  describe('people and teams', () => {
    test('citizens are found by name, and a team is opened', async () => {
      const page = await at('leader', '/people')
      await page.getByLabel('Søg på navn').fill('grete')
      await page.getByRole('button', { name: 'Søg' }).click()
      await page.getByRole('link', { name: 'Lyngvig neighbour' }).first().waitFor({ state: 'detached' })
      await page.getByRole('link', { name: 'Lyngvig Grete' }).waitFor()
      await page.getByRole('link', { name: 'Lyngvig team north' }).click()
      await page.getByRole('heading', { level: 1, name: 'Lyngvig team north' }).waitFor()
      expect(await page.getByText('Lyngvig contact').first().textContent()).toContain('sosu-assistent')
    })

    test('the professions of a team add up to it, and what the leader decides is kept with its history', async () => {
      const page = await at('leader', `/teams/${teams.north}`)
      const rows = page.getByRole('table', { name: 'Faggrupper' }).locator('tbody tr')
      const counts = await rows.locator('td:nth-child(2)').allTextContents()
      const whole = await page.getByRole('table', { name: 'Faggrupper' }).locator('tfoot td').first().textContent()
      expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(Number(whole))
      const change = page.getByRole('button', { name: 'Ændr trin Egen plan og vagter' })
      for (const [step, why] of [
        ['Teamet foreslår', 'Teamet er nyt.'],
        ['Teamet bestemmer', 'Det gik godt.'],
      ] as const) {
        await change.click()
        await page.getByLabel('Trin').and(page.locator('select')).selectOption({ label: step })
        await page.getByLabel('Fra og med').fill(step === 'Teamet foreslår' ? '2026-09-01' : '2026-10-01')
        await page.getByLabel('Hvorfor').fill(why)
        await page.getByRole('button', { name: 'Gem' }).click()
        await page.locator('strong', { hasText: step }).waitFor()
      }
      await page.getByText('Historik').click()
      await page.getByText(/Teamet er nyt\./).waitFor()
    })

    test('a citizen without a fixed contact is told of, and gets one', async () => {
      const page = await at('leader', `/teams/${teams.north}`)
      await page.getByRole('heading', { name: '2 borgere har ingen fast kontakt' }).waitFor()
      await page
        .getByRole('button', { name: /^Vælg fast kontakt/ })
        .first()
        .click()
      await page
        .getByLabel('Hvem')
        .and(page.locator('select'))
        .selectOption({ label: 'Lyngvig contact, sosu-assistent' })
      await page.getByRole('button', { name: 'Gem' }).click()
      await page.getByRole('heading', { name: '1 borger har ingen fast kontakt' }).waitFor()
    })

    test('somebody who only works in the team changes nothing of it', async () => {
      const page = await at('helper', `/teams/${teams.north}`)
      expect(await page.getByRole('button', { name: /Slut i teamet|Ændr trin|Vælg coach/ }).count()).toBe(0)
    })
  })

  describe('the cockpit', () => {
    const minutesIn = (text: string): number[] =>
      [...text.matchAll(/(−)?(?:([\d.]+) t)? ?(?:(\d+) min)?(?= frirum| givet| planlagt|$)/g)]
        .filter(([whole]) => whole !== '')
        .map(
          ([, minus, hours = '0', rest = '0']) =>
            (minus ? -1 : 1) * (Number(hours.replace('.', '')) * 60 + Number(rest)),
        )
    const numbersIn = (text: string): number[] =>
      (text.match(/\d[\d.]*/g) ?? []).map((each) => Number(each.replace('.', '')))

    test('shows at most seven figures, and says of what it does not know enough', async () => {
      const page = await at('leader', '/cockpit')
      const figures = await page.locator('.figures > li').count()
      expect(figures).toBeGreaterThanOrEqual(4)
      expect(figures).toBeLessThanOrEqual(7)
      await page.getByText('vises, når låse eller ure fortæller, hvem der kom. Det gættes ikke.').waitFor()
    })

    test('what is left, given and planned adds up to the frames, for the team and over its citizens', async () => {
      const page = await at('leader', '/cockpit?figure=room')
      const said = await page.locator('.figure-parts').first().textContent()
      const [left = 0, done = 0, ahead = 0, framed = 0] = minutesIn(said ?? '')
      expect(framed).toBeGreaterThan(0)
      expect(left + done + ahead).toBe(framed)
      const rows = page.locator('#behind-room section').last().locator('tbody tr td')
      await rows.first().waitFor()
      const each = (await rows.allTextContents()).map(minutesIn)
      const sums = [0, 1, 2, 3].map((place) => each.reduce((sum, one) => sum + (one[place] ?? 0), 0))
      expect(sums).toEqual([left, done, ahead, framed])
    })

    test('visits as planned, changed and not done add up to all visits, for the team and over its citizens', async () => {
      const page = await at('helper', '/cockpit?figure=deviations')
      const total = numbersIn((await page.locator('#behind-deviations tfoot td').textContent()) ?? '')
      const [asPlanned = 0, changed = 0, notDone = 0, visits = 0] = total
      expect(visits).toBeGreaterThan(20)
      expect(asPlanned + changed + notDone).toBe(visits)
      const cells = await page.locator('#behind-deviations section').last().locator('tbody tr td').allTextContents()
      const each = cells.map(numbersIn)
      expect([0, 1, 2, 3].map((place) => each.reduce((sum, one) => sum + (one[place] ?? 0), 0))).toEqual(total)
    })

    test('a figure opens by keyboard under an address of its own, with definition, history and citizens', async () => {
      const page = await at('leader', '/cockpit')
      await page.getByRole('link', { name: 'Besøg, der blev anderledes' }).focus()
      await page.keyboard.press('Enter')
      await page.getByText('Sådan regnes det').waitFor()
      expect(new URL(page.url()).searchParams.get('figure')).toBe('deviations')
      await page.getByRole('heading', { name: 'Borgerne bag tallet' }).waitFor()
      await page.getByRole('heading', { name: 'Hvordan det er gået' }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByText('Sådan regnes det').waitFor({ state: 'detached' })
    })
  })
})
