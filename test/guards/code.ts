/** The little that the guards understand of TypeScript: what is a comment, and what is brought in from where. */

export type Import = { readonly target: string; readonly isTypeOnly: boolean }

/** A comment, or what may look like one inside: a string, a template, a regular expression. */
const piece =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|(?<=(?:[=(,:[!&|?{};\n]|return)\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/g

/** The same code with every comment blank, line for line. */
export function withoutComments(source: string): string {
  return source.replace(piece, (found) => (/^\/[/*]/.test(found) ? found.replace(/[^\n]/g, ' ') : found))
}

const clause = String.raw`(?:[\w$]+\s*,?\s*)?(?:\{[^}]*\}|\*(?:\s*as\s+[\w$]+)?)?`
const fromPattern = new RegExp(
  String.raw`(?<![\w$.'"])(?:import|export)\s+(type\s+)?${clause}\s*\bfrom\s*['"]([^'"]+)['"]`,
  'g',
)
const barePattern = /(?<![\w$.'"])import\s*['"]([^'"\n]+)['"]/g
const callPattern = /(?<![\w$.'"])import\s*\(\s*(?:(['"`])([^'"`]*)\1)?/g

/** Stands for the target of an `import(…)` whose target is counted out while the program runs. */
export const unnamed = '?'

export function importsOf(source: string): Import[] {
  const code = withoutComments(source)
  return [
    ...Array.from(code.matchAll(fromPattern), ([, type, target = '']) => ({ target, isTypeOnly: type !== undefined })),
    ...Array.from(code.matchAll(barePattern), ([, target = '']) => ({ target, isTypeOnly: false })),
    ...Array.from(code.matchAll(callPattern), ([, , target = unnamed]) => ({ target, isTypeOnly: false })),
  ]
}
