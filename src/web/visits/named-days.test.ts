import { expect, test } from 'vitest'
import { dayNamed, weekNamed } from './named-days.ts'

test.each([
  ['2000-01-01', '2000-01-01'],
  ['2099-12-31', '2099-12-31'],
  ['1999-12-31', undefined],
  ['2100-01-01', undefined],
  ['0001-01-01', undefined],
  ['9999-12-31', undefined],
  ['2026-02-30', undefined],
  ['2026', undefined],
  [undefined, undefined],
])('the address %s names the day %s', (text, day) => expect(dayNamed(text)).toBe(day))

test.each([
  ['2000-W01', '2000-W01'],
  ['2099-W53', '2099-W53'],
  ['1999-W52', undefined],
  ['9999-W52', undefined],
  ['2026-W54', undefined],
  [undefined, undefined],
])('the address %s names the week %s', (text, week) => expect(weekNamed(text)).toBe(week))
