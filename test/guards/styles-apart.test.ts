import { expect, test } from 'vitest'
import { filesOfTree, textOf } from './tree.ts'

type Style = { readonly file: string; readonly text: string }

/** Classes that a file styles wherever they stand: a selector of that class alone. What a printer gets is left out. */
function classesAlone({ text }: Style): Set<string> {
  const onScreen = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/@media print \{[\s\S]*?\n\}/g, '')
  const selectors = [...onScreen.matchAll(/([^{}]+)\{/g)].flatMap(([, found = '']) => found.split(','))
  return new Set(selectors.flatMap((one) => /^\.([\w-]+)(:[\w-]+)?$/.exec(one.trim())?.[1] ?? []))
}

/** Styles of a page that was left stay: a class that two of them set alone looks by then as neither meant it. */
function shared(styles: readonly Style[]): string[] {
  const files = new Map<string, string[]>()
  for (const style of styles)
    for (const name of classesAlone(style)) files.set(name, [...(files.get(name) ?? []), style.file])
  return [...files].filter(([, all]) => all.length > 1).map(([name, all]) => `.${name}: ${all.join(', ')}`)
}

test('a class is styled alone in one file', () => {
  const files = filesOfTree().filter((file) => file.startsWith('src/web/') && file.endsWith('.css'))
  // Those of every page are there together, in their order: they are as one.
  const [common, own] = [true, false].map((isCommon) => files.filter((file) => file.includes('/ui/') === isCommon))
  const styles = [{ file: 'src/web/ui', text: common?.map(textOf).join('\n') ?? '' }]
  expect(own?.length).toBeGreaterThan(10)
  expect(shared([...styles, ...(own ?? []).map((file) => ({ file, text: textOf(file) }))])).toEqual([])
})

test('two files that style one class are told, and what belongs to a page is not', () => {
  const of = (file: string, text: string) => ({ file, text })
  const one = of('one.css', '.way {\n  top: 0;\n}\n.here .mine,\n.mine:hover {\n}\n')
  expect(shared([one, of('other.css', 'a,\n.way:hover {\n}\n')])).toEqual(['.way: one.css, other.css'])
  expect(shared([one, of('other.css', '.there .way {\n}\n@media print {\n  .way {\n  }\n}\n')])).toEqual([])
})
