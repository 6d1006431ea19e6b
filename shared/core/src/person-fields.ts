import { isBlank } from './blank';
import { traceLeaves } from './copy';
import { isDictionary, isHostileKey } from './dictionary';
import { TRAIT_FIELDS } from './explicit-fields';
import type { ExplicitFields } from './explicit-fields';
import { isReservedField, isSecretName, spelledTrait } from './person-field-names';
import { valueAt } from './path';
import { personValue } from './person-value';
import { pointerTo } from './pointer';
import type { Report } from './report';
import type { Fields } from './resolve';
import type { RuleId } from './rules';
import type { Settings } from './settings';
import { parseTags } from './tags';
import type { Dictionary, PersonPayload, Pointer } from './types';

/** Where the parts of an address go. Encharge's `address` is the street. */
const ADDRESS_PARTS = [
  ['street', 'address'],
  ['city', 'city'],
  ['state', 'state'],
  ['postalCode', 'postcode'],
  ['country', 'country'],
] as const;

interface Trait {
  field: string;
  value: unknown;
  path: () => Pointer;
  rule: RuleId;
}

/**
 * Adds the person fields of an event to `user`, which holds the identity already: what the customer mapped, then the traits.
 *
 * @param tags Tags that rules or a mapping give, besides those among the traits.
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

function isInContext(fields: Fields, key: string): boolean {
  const traits = fields['contextTraits'];
  return isDictionary(traits) && Object.hasOwn(traits, key) && !isBlank(traits[key]);
}

class PersonFields {
  readonly #call: string;
  readonly #user: PersonPayload;
  readonly #settings: Settings;
  readonly #report: Report;
  readonly #tags: string[] = [];
  #tagSource: (() => Pointer) | undefined;
  #tagRule: RuleId = 'tags.list';
  /** Other spellings and parts of objects: they go out only where the exact, flat trait does not. */
  readonly #secondary: Trait[] = [];

  constructor(call: string, user: PersonPayload, settings: Settings, report: Report) {
    this.#call = call;
    this.#user = user;
    this.#settings = settings;
    this.#report = report;
  }

  add(fields: Fields, explicit: ExplicitFields): void {
    for (const [field, { value, path }] of explicit) {
      if (field === 'userId' || field === 'email') continue;
      if (isReservedField(field))
        this.#report.warn(
          'person.reserved',
          path(),
          `Encharge keeps the field ${field} itself; it was left out.`,
        );
      else if (field === 'tags') this.#addTags(value, path, 'person.rename');
      else this.#put({ field, value, path, rule: 'person.rename' });
    }
    for (const field of TRAIT_FIELDS) this.#addTraits(fields, field);
    for (const trait of this.#secondary) this.#put(trait);
    this.#addTags(fields['tags'], () => this.#report.originOf('tags'), 'tags.list');
    this.#addRuleTags(fields['event']);
    this.#putTags();
  }

  #addTraits(fields: Fields, field: (typeof TRAIT_FIELDS)[number]): void {
    const traits = fields[field];
    if (traits === undefined || traits === null) return;
    if (!isDictionary(traits)) {
      if (!isBlank(traits))
        this.#report.warn(
          'person.traits',
          this.#report.originOf(field),
          'Traits are an object; this was left out.',
        );
      return;
    }
    const rule = field === 'userFields' ? 'person.traits-on-events' : 'person.traits';
    const better = field === 'contextTraits' && isDictionary(fields['user']) ? fields['user'] : undefined;
    for (const key of Object.keys(traits)) {
      const path = (): Pointer => this.#report.originOf(field, key);
      const value = traits[key];
      // A blank trait never hides a known value of the other place.
      if (field === 'user' && isBlank(value) && isInContext(fields, key)) continue;
      if (better !== undefined && Object.hasOwn(better, key) && !isBlank(better[key])) {
        if (this.#report.dropped !== undefined && !isBlank(value))
          this.#report.drop(rule, path(), `traits has its own ${key}.`);
        continue;
      }
      this.#addTrait({ field: key, value, path, rule });
    }
  }

  #addTrait(trait: Trait): void {
    const { field, value, path } = trait;
    const report = this.#report;
    if (isHostileKey(field))
      return report.warn('values.key', path(), 'This key reaches an object’s prototype; it was left out.');
    if (this.#isRenamed(field)) return undefined;
    switch (field) {
      case 'email':
        // Sent as identity, or hidden by a mapped one.
        if (report.dropped !== undefined && !report.trace?.some(({ source }) => source === path())) {
          report.drop('identity.mapped', path(), 'The mapped identity wins.');
        }
        return undefined;
      case 'tags':
        return this.#addTags(value, path, 'tags.list');
      case 'unsubscribed':
        if (value === true || value === 'true') return this.#put({ ...trait, rule: 'person.unsubscribed' });
        if (isBlank(value)) return undefined;
        return report.warn(
          'person.unsubscribed',
          path(),
          'Only unsubscribed: true passes; anything else could subscribe the person again. Map it explicitly if that is meant.',
        );
      case 'ip':
        if (!this.#settings.sendIp) return report.drop('values.ip-off', path(), 'sendIp is off.');
        break;
      case 'address':
        if (isDictionary(value) && this.#settings.dialect === 'documented')
          return this.#addAddress(value, trait);
        break;
      case 'company':
        if (isDictionary(value) && this.#settings.dialect === 'documented')
          return this.#addCompany(value, trait);
        break;
    }
    if (isReservedField(field) || field === 'userId') {
      return report.warn(
        'person.reserved',
        path(),
        `${field} is an id, or a field that Encharge keeps itself; it was left out.`,
      );
    }
    if (isSecretName(field)) {
      return report.warn(
        'person.secret',
        path(),
        'The name of this trait looks like a secret; it was left out. Map it explicitly if it is none.',
      );
    }
    const spelled = spelledTrait(field);
    if (spelled !== undefined) this.#secondary.push({ ...trait, field: spelled, rule: 'person.spelling' });
    else this.#put(trait);
    return undefined;
  }

  #addAddress(address: Dictionary, { path }: Trait): void {
    for (const [part, field] of ADDRESS_PARTS) {
      if (Object.hasOwn(address, part)) this.#addPart(address, part, field, path, 'person.address');
    }
    for (const part of Object.keys(address)) {
      if (
        ADDRESS_PARTS.some(([known]) => known === part) ||
        isBlank(address[part]) ||
        this.#isRenamed('address', part)
      )
        continue;
      const message =
        'Encharge has no field for this part of an address; it was left out. Map its path to a field.';
      this.#report.warn('person.address', pointerTo(path(), part), message);
    }
  }

  #addCompany(company: Dictionary, { path }: Trait): void {
    if (Object.hasOwn(company, 'name')) this.#addPart(company, 'name', 'company', path, 'person.company');
    for (const part of Object.keys(company)) {
      if (part === 'name' || isBlank(company[part]) || this.#isRenamed('company', part)) continue;
      const message =
        'Of a company only the name is a person field; this part was left out. Map its path, or send a group call.';
      this.#report.warn('person.company', pointerTo(path(), part), message);
    }
  }

  #addPart(object: Dictionary, part: string, field: string, path: () => Pointer, rule: RuleId): void {
    const parent = rule === 'person.address' ? 'address' : 'company';
    if (this.#isRenamed(parent, part)) return;
    this.#secondary.push({ field, value: object[part], path: () => pointerTo(path(), part), rule });
  }

  /** True when a rename reads exactly this trait: it goes out under its new name only. */
  #isRenamed(...path: readonly string[]): boolean {
    return this.#settings.renames.some(
      (rename) =>
        rename.root === 'traits' &&
        rename.path.length === path.length &&
        rename.path.every((step, index) => step === path[index]),
    );
  }

  /** Takes out of a copied object what renames read from it; false when nothing is left. */
  #omitRenamed(copied: unknown, field: string): boolean {
    for (const { root, path } of this.#settings.renames) {
      if (root !== 'traits' || path.length < 2 || path[0] !== field) continue;
      const parent = valueAt(copied, path.slice(1, -1));
      const last = path.at(-1) ?? '';
      if (isDictionary(parent)) Reflect.deleteProperty(parent, last);
    }
    return typeof copied !== 'object' || copied === null || Object.keys(copied).length > 0;
  }

  #put({ field, value, path, rule }: Trait): void {
    const report = this.#report;
    if (!this.#mayGoOut(field, path)) return;
    if (Object.hasOwn(this.#user, field)) {
      if (
        report.dropped !== undefined &&
        !isBlank(value) &&
        !report.trace?.some(({ source }) => source === path())
      ) {
        report.drop(rule, path(), `Another source of the field ${field} comes first.`);
      }
      return;
    }
    const made = personValue(value, { call: this.#call, field, path, settings: this.#settings, report });
    if (made === undefined || (made.rule === 'person.nested' && !this.#omitRenamed(made.value, field)))
      return;
    this.#user[field] = made.value;
    if (report.trace === undefined) return;
    const isPlain = rule === 'person.traits' || rule === 'person.traits-on-events';
    traceLeaves(made.value, pointerTo('/user', field), path(), isPlain ? (made.rule ?? rule) : rule, report);
  }

  #mayGoOut(field: string, path: () => Pointer): boolean {
    const { allow, deny } = this.#settings;
    if (allow !== undefined && !allow.has(field)) {
      if (this.#report.dropped !== undefined)
        this.#report.drop('person.allow', path(), `${field} is not on the allow-list.`);
      return false;
    }
    if (deny?.has(field) !== true) return true;
    if (this.#report.dropped !== undefined)
      this.#report.drop('person.deny', path(), `${field} is on the deny-list.`);
    return false;
  }

  #addTags(value: unknown, path: () => Pointer, rule: RuleId): void {
    if (isBlank(value)) return;
    const { list, refused } = parseTags(value);
    for (const { index, rule: why } of refused) {
      const what =
        why === 'tags.comma' ? 'holds a comma, and Encharge would read it as several tags' : 'is no text';
      this.#report.warn(why, pointerTo(path(), index), `This tag ${what}; it was left out.`);
    }
    if (list.length === 0) {
      if (refused.length === 0 && !Array.isArray(value))
        this.#report.warn('tags.list', path(), 'Tags are text or a list; this was left out.');
      return;
    }
    this.#pushTags(list);
    if (this.#tagSource !== undefined) return;
    this.#tagSource = path;
    this.#tagRule = rule;
  }

  #addRuleTags(event: unknown): void {
    for (const rule of this.#settings.tagRules) {
      if (rule.event !== event) continue;
      this.#pushTags(rule.tags);
      if (this.#tagSource === undefined) this.#tagRule = 'tags.rule';
    }
  }

  #pushTags(tags: readonly string[]): void {
    for (const tag of tags) if (!this.#tags.includes(tag)) this.#tags.push(tag);
  }

  #putTags(): void {
    if (this.#tags.length === 0) return;
    const path = this.#tagSource ?? ((): Pointer => '');
    if (!this.#mayGoOut('tags', path)) return;
    const joined = personValue(this.#tags.join(', '), {
      call: this.#call,
      field: 'tags',
      path,
      settings: this.#settings,
      report: this.#report,
    });
    if (joined === undefined) return;
    this.#user['tags'] = joined.value;
    if (this.#report.trace !== undefined) this.#report.sent(this.#tagRule, '/user/tags', this.#tagSource?.());
  }
}
