import { USER } from '../plan';
import type { Plan } from '../plan';
import type { Dictionary, Fields } from '../types';
import type { RuleId } from '../rules';
import type { Settings } from '../settings';
import { isBlank } from '../values/blank';
import { hasOwn, isDictionary } from '../values/dictionary';
import type { Path } from '../values/path';
import { isEmail } from './identifiers';
import { textOf } from './identity';
import type { Identity } from './identity';
import { TRAIT_FIELDS } from './mapped-fields';
import type { MappedFields } from './mapped-fields';
import { isReservedField } from './names';
import { RESERVED_OBJECTS } from './reserved-objects';
import type { ReservedObject } from './reserved-objects';
import { tagsIn } from './tags';
import { fieldValue } from './value';
import type { FieldContext, FoundField } from './value';

interface Trait extends FoundField {
  rule: RuleId;
}

/** Places the person fields of an event beside the identity: what the customer mapped, then the traits. */
export function placePersonFields(
  call: string,
  fields: Fields,
  mapped: MappedFields,
  identity: Identity,
  settings: Settings,
  plan: Plan,
): void {
  // Most events carry no more than an identity.
  const hasFields = TRAIT_FIELDS.some((field) => !isBlank(fields[field])) || !isBlank(fields['tags']);
  if (!hasFields && mapped.size === 0 && settings.tagRules.length === 0) return;
  new PersonFields({ call, settings, plan }, identity).place(fields, mapped);
}

class PersonFields {
  private readonly context: FieldContext;
  private readonly settings: Settings;
  private readonly plan: Plan;
  private readonly identity: Identity;
  private readonly placed = new Set<string>();
  /** Other spellings and parts of objects: they go out only where the exact, flat trait does not. */
  private readonly secondary: Trait[] = [];
  /** Nulls, with clearOnNull: they empty a field only where no source of it has a value. */
  private readonly cleared: Trait[] = [];
  private readonly tags: string[] = [];
  /** The first place that has tags; unset when options alone gave them. */
  private tagsFrom: { from: Path; rule: RuleId } | undefined;

  constructor(context: FieldContext, identity: Identity) {
    this.context = context;
    this.settings = context.settings;
    this.plan = context.plan;
    this.identity = identity;
  }

  place(fields: Fields, mapped: MappedFields): void {
    for (const [field, { value, from }] of mapped) {
      if (field === 'userId' || field === 'email') continue;
      if (isReservedField(field)) this.plan.remark('field-reserved', from, field);
      else if (field === 'tags') this.addTags(value, from, 'person.rename');
      else this.put({ field, value, from, rule: 'person.rename' });
    }
    for (const field of TRAIT_FIELDS) this.addTraits(fields, field);
    for (const trait of this.secondary) this.put(trait);
    for (const trait of this.cleared) this.putValue(trait);
    if (!isBlank(fields['tags'])) this.addTags(fields['tags'], ['tags'], 'tags.list');
    this.addTagRules(fields);
    this.putTags();
  }

  private addTraits(fields: Fields, field: (typeof TRAIT_FIELDS)[number]): void {
    const traits = fields[field];
    if (isBlank(traits)) return;
    if (!isDictionary(traits)) {
      this.plan.remark('traits-kind', [field]);
      return;
    }
    const rule = field === 'userFields' ? 'person.traits-on-events' : 'person.traits';
    for (const key of Object.keys(traits)) {
      const value = traits[key];
      const from = [field, key];
      // A blank trait never hides a known value of the other place.
      if (isBlank(value) && hasKnown(fields['contextTraits'], key)) continue;
      if (field === 'contextTraits' && hasKnown(fields['user'], key)) {
        if (!isBlank(value)) this.plan.remark('trait-twice', from);
      } else this.addTrait({ field: key, value, from, rule });
    }
  }

  private addTrait(trait: Trait): void {
    const { field, value, from } = trait;
    const { kind, field: name } = this.settings.traitNames.of(field);
    if (kind === 'hostile') return this.plan.remark('hostile-key', from);
    if (kind === 'blank') return this.plan.remark('field-name-blank', from);
    if (this.isRenamed(field)) return undefined;
    switch (field) {
      case 'email': {
        const isWrong = this.identity.email === undefined && !isEmail(textOf(value));
        return this.plan.remark(isWrong ? 'email-trait-invalid' : 'email-trait-unused', from);
      }
      case 'tags':
        return this.addTags(value, from, 'tags.list');
      case 'unsubscribed':
        return this.addUnsubscribed(trait);
    }
    const reserved = this.settings.dialect === 'documented' ? RESERVED_OBJECTS.get(field) : undefined;
    if (reserved !== undefined && isDictionary(value)) return this.addParts(value, trait, reserved);
    if (kind === 'reserved') return this.plan.remark('field-reserved', from, field);
    if (kind === 'secret') return this.plan.remark('secret', from);
    if (kind === 'plain') return this.put(trait);
    this.secondary.push({ field: name, value, from, rule: 'person.spelling' });
    return undefined;
  }

  private addUnsubscribed(trait: Trait): void {
    // Encharge documents the truth value alone.
    if (trait.value === true || trait.value === 'true')
      this.put({ field: trait.field, value: true, from: trait.from, rule: 'person.unsubscribed' });
    else if (!isBlank(trait.value)) this.plan.remark('unsubscribed-trait', trait.from);
  }

  private addParts(
    object: Dictionary,
    { field, from }: Trait,
    { rule, parts, otherPart }: ReservedObject,
  ): void {
    for (const part of Object.keys(object)) {
      const value = object[part];
      if (isBlank(value) || this.isRenamed(field, part)) continue;
      const target = parts.get(part);
      if (target === undefined) this.plan.remark(otherPart, [...from, part]);
      else this.secondary.push({ field: target, value, from: [...from, part], rule });
    }
  }

  /** True when a rename reads this trait, or an object that it is in: it goes out under its new name only. */
  private isRenamed(...path: readonly string[]): boolean {
    if (this.settings.renames.length === 0) return false;
    return this.settings.renames.some(
      (rename) => rename.root === 'traits' && rename.path.every((step, index) => step === path[index]),
    );
  }

  private put(trait: Trait): void {
    if (trait.value === null && this.settings.clearOnNull) this.cleared.push(trait);
    else this.putValue(trait);
  }

  private putValue(trait: Trait): void {
    const { field, from, rule } = trait;
    if (!this.mayGoOut(field, from)) return;
    if (this.placed.has(field)) return this.plan.remark('field-taken', from, field, rule);
    const made = fieldValue(trait, this.context);
    if (made === undefined) return undefined;
    this.placed.add(field);
    const isPlain = rule === 'person.traits' || rule === 'person.traits-on-events';
    return this.plan.place(USER, field, made.value, isPlain ? (made.rule ?? rule) : rule, from);
  }

  private addTags(value: unknown, from: Path, rule: RuleId): void {
    const tags = tagsIn(value, from, this.plan);
    this.tags.push(...tags);
    if (tags.length > 0) this.tagsFrom ??= { from, rule };
  }

  private addTagRules(fields: Fields): void {
    for (const { event, tags } of this.settings.tagRules) {
      // What a rule adds stands nowhere in the event but in its name.
      if (event === fields['event'] && this.mayGoOut('tags', ['event'])) this.tags.push(...tags);
    }
  }

  private putTags(): void {
    const { tags, tagsFrom: { from, rule } = { from: undefined, rule: 'tags.rule' as const } } = this;
    if (tags.length === 0 || !this.mayGoOut('tags', from)) return;
    const found = { field: 'tags', value: [...new Set(tags)].join(', '), from: from ?? [] };
    const joined = fieldValue(found, this.context);
    if (joined !== undefined) this.plan.place(USER, 'tags', joined.value, rule, from);
  }

  private mayGoOut(field: string, from: Path | undefined): boolean {
    const { allow, deny } = this.settings;
    const isAllowed = allow?.has(field) !== false;
    if (isAllowed && deny?.has(field) !== true) return true;
    this.plan.remark(isAllowed ? 'denied' : 'not-allowed', from, field);
    return false;
  }
}

function hasKnown(traits: unknown, key: string): boolean {
  return isDictionary(traits) && hasOwn(traits, key) && !isBlank(traits[key]);
}
