import { USER } from '../plan';
import type { Plan } from '../plan';
import type { RuleId } from '../rules';
import type { Settings } from '../settings';
import type { Dictionary, Fields, Path } from '../types';
import { isBlank } from '../values/blank';
import { hasOwn, isDictionary } from '../values/dictionary';
import { emailText, isEmail } from './identifiers';
import type { Identity } from './identity';
import { TRAIT_FIELDS } from './mapped-fields';
import type { MappedFields } from './mapped-fields';
import { addressField, isReservedField } from './names';
import { joinTags, tagsIn } from './tags';
import { canBeSecret, fieldValue } from './value';
import type { FieldContext, FoundField } from './value';

interface Trait extends FoundField {
  rule: RuleId;
  /** What the lists of allowed and denied fields may call it besides the field's name. */
  names: readonly string[];
}

const NONE: readonly string[] = [];

/**
 * Places the person fields of an event beside the identity: what the customer mapped, then the traits.
 *
 * @param eventName Of a track call, for the tag rules.
 */
export function placePersonFields(
  call: string,
  eventName: string | undefined,
  fields: Fields,
  mapped: MappedFields,
  identity: Identity,
  settings: Settings,
  plan: Plan,
): void {
  // Most events carry no more than an identity.
  const hasFields = TRAIT_FIELDS.some((field) => !isBlank(fields[field])) || !isBlank(fields['tags']);
  if (!hasFields && mapped.size === 0 && settings.tagRules.length === 0) return;
  new PersonFields({ call, settings, plan }, identity).place(fields, mapped, eventName);
}

class PersonFields {
  private readonly context: FieldContext;
  private readonly settings: Settings;
  private readonly plan: Plan;
  private readonly identity: Identity;
  private readonly placed = new Set<string>();
  /** Other spellings, parts of objects, other spellings of those: of one source they go out only where the exact, flat trait does not. */
  private readonly secondary: [Trait[], Trait[], Trait[]] = [[], [], []];
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

  place(fields: Fields, mapped: MappedFields, eventName: string | undefined): void {
    for (const [field, { value, from }] of mapped) {
      if (field === 'userId' || field === 'email') continue;
      if (isReservedField(field)) this.plan.remark('field-reserved', from, field);
      else this.put({ field, value, from, rule: 'person.rename', names: NONE, isMapped: true });
    }
    for (const field of TRAIT_FIELDS) {
      this.addTraits(fields, field);
      for (const traits of this.secondary) {
        for (const trait of traits) this.put(trait);
        traits.length = 0;
      }
    }
    for (const trait of this.cleared) this.putValue(trait);
    if (!isBlank(fields['tags'])) this.addTags(fields['tags'], ['tags'], 'tags.list');
    this.putTags(eventName);
  }

  private addTraits(fields: Fields, source: (typeof TRAIT_FIELDS)[number]): void {
    const traits = fields[source];
    if (isBlank(traits)) return;
    if (!isDictionary(traits)) {
      // PHP writes an empty object as an empty list.
      if (!Array.isArray(traits) || traits.length > 0) this.plan.remark('traits-kind', [source]);
      return;
    }
    const rule = source === 'userFields' ? 'person.traits-on-events' : 'person.traits';
    for (const key of Object.keys(traits)) {
      const value = traits[key];
      const from = [source, key];
      // A blank trait never hides a known value of the other place.
      if (isBlank(value) && hasKnown(fields['contextTraits'], key)) continue;
      if (source === 'contextTraits' && hasKnown(fields['user'], key)) {
        if (!isBlank(value)) this.plan.remark('trait-twice', from);
      } else this.addTrait(key, value, from, rule, fields);
    }
  }

  private addTrait(name: string, value: unknown, from: Path, rule: RuleId, fields: Fields): void {
    const { kind, field, isSecret } = this.settings.traitNames.of(name);
    if (kind === 'hostile') return this.plan.remark('hostile-key', from);
    if (kind === 'blank') return this.plan.remark('field-name-blank', from);
    if (this.isRenamed(name)) return undefined;
    if (field === 'email') {
      const isWrong = this.identity.email === undefined && !isEmail(emailText(value));
      return this.plan.remark(isWrong ? 'email-trait-invalid' : 'email-trait-unused', from);
    }
    if (kind === 'reserved') {
      // SDKs repeat the event's own ids among the traits of the context.
      const isRepeated = value === fields[name === 'anonymousId' ? 'segmentAnonymousId' : name];
      return this.plan.remark(isRepeated ? 'id-repeated' : 'field-reserved', from, name);
    }
    if (isSecret && canBeSecret(value)) return this.plan.remark('secret', from);
    if (isDictionary(value) && (field === 'address' || field === 'company'))
      return this.addParts(value, name, field, from);
    const isSpelled = kind === 'spelled';
    if (!isSpelled) return this.put({ field, value, from, rule, names: NONE });
    this.secondary[0].push({ field, value, from, rule: 'person.spelling', names: [name] });
    return undefined;
  }

  /** An address becomes flat fields, of a company the name goes out. */
  private addParts(object: Dictionary, name: string, field: 'address' | 'company', from: Path): void {
    for (const part of Object.keys(object)) {
      const value = object[part];
      if (isBlank(value) || this.isRenamed(name, part)) continue;
      const place = [...from, part];
      const isCompany = field === 'company';
      const target = isCompany
        ? { field: part === 'name' ? field : undefined, isSpelled: false }
        : addressField(part);
      if (target.field === undefined) this.plan.remark(isCompany ? 'company-part' : 'address-part', place);
      else {
        const names = [name, field, part];
        this.secondary[target.isSpelled ? 2 : 1].push({
          field: target.field,
          value,
          from: place,
          rule: `person.${field}`,
          names,
        });
      }
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
    const { field, value, from, rule, names } = trait;
    if (!this.mayGoOut(field, names, from)) return;
    if (this.placed.has(field)) return this.plan.remark('field-taken', from, field, rule);
    if (field === 'tags') return this.addTags(value, from, rule === 'person.rename' ? rule : 'tags.list');
    const made = fieldValue(trait, this.context);
    if (made === undefined) return undefined;
    this.placed.add(field);
    const isPlain = rule === 'person.traits' || rule === 'person.traits-on-events';
    return this.plan.place(USER, field, made.value, isPlain ? (made.rule ?? rule) : rule, from);
  }

  private addTags(value: unknown, from: Path, rule: RuleId): void {
    const tags = tagsIn(value, from, this.plan);
    this.tags.push(...tags);
    if (tags.length === 0) return;
    this.tagsFrom ??= { from, rule };
    if (rule !== 'person.rename') this.placed.add('tags');
  }

  private putTags(eventName: string | undefined): void {
    for (const rule of this.settings.tagRules) {
      // What a rule adds stands nowhere in the event but in its name.
      if (rule.event === eventName && this.mayGoOut('tags', NONE, ['event'])) this.tags.push(...rule.tags);
    }
    const { from, rule } = this.tagsFrom ?? { from: undefined, rule: 'tags.rule' };
    if (this.tags.length === 0 || !this.mayGoOut('tags', NONE, from)) return;
    const { text, isCut } = joinTags(this.tags);
    if (isCut) this.plan.remark('tags-too-long', from);
    if (text !== '') this.plan.place(USER, 'tags', text, rule, from);
  }

  private mayGoOut(field: string, names: readonly string[], from: Path | undefined): boolean {
    const { allow, deny } = this.settings;
    if (allow === undefined && deny === undefined) return true;
    const isOn = (list: ReadonlySet<string>): boolean =>
      list.has(field) || names.some((name) => list.has(name));
    const isAllowed = allow === undefined || isOn(allow);
    if (isAllowed && (deny === undefined || !isOn(deny))) return true;
    this.plan.remark(isAllowed ? 'denied' : 'not-allowed', from, field);
    return false;
  }
}

function hasKnown(traits: unknown, key: string): boolean {
  return isDictionary(traits) && hasOwn(traits, key) && !isBlank(traits[key]);
}
