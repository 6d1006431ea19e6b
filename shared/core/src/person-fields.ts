import { isBlank } from './blank';
import { traceLeaves } from './copy';
import { hasOwn, isDictionary, isHostileKey } from './dictionary';
import { TRAIT_FIELDS } from './explicit-fields';
import type { ExplicitFields } from './explicit-fields';
import { valueAt } from './path';
import { isReservedField, isSecretName, spelledTrait } from './person-field-names';
import { personValue } from './person-value';
import { pointerTo } from './pointer';
import type { Report } from './report';
import { RESERVED_OBJECTS } from './reserved-objects';
import type { ReservedObject } from './reserved-objects';
import type { Fields } from './resolve';
import type { RuleId } from './rules';
import type { Settings } from './settings';
import { TagCollector } from './tag-collector';
import type { Dictionary, PersonPayload, Pointer } from './types';

interface Trait {
  field: string;
  value: unknown;
  path: () => Pointer;
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
    this.tags.add(fields['tags'], () => this.report.originOf('tags'), 'tags.list');
    for (const { event, tags } of this.settings.tagRules)
      if (event === fields['event']) this.tags.addConstants(tags);
    this.putTags();
  }

  private addTraits(fields: Fields, field: (typeof TRAIT_FIELDS)[number]): void {
    const traits = fields[field];
    if (!isDictionary(traits)) {
      if (isBlank(traits)) return;
      this.report.warn(
        'person.traits',
        this.report.originOf(field),
        'Traits are an object; this was left out.',
      );
      return;
    }
    const rule = field === 'userFields' ? 'person.traits-on-events' : 'person.traits';
    for (const key of Object.keys(traits)) {
      const path = (): Pointer => this.report.originOf(field, key);
      const value = traits[key];
      // A blank trait never hides a known value of the other place.
      if (field === 'user' && isBlank(value) && hasKnown(fields['contextTraits'], key)) continue;
      if (field === 'contextTraits' && hasKnown(fields['user'], key)) {
        if (this.report.dropped !== undefined && !isBlank(value))
          this.report.drop(rule, path(), `traits has its own ${key}.`);
      } else this.addTrait({ field: key, value, path, rule });
    }
  }

  private addTrait(trait: Trait): void {
    const { field, value, path } = trait;
    const report = this.report;
    if (isHostileKey(field)) {
      return report.warn('values.key', path(), 'This key reaches an object’s prototype; it was left out.');
    }
    if (field.trim() === '')
      return report.warn('person.name', path(), 'A person field needs a name; it was left out.');
    if (this.isRenamed(field)) return undefined;
    switch (field) {
      case 'email':
        return this.dropUnlessSent('identity.mapped', path, 'The mapped identity wins.');
      case 'tags':
        return this.tags.add(value, path, 'tags.list');
      case 'unsubscribed':
        return this.addUnsubscribed(trait);
      case 'ip':
        if (!this.settings.sendIp) return report.drop('values.ip-off', path(), 'sendIp is off.');
    }
    const reserved = this.settings.dialect === 'documented' ? RESERVED_OBJECTS.get(field) : undefined;
    if (reserved !== undefined && isDictionary(value)) return this.addParts(value, trait, reserved);
    if (isReservedField(field) || field === 'userId') return this.refuse(field, path);
    if (isSecretName(field)) {
      const message =
        'The name of this trait looks like a secret; it was left out. Map it explicitly if it is none.';
      return report.warn('person.secret', path(), message);
    }
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
    return this.report.warn('person.unsubscribed', path(), message);
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
      if (target === undefined) this.report.warn(rule, pathOfPart(), otherPart);
      else this.secondary.push({ field: target, value, path: pathOfPart, rule });
    }
  }

  /** True when a rename reads exactly this trait: it goes out under its new name only. */
  private isRenamed(...path: readonly string[]): boolean {
    return this.settings.renames.some(
      (rename) =>
        rename.root === 'traits' &&
        rename.path.length === path.length &&
        rename.path.every((step, index) => step === path[index]),
    );
  }

  /** Takes out of a copied object what renames read from it; false when nothing is left. */
  private omitRenamed(copied: unknown, field: string): boolean {
    for (const { root, path } of this.settings.renames) {
      if (root !== 'traits' || path.length < 2 || path[0] !== field) continue;
      const parent = valueAt(copied, path.slice(1, -1));
      if (isDictionary(parent)) Reflect.deleteProperty(parent, path[path.length - 1] ?? '');
    }
    return typeof copied !== 'object' || copied === null || Object.keys(copied).length > 0;
  }

  private put({ field, value, path, rule }: Trait): void {
    const report = this.report;
    if (!this.mayGoOut(field, path)) return;
    if (hasOwn(this.user, field)) {
      if (!isBlank(value))
        this.dropUnlessSent(rule, path, `Another source of the field ${field} comes first.`);
      return;
    }
    const made = personValue(value, { call: this.call, field, path, settings: this.settings, report });
    if (made === undefined || (made.rule === 'person.nested' && !this.omitRenamed(made.value, field))) return;
    this.user[field] = made.value;
    if (report.trace === undefined) return;
    const isPlain = rule === 'person.traits' || rule === 'person.traits-on-events';
    traceLeaves(made.value, pointerTo('/user', field), path(), isPlain ? (made.rule ?? rule) : rule, report);
  }

  private putTags(): void {
    const { isEmpty, text, source, rule } = this.tags;
    const path = source ?? ((): Pointer => '');
    if (isEmpty || !this.mayGoOut('tags', path)) return;
    const context = { call: this.call, field: 'tags', path, settings: this.settings, report: this.report };
    const joined = personValue(text, context);
    if (joined === undefined) return;
    this.user['tags'] = joined.value;
    if (this.report.trace !== undefined) this.report.sent(rule, '/user/tags', source?.());
  }

  private mayGoOut(field: string, path: () => Pointer): boolean {
    const { allow, deny } = this.settings;
    const rule =
      allow !== undefined && !allow.has(field)
        ? 'person.allow'
        : deny?.has(field) === true
          ? 'person.deny'
          : undefined;
    if (rule === undefined) return true;
    if (this.report.dropped !== undefined) {
      const reason =
        rule === 'person.allow' ? `${field} is not on the allow-list.` : `${field} is on the deny-list.`;
      this.report.drop(rule, path(), reason);
    }
    return false;
  }

  private refuse(field: string, path: () => Pointer): void {
    this.report.warn(
      'person.reserved',
      path(),
      `${field} is an id, or a field that Encharge keeps itself; it was left out.`,
    );
  }

  private dropUnlessSent(rule: RuleId, path: () => Pointer, reason: string): void {
    const { trace, dropped } = this.report;
    if (dropped === undefined || trace?.some(({ source }) => source === path()) === true) return;
    this.report.drop(rule, path(), reason);
  }
}

function hasKnown(traits: unknown, key: string): boolean {
  return isDictionary(traits) && hasOwn(traits, key) && !isBlank(traits[key]);
}
