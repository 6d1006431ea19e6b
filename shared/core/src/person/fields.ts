import type { Plan } from '../plan';
import type { CallFields } from '../resolve/call-fields';
import type { RuleId } from '../rules';
import type { Settings } from '../settings';
import type { Dictionary } from '../types';
import { isBlank } from '../values/blank';
import { hasOwn, isDictionary, isHostileKey } from '../values/dictionary';
import type { Path } from '../values/path';
import { isEmail } from './identifiers';
import { textOf } from './identity';
import type { Identity } from './identity';
import { TRAIT_FIELDS } from './mapped-fields';
import type { MappedFields } from './mapped-fields';
import { isReservedField, isSecretName, spelledTrait } from './names';
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
  fields: CallFields,
  mapped: MappedFields,
  identity: Identity,
  settings: Settings,
  plan: Plan,
): void {
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
  private readonly tags = new Set<string>();
  /** The first place that has tags; unset when options alone gave them. */
  private tagsFrom: { from: Path; rule: RuleId } | undefined;

  constructor(context: FieldContext, identity: Identity) {
    this.context = context;
    this.settings = context.settings;
    this.plan = context.plan;
    this.identity = identity;
  }

  place(fields: CallFields, mapped: MappedFields): void {
    for (const [field, { value, from }] of mapped) {
      if (field === 'userId' || field === 'email') continue;
      if (isReservedField(field)) this.plan.remark('field-reserved', from, field);
      else if (field === 'tags') this.addTags(value, from, 'person.rename');
      else this.put({ field, value, from, rule: 'person.rename' });
    }
    for (const field of TRAIT_FIELDS) this.addTraits(fields, field);
    for (const trait of this.secondary) this.put(trait);
    for (const trait of this.cleared) this.putValue(trait);
    if (!isBlank(fields.values['tags'])) this.addTags(fields.values['tags'], fields.at('tags'), 'tags.list');
    this.addTagRules(fields);
    this.putTags();
  }

  private addTraits(fields: CallFields, field: (typeof TRAIT_FIELDS)[number]): void {
    const traits = fields.values[field];
    if (isBlank(traits)) return;
    if (!isDictionary(traits)) {
      this.plan.remark('traits-kind', fields.at(field));
      return;
    }
    const rule = field === 'userFields' ? 'person.traits-on-events' : 'person.traits';
    for (const key of Object.keys(traits)) {
      const value = traits[key];
      const from = fields.at(field, key);
      // A blank trait never hides a known value of the other place.
      if (isBlank(value) && hasKnown(fields.values['contextTraits'], key)) continue;
      if (field === 'contextTraits' && hasKnown(fields.values['user'], key)) {
        if (!isBlank(value)) this.plan.remark('trait-twice', from);
      } else this.addTrait({ field: key, value, from, rule });
    }
  }

  private addTrait(trait: Trait): void {
    const { field, value, from } = trait;
    if (isHostileKey(field)) return this.plan.remark('hostile-key', from);
    if (field.trim() === '') return this.plan.remark('field-name-blank', from);
    if (this.isRenamed(field)) return undefined;
    if (field === 'email') {
      const isWrong = this.identity.email === undefined && !isEmail(textOf(value));
      return this.plan.remark(isWrong ? 'email-trait-invalid' : 'email-trait-unused', from);
    }
    if (field === 'tags') return this.addTags(value, from, 'tags.list');
    if (field === 'unsubscribed') return this.addUnsubscribed(trait);
    const reserved = this.settings.dialect === 'documented' ? RESERVED_OBJECTS.get(field) : undefined;
    if (reserved !== undefined && isDictionary(value)) return this.addParts(value, trait, reserved);
    if (isReservedField(field) || field === 'userId') return this.plan.remark('field-reserved', from, field);
    if (isSecretName(field)) return this.plan.remark('secret', from);
    const spelled = spelledTrait(field);
    if (spelled === undefined) return this.put(trait);
    this.secondary.push({ field: spelled, value, from, rule: 'person.spelling' });
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
    return this.plan.place(['user', field], made.value, isPlain ? (made.rule ?? rule) : rule, from);
  }

  private addTags(value: unknown, from: Path, rule: RuleId): void {
    const tags = tagsIn(value, from, this.plan);
    for (const tag of tags) this.tags.add(tag);
    if (tags.length > 0) this.tagsFrom ??= { from, rule };
  }

  private addTagRules(fields: CallFields): void {
    for (const { event, tags } of this.settings.tagRules) {
      // What a rule adds stands nowhere in the event but in its name.
      if (event === fields.values['event'] && this.mayGoOut('tags', fields.at('event')))
        for (const tag of tags) this.tags.add(tag);
    }
  }

  private putTags(): void {
    const { tags, tagsFrom: { from, rule } = { from: undefined, rule: 'tags.rule' as const } } = this;
    if (tags.size === 0 || !this.mayGoOut('tags', from)) return;
    const found = { field: 'tags', value: [...tags].join(', '), from: from ?? [] };
    const joined = fieldValue(found, this.context);
    if (joined !== undefined) this.plan.place(['user', 'tags'], joined.value, rule, from);
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
