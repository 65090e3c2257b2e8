/** The citizen's own words, always in the serif. */
export function OwnWords({ children, small = false }: { readonly children: string; readonly small?: boolean }) {
  return <blockquote className={small ? 'own-words small' : 'own-words'}>“{children}”</blockquote>
}
