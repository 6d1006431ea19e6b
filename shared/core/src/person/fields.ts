import { isBlank } from '../values/blank';
import { hasOwn, isDictionary, isHostileKey } from '../values/dictionary';
import { TRAIT_FIELDS } from './mapped-fields';
import type { ExplicitFields } from './mapped-fields';
import { isEmail } from './identifiers';
import { textOf } from './identity';
import { warnOfSecret } from './nested-private';
import { isReservedField, isSecretName, spelledTrait } from './names';
import { personValue } from './value';
import { pointerTo } from '../values/pointer';
import type { PathOf, Report } from '../explain/report';
import { RESERVED_OBJECTS } from './reserved-objects';
import type { ReservedObject } from './reserved-objects';
import type { Fields } from '../resolve/resolve';
import type { RuleId } from '../rules';
import type { Settings } from '../options/compile-settings';
import { fieldValue } from './special-fields';
import { TagCollector } from './tag-collector';
import type { Dictionary, PersonPayload, Pointer } from '../types';

interface Trait {
  field: string;
  value: unknown;
  path: PathOf;
  rule: RuleId;
}

/**
 * Adds the person fields of an event to `user`, which holds the identity already: what the customer mapped, then the traits.
 */
export function addPersonFields(
  call: string,
  user: PersonPayload,
  fields: Fields,
  explicit: ExplicitFields,
  settings: Settings,
  report: Report,
): void {
  new PersonFields(call, user, settings, report).add(fields, explicit);
}

class PersonFields {
  private readonly call: string;
  private readonly user: PersonPayload;
  private readonly settings: Settings;
  private readonly report: Report;
  private readonly tags: TagCollector;
  /** Other spellings and parts of objects: they go out only where the exact, flat trait does not. */
  private readonly secondary: Trait[] = [];
  /** Nulls, with clearOnNull: they empty a field only where no source of it has a value. */
  private readonly cleared: Trait[] = [];

  constructor(call: string, user: PersonPayload, settings: Settings, report: Report) {
    this.call = call;
    this.user = user;
    this.settings = settings;
    this.report = report;
    this.tags = new TagCollector(report);
  }

  add(fields: Fields, explicit: ExplicitFields): void {
    for (const [field, { value, path }] of explicit) {
      if (field === 'userId' || field === 'email') continue;
      if (isReservedField(field)) this.refuse(field, path);
      else if (field === 'tags') this.tags.add(value, path, 'person.rename');
      else this.put({ field, value, path, rule: 'person.rename' });
    }
    for (const field of TRAIT_FIELDS) this.addTraits(fields, field);
    for (const trait of this.secondary) this.put(trait);
    for (const trait of this.cleared) this.putValue(trait);
    this.tags.add(fields['tags'], () => this.report.originOf('tags'), 'tags.list');
    this.addTagRules(fields['event']);
    this.putTags();
  }

  private addTraits(fields: Fields, field: (typeof TRAIT_FIELDS)[number]): void {
    const traits = fields[field];
    if (!isDictionary(traits)) {
      if (isBlank(traits)) return;
      const message = 'Traits are an object; this was left out.';
      this.report.warn('person.traits', () => this.report.originOf(field), message);
      return;
    }
    const rule = field === 'userFields' ? 'person.traits-on-events' : 'person.traits';
    for (const key of Object.keys(traits)) {
      const path = (): Pointer => this.report.originOf(field, key);
      const value = traits[key];
      // A blank trait never hides a known value of the other place.
      if (isBlank(value) && hasKnown(fields['contextTraits'], key)) continue;
      if (field === 'contextTraits' && hasKnown(fields['user'], key)) {
        if (!isBlank(value)) this.report.dropUnlessSent(rule, path, `traits has its own ${key}.`);
      } else this.addTrait({ field: key, value, path, rule });
    }
  }

  private addTrait(trait: Trait): void {
    const { field, value, path } = trait;
    const report = this.report;
    if (isHostileKey(field)) {
      return report.warn('values.key', path, 'This key reaches an object’s prototype; it was left out.');
    }
    if (field.trim() === '')
      return report.warn('person.name', path, 'A person field needs a name; it was left out.');
    if (this.isRenamed(field)) return undefined;
    switch (field) {
      case 'email':
        return this.user.email === undefined && !isEmail(textOf(value))
          ? report.dropUnlessSent('identity.email-invalid', path, 'The email is not valid.')
          : report.dropUnlessSent('identity.mapped', path, 'The mapped identity wins.');
      case 'tags':
        return this.tags.add(value, path, 'tags.list');
      case 'unsubscribed':
        return this.addUnsubscribed(trait);
    }
    const reserved = this.settings.dialect === 'documented' ? RESERVED_OBJECTS.get(field) : undefined;
    if (reserved !== undefined && isDictionary(value)) return this.addParts(value, trait, reserved);
    if (isReservedField(field) || field === 'userId') return this.refuse(field, path);
    if (isSecretName(field)) return warnOfSecret(path, report);
    const spelled = spelledTrait(field);
    if (spelled === undefined) return this.put(trait);
    this.secondary.push({ ...trait, field: spelled, rule: 'person.spelling' });
    return undefined;
  }

  private addUnsubscribed(trait: Trait): void {
    const { value, path } = trait;
    // Encharge documents the truth value alone.
    if (value === true || value === 'true')
      return this.put({ ...trait, value: true, rule: 'person.unsubscribed' });
    if (isBlank(value)) return undefined;
    const message =
      'Only unsubscribed: true passes; anything else could subscribe the person again. Map it explicitly if that is meant.';
    return this.report.warn('person.unsubscribed', path, message);
  }

  private addParts(
    object: Dictionary,
    { field, path }: Trait,
    { rule, parts, otherPart }: ReservedObject,
  ): void {
    for (const part of Object.keys(object)) {
      const value = object[part];
      const pathOfPart = (): Pointer => pointerTo(path(), part);
      const target = parts.get(part);
      if (isBlank(value) || this.isRenamed(field, part)) continue;
      if (target === undefined) this.report.warn(rule, pathOfPart, otherPart);
      else this.secondary.push({ field: target, value, path: pathOfPart, rule });
    }
  }

  /** True when a rename reads this trait, or an object that it is in: it goes out under its new name only. */
  private isRenamed(...path: readonly string[]): boolean {
    return this.settings.renames.some(
      (rename) => rename.root === 'traits' && rename.path.every((step, index) => step === path[index]),
    );
  }

  private put(trait: Trait): void {
    if (trait.value === null && this.settings.clearOnNull) this.cleared.push(trait);
    else this.putValue(trait);
  }

  private putValue({ field, value, path, rule }: Trait): void {
    const report = this.report;
    if (!this.mayGoOut(field, path)) return;
    if (hasOwn(this.user, field)) {
      report.dropUnlessSent(rule, path, `Another source of the field ${field} comes first.`);
      return;
    }
    const made = fieldValue(value, { call: this.call, field, path, settings: this.settings, report });
    if (made === undefined) return;
    this.user[field] = made.value;
    const isPlain = rule === 'person.traits' || rule === 'person.traits-on-events';
    report.sentValue(isPlain ? (made.rule ?? rule) : rule, made.value, '/user', field, path);
  }

  private addTagRules(name: unknown): void {
    for (const { event, tags } of this.settings.tagRules) {
      // What a rule adds stands nowhere in the event but in its name.
      if (event === name && this.mayGoOut('tags', () => this.report.originOf('event')))
        this.tags.addConstants(tags);
    }
  }

  private putTags(): void {
    const { call, user, tags, settings, report } = this;
    if (tags.isEmpty || !this.mayGoOut('tags', tags.pathOf)) return;
    const joined = personValue(tags.text, { call, field: 'tags', path: tags.pathOf, settings, report });
    if (joined === undefined) return;
    user['tags'] = joined.value;
    report.sent(tags.rule, '/user/tags', tags.pathOf);
  }

  private mayGoOut(field: string, path: PathOf): boolean {
    const { allow, deny } = this.settings;
    if (allow?.has(field) === false) {
      this.report.drop('person.allow', path, `${field} is not on the allow-list.`);
      return false;
    }
    if (deny?.has(field) === true) {
      this.report.drop('person.deny', path, `${field} is on the deny-list.`);
      return false;
    }
    return true;
  }

  private refuse(field: string, path: PathOf): void {
    this.report.warn(
      'person.reserved',
      path,
      `${field} is an id, or a field that Encharge keeps itself; it was left out.`,
    );
  }
}

function hasKnown(traits: unknown, key: string): boolean {
  return isDictionary(traits) && hasOwn(traits, key) && !isBlank(traits[key]);
}
