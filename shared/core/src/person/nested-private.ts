import { isBlank } from '../values/blank';
import { publicAddress } from '../values/public-address';
import { isSecretName } from './names';
import { pointerTo } from '../values/pointer';
import type { PathOf, Report } from '../explain/report';
import type { Settings } from '../options/compile-settings';
import type { Dictionary, Pointer } from '../types';

/** Takes out of a copied object of a person, at any depth, what would not go out as a trait of that name: secrets and addresses. */
export function omitPrivate(copied: unknown, pathOf: PathOf, settings: Settings, report: Report): void {
  if (typeof copied !== 'object' || copied === null) return;
  const holder = copied as Dictionary;
  for (const key of Object.keys(holder)) {
    const path = (): Pointer => pointerTo(pathOf(), key);
    if (isSecretName(key)) {
      warnOfSecret(path, report);
      Reflect.deleteProperty(holder, key);
    } else if (key === 'ip' && !(isBlank(holder[key]) && settings.sendIp)) {
      const address = publicAddress(holder[key], path, settings, report);
      if (address === undefined) Reflect.deleteProperty(holder, key);
      else holder[key] = address;
    } else omitPrivate(holder[key], path, settings, report);
  }
}

/** Says that a value was left out because of its name. */
export function warnOfSecret(path: PathOf, report: Report): void {
  const message =
    'The name of this trait looks like a secret; it was left out. Map it explicitly if it is none.';
  report.warn('person.secret', path, message);
}
