/** HTML with values that can only become text: `` html`<p>${name}</p>` ``. A piece inside a piece is woven in. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type Piece = Html | string | number | null | false | readonly Piece[]

export const html = (parts: TemplateStringsArray, ...inserted: readonly Piece[]): Html =>
  new Html(parts.reduce((whole, part, index) => whole + woven(inserted[index - 1] ?? '') + part))

/** Markup known to the program, never from outside. */
export const markup = (text: string): Html => new Html(text)

function woven(piece: Piece): string {
  if (piece === null || piece === false) return ''
  if (piece instanceof Html) return piece.text
  if (typeof piece === 'object') return piece.map(woven).join('')
  return String(piece).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
