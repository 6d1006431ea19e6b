import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../button';
import { Icon } from '../icon';

export interface MenuItem {
  label: string;
  detail?: string;
  isChosen?: boolean;
  /** It reaches beyond this machine. */
  isRisky?: boolean;
  onChoose: () => void;
}

export interface MenuProps {
  label: ComponentChildren;
  items: readonly MenuItem[];
  /** For screen readers, where the label alone is unclear. */
  'aria-label'?: string;
}

/** Pixels between a menu and the page's edge. */
const EDGE = 12;

/** A button with a list of actions; arrow keys, Home, End and Escape work as in any menu. */
export function Menu({ label, items, ...others }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const itemsOf = (): HTMLElement[] => [
    ...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? []),
  ];

  // It ends where its button ends; on a narrow page it moves right until it is not cut off.
  useLayoutEffect(() => {
    const list = root.current?.querySelector<HTMLElement>('[role=menu]');
    const cutOff = EDGE - (list?.getBoundingClientRect().left ?? EDGE);
    if (cutOff > 0) list?.style.setProperty('margin-right', `${-cutOff}px`);
  }, [isOpen]);

  useLayoutEffect(() => {
    if (!isOpen) return;
    itemsOf()[0]?.focus();
    const closeOutside = (event: Event): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);

  const close = (): void => {
    setOpen(false);
    root.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
  };
  const move = (event: KeyboardEvent): void => {
    if (!isOpen) return;
    const all = itemsOf();
    const index = all.findIndex((item) => item === document.activeElement);
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    if (event.key !== 'Escape' && to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (to !== undefined) all.at(to % all.length)?.focus();
  };
  return (
    <div class="menu" ref={root} onKeyDown={move}>
      <Button
        {...others}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || isOpen) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {label}
        <Icon name="down" />
      </Button>
      {isOpen && (
        <ul class="menu-list" role="menu">
          {items.map((item) => (
            <li key={item.label} role="none">
              <button
                type="button"
                class={item.isRisky === true ? 'is-risky' : ''}
                role={item.isChosen === undefined ? 'menuitem' : 'menuitemradio'}
                {...(item.isChosen === undefined ? {} : { 'aria-checked': item.isChosen })}
                tabIndex={-1}
                onClick={() => {
                  close();
                  item.onChoose();
                }}
              >
                <span class="menu-label">{item.label}</span>
                {item.detail !== undefined && <span class="menu-detail">{item.detail}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
