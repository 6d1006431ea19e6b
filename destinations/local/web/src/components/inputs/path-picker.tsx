import { useId, useRef, useState } from 'preact/hooks';
import type { EventPath } from '../../json/paths';
import { withoutRoot } from '../../mapping/value-kind';
import { textOf } from '../../mapping/value-text';
import { useDerivedState } from './use-derived-state';

export interface PathPickerProps {
  value: string;
  paths: readonly EventPath[];
  label: string;
  placeholder?: string;
  isInvalid?: boolean | undefined;
  onChange: (path: string) => void;
}

const MOST_SHOWN = 60;

/** A path in the event: typed, or chosen from the current event's paths, which are shown with their values. */
export function PathPicker(props: PathPickerProps) {
  const { value, paths, label, placeholder = 'a path of the event', isInvalid = false, onChange } = props;
  const id = useId();
  // A path may be typed with its `$.`: removing it at every key would leave a different path.
  const [text, show] = useDerivedState(value, textOf);
  const [isOpen, setOpen] = useState(false);
  const [isTyping, setTyping] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLUListElement>(null);
  const needle = isTyping ? value.toLowerCase() : '';
  const shown = paths.filter(({ path }) => path.toLowerCase().includes(needle)).slice(0, MOST_SHOWN);
  const sample = paths.find(({ path }) => path === value)?.sample;

  const choose = (path: string): void => {
    onChange(path);
    setOpen(false);
    setTyping(false);
  };
  const activate = (index: number): void => {
    setActive(index);
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const keys = (event: KeyboardEvent): void => {
    const chosen = shown[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) setOpen(true);
      else
        activate((active + (event.key === 'ArrowDown' ? 1 : -1) + shown.length) % Math.max(shown.length, 1));
    } else if (event.key === 'Enter' && isOpen && chosen !== undefined) {
      event.preventDefault();
      choose(chosen.path);
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      event.preventDefault();
      setOpen(false);
    }
  };
  return (
    <div class="picker">
      <input
        class="input is-data"
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen && shown.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        {...(isOpen && shown[active] !== undefined ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        value={text}
        aria-invalid={isInvalid}
        placeholder={placeholder}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => {
          setTyping(true);
          setOpen(true);
          setActive(-1);
          show(event.currentTarget.value, { value: withoutRoot(event.currentTarget.value) });
          onChange(event.currentTarget.value);
        }}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          setTyping(false);
        }}
        onKeyDown={keys}
      />
      {sample !== undefined && !isOpen && (
        <span class="picker-sample" title="Its value in the current event">
          {sample}
        </span>
      )}
      <ul
        class="picker-list"
        role="listbox"
        id={id}
        aria-label={`Paths for ${label}`}
        ref={list}
        hidden={!isOpen || shown.length === 0}
      >
        {shown.map(({ path, sample: example }, index) => (
          <li
            key={path}
            role="option"
            id={`${id}-${index}`}
            aria-selected={index === active}
            // The input keeps the focus: pressing must not blur it first.
            onPointerDown={(event) => {
              event.preventDefault();
              choose(path);
            }}
          >
            <span class="picker-path">{path}</span>
            <span class="picker-value">{example}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
