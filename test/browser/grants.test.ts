import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizens, decisions } from '../http/small-town.ts'
import { hasBrowser, type Opened, opened } from './open.ts'

let house: Opened

describe.skipIf(!hasBrowser)('from need to letter', () => {
  beforeAll(async () => {
    house = await opened({ hasContact: false })
  }, 120_000)
  afterAll(async () => {
    await house.close()
    expect(house.complaints).toEqual([])
  })

  const at = (page: Page, step: string) => page.goto(`${house.address}/citizens/${citizens.alone}/grant?step=${step}`)

  test('by keyboard alone: a talk, a need, the funnel, a frame, the decision, the letter', async () => {
    const page = await house.as('officer')
    await page.goto(`${house.address}/citizens/${citizens.alone}`)
    await press(page, 'link', 'Ny afgørelse')
    await page.getByRole('heading', { level: 1, name: 'Afgørelse for Lyngvig Aase' }).waitFor()
    await type(page, 'Ønsker', 'Morgenmad ved vinduet.')
    await type(page, 'Kræfter og mennesker omkring borgeren', 'En datter tæt på.')
    for (const part of ['Kontakt', 'Kontrakt', 'Kommunikation', 'Konklusion']) await type(page, part, 'Hjemme.')
    await press(page, 'link', 'Videre: Behov')

    await focused(page, page.getByLabel('Tilføj et område'))
    await page.keyboard.type('Vaske')
    await page.getByRole('heading', { level: 3, name: 'Vaske sig' }).waitFor()
    await choose(page, 'Sådan er det nu', 3)
    await choose(page, 'Det håber vi på', 1)
    await type(page, 'Borgerens eget syn', 'Jeg vil selv kunne.')
    await focused(page, page.getByRole('checkbox', { name: 'Det er et mål for hjælpen' }))
    await page.keyboard.press('Space')
    await press(page, 'link', 'Videre: Tragten')

    for (let step = 0; step < 5; step++) await press(page, 'button', 'Ikke aktuelt nu')
    await type(page, 'Hjælp til resten', 'Badet om morgenen.')
    await press(page, 'link', 'Videre: Rammen')

    await focused(page, page.getByRole('radio', { name: 'developing', exact: true }))
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await focused(page, page.getByRole('spinbutton', { name: 'Al hjælp: timer' }))
    await page.keyboard.type('5')
    await page.locator('.case-says').getByText('maintaining, 2').waitFor()
    await page.locator('.case-says').getByText('5 t om ugen, omkring 43 min om dagen').waitFor()
    await press(page, 'link', 'Videre: Afgørelsen')

    await focused(page, page.getByRole('checkbox', { name: /^Care Act 1/ }))
    await page.keyboard.press('Space')
    await type(page, 'Det bygger vi på', 'Du kan ikke stå længe. Du får bevilling til bad.')
    await page.getByText('“bevilling”: skriv hellere').waitFor()
    await type(page, 'Derfor', 'Vi har lagt vægt på, at du vil bo hjemme.')
    await page.getByText('Intet mangler. Du kan afgøre.').waitFor()

    // Decided in another window with other words: what stands here is not sent, and stays.
    const conflict = { type: '/problems/conflict', title: 'x', status: 409, detail: 'x' }
    await page.route(/\/decisions$/, (route) =>
      route.fulfill({ status: 409, contentType: 'application/problem+json', json: conflict }),
    )
    await press(page, 'button', 'Afgør, og gå til brevet')
    await page.getByText(/^Sagen er allerede afgjort med et andet indhold/).waitFor()
    expect(await page.getByLabel('Derfor').inputValue()).toContain('at du vil bo hjemme')
    expect(await page.getByRole('link', { name: 'Læs den afgørelse, der gælder' }).count()).toBe(1)
    await page.unroute(/\/decisions$/)
    await press(page, 'button', 'Gør det her til en ny afgørelse')
    await page.getByText(/^Sagen er allerede afgjort/).waitFor({ state: 'detached' })
    await press(page, 'button', 'Afgør, og gå til brevet')

    await page.getByRole('heading', { level: 1, name: 'Du kan få hjælp' }).waitFor()
    const letter = (await page.locator('.sheet').textContent()) ?? ''
    for (const said of [
      'Kære Lyngvig Aase',
      '5 timer om ugen',
      'Vaske sig: du klarer det med lidt besvær',
      'Care Act 1',
    ])
      expect(letter).toContain(said)

    // Nobody has said whom one can ask: the letter waits for that, and is written to where it is missed.
    await page.getByRole('heading', { name: 'Brevet kan ikke sendes endnu' }).waitFor()
    expect(await page.getByRole('button', { name: 'Gem brevet, som det sendes' }).count()).toBe(0)
    await type(page, 'Kontor', 'Visitationen')
    await type(page, 'Telefon', '00 00 00 00')
    await press(page, 'button', 'Gem')
    await press(page, 'button', 'Gem brevet, som det sendes')
    await page.getByRole('heading', { name: 'Brevet er gemt, som det står.' }).waitFor()
    await page.getByText('Gemt af Lyngvig officer').waitFor()
    await press(page, 'link', 'Åbn det gemte brev')
    await page.getByText('Telefon: 00 00 00 00').waitFor()
  }, 60_000)

  test('what is written stays on the device, and each step can be taken back', async () => {
    const page = await house.as('officer')
    await at(page, 'talk')
    await page.getByLabel('Ønsker').fill('Et andet ønske.')
    await page.getByText('Gemt her på enheden').waitFor()
    await page.reload()
    expect(await page.getByLabel('Ønsker').inputValue()).toBe('Et andet ønske.')
    await page.getByLabel('Ønsker').fill('Et tredje.')
    await page.getByRole('button', { name: 'Fortryd' }).click()
    expect(await page.getByLabel('Ønsker').inputValue()).toBe('Et andet ønske.')
    await page.getByRole('button', { name: 'Kassér udkastet' }).click()
    await page.getByRole('button', { name: 'Ja, kassér det' }).click()
    await page.getByText('Intet er skrevet endnu').waitFor()
  })

  test('a length may be written as one thinks it: ninety minutes, or an hour and a half', async () => {
    const page = await house.as('officer')
    await page.goto(`${house.address}/citizens/${citizens.north}/grant?step=frame`)
    const [hours, minutes] = [/: timer$/, /: minutter$/].map((name) => page.getByRole('spinbutton', { name }).first())
    const written = async () => [await hours?.inputValue(), await minutes?.inputValue()]
    await hours?.fill('1')
    await minutes?.click()
    await page.keyboard.type('90')
    expect(await written()).toEqual(['1', '90'])
    await page.getByText('Al hjælp: 8 t bliver til 2 t 30 min om ugen').waitFor()
    await page.keyboard.press('Tab')
    expect(await written()).toEqual(['2', '30'])
    await minutes?.fill('')
    await hours?.fill('1.5')
    await page.keyboard.press('Tab')
    expect(await written()).toEqual(['1', '30'])
    await page.close()
  })

  test('what takes something back asks for a hearing first', async () => {
    const page = await house.as('officer')
    await page.goto(`${house.address}/citizens/${citizens.north}/grant?step=frame`)
    await page.getByRole('spinbutton', { name: 'Al hjælp: timer' }).fill('5')
    await page.getByText('Al hjælp: 8 t bliver til 5 t om ugen').waitFor()
    await page.getByRole('link', { name: /^Afgørelsen/ }).click()
    await page.getByText('Borgeren får det, borgeren har bedt om').click()
    await page.getByText('Borgeren skal høres, før du afgør.').waitFor()
    await page.getByRole('link', { name: 'dagen, hvor borgeren blev hørt' }).waitFor()
    await page.getByLabel('Hvornår blev borgeren hørt?').fill('2026-10-01')
    await page.getByRole('link', { name: 'dagen, hvor borgeren blev hørt' }).waitFor({ state: 'detached' })
  })

  test('time that no band of the category holds says where it belongs', async () => {
    const page = await house.as('officer')
    await page.goto(`${house.address}/citizens/${citizens.north}/grant?step=frame`)
    await page.getByRole('spinbutton', { name: 'Al hjælp: timer' }).fill('26')
    await page.getByText('Så meget tid hører til: individual.').waitFor()
    await page.getByRole('link', { name: 'en kategori, der passer til tiden' }).waitFor()
  })

  test('the citizen reads their own letter, and sees no way to decide', async () => {
    const page = await house.as('grete')
    await page.getByRole('link', { name: 'Brev på svensk' }).click()
    await page.locator('.letter-tools').getByText('Gemt af Lyngvig officer').waitFor()
    await page.goto(`${house.address}/citizens/${citizens.north}`)
    await page.getByRole('heading', { name: 'Breve' }).waitFor()
    expect(await page.getByRole('link', { name: 'Ny afgørelse' }).count()).toBe(0)
  })

  test('the letter is printed alone, on at most two sheets of A4', async () => {
    const page = await house.as('officer')
    await page.goto(`${house.address}/citizens/${citizens.north}/decisions/${decisions.north}/letter`)
    await page.getByRole('heading', { level: 1, name: 'Du kan få hjælp' }).waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false)
    expect(await page.locator('.top').isVisible()).toBe(false)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2)
    const [, width, height] = pdf.match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/) ?? []
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
  })

  test('whoever waits leads to their case', async () => {
    const page = await house.as('officer')
    await page.goto(`${house.address}/grants`)
    await page.getByRole('heading', { level: 1, name: 'Afgørelser' }).waitFor()
    await page.getByText('Ingen ændringer venter.').waitFor()
  })
})

type Found = ReturnType<Page['getByRole']>

/** Moves on with the tab key until the first that is meant has the focus. */
async function focused(page: Page, wanted: Found): Promise<void> {
  const target = wanted.first()
  await target.waitFor()
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the tab key does not lead to ${String(wanted)}`)
}

async function press(page: Page, role: 'button' | 'link', name: string): Promise<void> {
  await focused(page, page.getByRole(role, { name, exact: true }))
  await page.keyboard.press('Enter')
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await focused(page, page.getByLabel(label, { exact: true }))
  await page.keyboard.type(text)
}

/** The step of a scale by its place: the first with the space key, further ones with the arrow. */
async function choose(page: Page, scale: string, place: number): Promise<void> {
  await focused(page, page.getByRole('group', { name: scale }).getByRole('radio'))
  await page.keyboard.press('Space')
  for (let step = 0; step < place; step++) await page.keyboard.press('ArrowRight')
}
