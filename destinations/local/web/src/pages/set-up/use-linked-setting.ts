import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { PLATFORMS } from '../../../../src/cli/platforms';
import { useWorkbench } from '../../state/workbench';

const CONTROL = 'input, select, textarea, button';

/** Shows the setting in the URL, `#/set-up/segment/sendIp`, and focuses it. */
export function useLinkedSetting(form: RefObject<HTMLElement | null>): void {
  const { platform, route } = useWorkbench();
  const [named, setting] = route.parts.value;
  const wanted = PLATFORMS.find((one) => one === named);
  useLayoutEffect(() => {
    if (wanted === undefined) return;
    platform.value = wanted;
    // After the platform's form is drawn, and after the page has taken the focus, as every page does when it opens.
    const frame = requestAnimationFrame(() => {
      const fields = [...(form.current?.querySelectorAll<HTMLElement>('[data-setting]') ?? [])];
      const field = fields.find(({ dataset }) => dataset['setting'] === setting);
      field?.scrollIntoView({ block: 'center' });
      field?.querySelector<HTMLElement>(CONTROL)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted, setting]);
}
