import type { PlatformName } from '../../../src/workbench/api';
import { useWorkbench } from '../state/workbench';
import { placeOfSetting, settingsOf } from './setting-of-reason';
import { settingIn, withFormLabels } from './form-labels';

export interface ReasonProps {
  platform: PlatformName;
  text: string;
}

/** A reason in the terms of the platform's form. */
export function ReasonText({ platform, text }: ReasonProps) {
  const { definitions } = useWorkbench();
  return <>{withFormLabels(text, settingsOf(platform, definitions))}</>;
}

/** A link to the setting that a reason is about, if any. */
export function ReasonLink({
  platform,
  text,
  mapping,
  source,
}: ReasonProps & { mapping: string | undefined; source?: string }) {
  const { definitions, setup } = useWorkbench();
  const setting = settingIn(text);
  const place =
    setting === undefined ? undefined : placeOfSetting(platform, setting, definitions, setup.value, mapping);
  if (place === undefined) return null;
  return (
    <a
      class="reason-link"
      // The form opens with the reason's path.
      href={
        setting === 'rename' && source !== undefined
          ? `${place.address}/${encodeURIComponent(source)}`
          : place.address
      }
    >
      Change “{place.label}”
    </a>
  );
}
