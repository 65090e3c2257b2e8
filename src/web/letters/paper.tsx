/**
 * A paper as the server wrote it, on the page: the same words, element by element, so that it is read, searched and
 * printed like anything else here. Only plain text elements are taken over; whatever else there might be is not.
 */
import './paper.css'
import { createElement, type ReactNode, useMemo } from 'react'

const taken: ReadonlySet<string> = new Set([
  ...['article', 'section', 'h1', 'h2', 'p', 'strong', 'span', 'br', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
])
const empty: ReadonlySet<string> = new Set(['br'])

export function Paper({ html }: { readonly html: string }) {
  const { language, content } = useMemo(() => read(html), [html])
  return (
    <div className="sheet" lang={language}>
      {content}
    </div>
  )
}

function read(html: string): { readonly language: string; readonly content: ReactNode } {
  // The page has its own look, and lets no document bring one.
  const bare = html.replace(/<style>[\s\S]*?<\/style>/, '')
  const document = new DOMParser().parseFromString(bare, 'text/html')
  const article = document.querySelector('article')
  return { language: document.documentElement.lang, content: article && asReact(article, 0) }
}

function asReact(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent?.trim() === '' ? null : node.textContent
  const name = node.nodeName.toLowerCase()
  if (!(node instanceof Element) || !taken.has(name)) return null
  const props = { key, ...(node.className ? { className: node.className } : {}), ...scopeOf(node) }
  if (empty.has(name)) return createElement(name, props)
  return createElement(name, props, [...node.childNodes].map(asReact))
}

const scopeOf = (node: Element) => (node.hasAttribute('scope') ? { scope: node.getAttribute('scope') } : {})
