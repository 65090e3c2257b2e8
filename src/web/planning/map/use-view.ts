/** Moving about on the map: by pointer, by two fingers, by the wheel with Ctrl, and by keys. */
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Point } from './projection.ts'
import { fitted, pushed, type Size, toScreen, type View, zoomed } from './view.ts'

const step = 1.5
const arrow = 60
/** What keys do: how far each pushes the map, and by how much each brings it nearer. */
const pushes: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [arrow, 0],
  ArrowRight: [-arrow, 0],
  ArrowUp: [0, arrow],
  ArrowDown: [0, -arrow],
}
const factors: Readonly<Record<string, number>> = { '+': step, '=': step, '-': 1 / step }
/** Within so many pixels a hand that trembles has only pressed. */
const still = 4

/** `points` are all there is to see, `first` those in sight until somebody moves the map. */
export function useView(stage: RefObject<HTMLElement | null>, points: readonly Point[], first: readonly Point[]) {
  const [size, setSize] = useState<Size>({ width: 640, height: 420 })
  /** Null is what is in sight at first, whatever comes and however large the map is. */
  const [own, setOwn] = useState<View | null>(null)
  const whole = useMemo(() => fitted(points, size), [points, size])
  const start = useMemo(() => fitted(first, size), [first, size])
  const view = own ?? start
  const fingers = useRef(new Map<number, Point>())
  const hasMoved = useRef(false)

  useEffect(() => {
    const element = stage.current
    if (!element) return
    const seen = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }))
    seen.observe(element)
    return () => seen.disconnect()
  }, [stage])

  const changed = useCallback((change: (view: View) => View) => setOwn((before) => change(before ?? start)), [start])
  const zoom = useCallback(
    (factor: number, at?: Point) => changed((from) => zoomed(from, whole, size, factor, at)),
    [changed, whole, size],
  )
  const push = useCallback(
    (right: number, down: number) => changed((from) => pushed(from, points, right, down)),
    [changed, points],
  )

  /** Brings a point that is out of sight into the middle. */
  const show = useCallback(
    (point: Point) =>
      setOwn((before) => {
        const seen = toScreen(before ?? start, size, point)
        const isSeen = seen.x >= 0 && seen.x <= size.width && seen.y >= 0 && seen.y <= size.height
        return isSeen ? before : { ...(before ?? start), ...point }
      }),
    [start, size],
  )

  // A wheel turned with Ctrl would make the page larger; only a listener that says so beforehand may keep it from that.
  useEffect(() => {
    const element = stage.current
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      zoom(Math.exp(-event.deltaY / 300), at(event, element as HTMLElement))
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [stage, zoom])

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    if (fingers.current.size === 0) hasMoved.current = false
    fingers.current.set(event.pointerId, at(event, event.currentTarget))
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const before = fingers.current.get(event.pointerId)
    if (!before) return
    const now = at(event, event.currentTarget)
    if (!hasMoved.current && Math.hypot(now.x - before.x, now.y - before.y) < still) return
    hasMoved.current = true
    const [other] = [...fingers.current].filter(([id]) => id !== event.pointerId).map(([, point]) => point)
    fingers.current.set(event.pointerId, now)
    if (!other) return push(now.x - before.x, now.y - before.y)
    const [wide, was] = [now, before].map((one) => Math.hypot(one.x - other.x, one.y - other.y)) as [number, number]
    zoom(wide / Math.max(was, 1), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 })
  }
  /** Lets go; where the map was pressed, if it was not dragged. */
  const letGo = (event: PointerEvent<HTMLElement>): Point | null => {
    const isHere = fingers.current.delete(event.pointerId)
    return isHere && !hasMoved.current && event.type === 'pointerup' ? at(event, event.currentTarget) : null
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const [right, down] = pushes[event.key] ?? [0, 0]
    const factor = factors[event.key]
    if (event.key === '0') setOwn(null)
    else if (factor !== undefined) zoom(factor)
    else if (right !== 0 || down !== 0) push(right, down)
    else return
    event.preventDefault()
  }
  return {
    ...{ view, size },
    /** Whether it is so near that what overlaps from afar does not. */
    isNear: view.pixels > whole.pixels * 2.5,
    nearer: () => zoom(step),
    further: () => zoom(1 / step),
    all: () => setOwn(null),
    show,
    letGo,
    handlers: { onPointerDown, onPointerMove, onKeyDown },
  }
}

const at = (event: { readonly clientX: number; readonly clientY: number }, element: HTMLElement): Point => {
  const { left, top } = element.getBoundingClientRect()
  return { x: event.clientX - left, y: event.clientY - top }
}
