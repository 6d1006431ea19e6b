import { Icon } from './icon';
import type { IconName } from './icon';

export interface ButtonProps extends Omit<preact.ButtonHTMLAttributes, 'class' | 'icon'> {
  look?: 'primary' | 'danger' | 'quiet';
  isSmall?: boolean;
  /** Shown before the text; without text, `aria-label` says what the button does. */
  icon?: IconName;
}

/** A button that submits no form unless its `type` says so. */
export function Button({ look, isSmall = false, icon, children, ...attributes }: ButtonProps) {
  const classes = [
    'button',
    isSmall && 'is-small',
    icon !== undefined && children === undefined && 'is-icon',
    look !== undefined && `is-${look}`,
  ].filter(Boolean);
  return (
    <button type="button" {...attributes} class={classes.join(' ')}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  );
}
