import { USER } from '../plan';
import type { Plan } from '../plan';
import type { FoundField } from '../plan-types';
import { TRAIT_FIELDS } from '../tables/person-fields';
import type { Dictionary, Path } from '../types';
import { hasOwn, isBlank, isDictionary } from '../values/values';
import { isListed, isReservedField, partField, traitNameOf } from './names';
import { fittingTags, tagsIn } from './tags';
import { canBeSecret, fieldValue } from './value';

/** Places an event's person fields beside the identity: the customer's mappings first, then the traits. Tag rules go by `eventName`. */
export function placePersonFields(plan: Plan, eventName: string | undefined): void {
  const { fields, mapped, settings } = plan;
  // Most events carry only an identity.
  const { user, contextTraits, userFields, tags } = fields;
  const given = user ?? contextTraits ?? userFields ?? tags;
  if (given !== undefined || mapped !== undefined || settings.tagRules.length > 0)
    new PersonFields(plan).place(eventName);
}

class PersonFields {
  /** Other spellings, parts of objects, and other spellings of those: in one source they go out only where the exact, flat trait does not. */
  private secondary!: readonly [FoundField[], FoundField[], FoundField[]];
  /** Nulls, with clearOnNull: they empty a field only where none of its sources has a value. */
  private readonly cleared: FoundField[] = [];
  private readonly tags = new Set<string>();
  /** From a trait; those of a mapping join them. */
  private hasTags = false;
  private readonly tagSources: Path[] = [];

  constructor(private readonly plan: Plan) {}

  place(eventName: string | undefined): void {
    const { fields, mapped } = this.plan;
    for (const [field, { value, from }] of mapped ?? []) {
      if (field === 'userId' || field === 'email') continue;
      if (isReservedField(field)) this.plan.remark('field-reserved', from, field);
      else this.put({ field, value, from, isMapped: true });
    }
    for (const source of TRAIT_FIELDS) {
      if (isBlank(fields[source])) continue;
      this.secondary = [[], [], []];
      this.addTraits(source);
      for (const traits of this.secondary) for (const trait of traits) this.put(trait);
    }
    for (const trait of this.cleared) this.putValue(trait);
    this.addTags(fields['tags'], ['tags'], false);
    this.putTags(eventName);
  }

  private addTraits(source: (typeof TRAIT_FIELDS)[number]): void {
    const { user, contextTraits } = this.plan.fields;
    const traits = this.plan.objectIn(source, 'traits-kind');
    for (const name of Object.keys(traits)) {
      const value = traits[name];
      // A blank trait never hides a known value in the other place.
      if (isBlank(value) && hasKnown(contextTraits, name)) continue;
      if (source !== 'contextTraits' || !hasKnown(user, name)) this.addTrait(name, value, [source, name]);
      else if (!isBlank(value)) this.plan.remark('trait-twice', [source, name]);
    }
  }

  private addTrait(name: string, value: unknown, from: Path): void {
    const { fields } = this.plan;
    const { kind, field, isSecret } = traitNameOf(name);
    if (this.isRenamed(from)) return isBlank(value) ? undefined : this.plan.remark('mapped-taken', from);
    if (field === 'email') return isBlank(value) ? undefined : this.plan.remark('email-trait-unused', from);
    if (kind === 'hostile') this.plan.remark('hostile-key', from);
    else if (kind === 'blank') this.plan.remark('field-name-blank', from);
    else if (kind === 'reserved') {
      // SDKs repeat the event's own ids among the context's traits.
      const isRepeated = value === fields[name === 'anonymousId' ? 'segmentAnonymousId' : name];
      this.plan.remark(isRepeated ? 'id-repeated' : 'field-reserved', from, name);
    } else if (isSecret && canBeSecret(value)) this.plan.remark('secret', from);
    else if (isDictionary(value) && (field === 'address' || field === 'company'))
      this.addParts(value, field, from);
    else if (kind === 'plain') this.put({ field, value, from });
    else this.secondary[0].push({ field, value, from });
  }

  /** An address becomes flat fields; a company only its name. */
  private addParts(object: Dictionary, whole: 'address' | 'company', at: Path): void {
    for (const part of Object.keys(object)) {
      const value = object[part];
      const from = [...at, part];
      if (isBlank(value)) continue;
      const { field, rank } = partField(whole, part);
      if (this.isRenamed(from)) this.plan.remark('mapped-taken', from);
      else if (field === undefined) this.plan.remark(`${whole}-part`, from);
      else this.secondary[rank].push({ field, value, from });
    }
  }

  /** True when a rename reads this trait, or an object that contains it: it goes out only under its new name. */
  private isRenamed(from: Path): boolean {
    const { renames } = this.plan.settings;
    if (renames.length === 0) return false;
    return renames.some(
      ({ fields, path }) =>
        fields.includes(String(from[0])) && path.every((step, index) => step === from[index + 1]),
    );
  }

  private put(trait: FoundField): void {
    if (trait.value === null && this.plan.settings.clearOnNull) this.cleared.push(trait);
    else this.putValue(trait);
  }

  private putValue(trait: FoundField): void {
    const { field, value, from, isMapped = false } = trait;
    if (!this.mayGoOut(field, from, !isMapped)) return;
    const isTaken = field === 'tags' ? this.hasTags : hasOwn(this.plan.payload['user'] ?? {}, field);
    if (isTaken) return this.plan.remark('field-taken', from, field);
    if (field === 'tags') return this.addTags(value, from, isMapped);
    const made = fieldValue(trait, this.plan);
    if (made !== undefined) this.plan.place(USER, field, made, 'person.traits', from);
  }

  private addTags(value: unknown, from: Path, isMapped: boolean): void {
    const tags = tagsIn(value, from, this.plan);
    if (tags.length === 0) return;
    for (const tag of tags) this.tags.add(tag);
    this.tagSources.push(from);
    this.hasTags ||= !isMapped;
  }

  private putTags(eventName: string | undefined): void {
    for (const { event, tags } of this.plan.settings.tagRules) {
      // Tags added by a rule exist nowhere in the event except in its name.
      if (event === eventName && this.mayGoOut('tags', ['event'])) for (const tag of tags) this.tags.add(tag);
    }
    const [first, ...others] = this.tagSources;
    if (this.tags.size === 0 || !this.mayGoOut('tags', first)) return;
    let all = '';
    for (const tag of this.tags) all += all === '' ? tag : `, ${tag}`;
    const text = fittingTags(all);
    if (text !== all) this.plan.remark(text === '' ? 'too-long' : 'tags-too-long', first, 'tags');
    if (text === '') return;
    this.plan.place(USER, 'tags', text, first ? 'tags.list' : 'tags.rule', first);
    for (const from of others) this.plan.place(USER, 'tags', text, 'tags.list', from);
  }

  private mayGoOut(field: string, from: Path = [], isTrait = false): boolean {
    const { allow, deny } = this.plan.settings;
    if (!allow && !deny) return true;
    // The lists may name a trait by its own name, and a part of one.
    const [name, ...parts] = isTrait ? from.slice(1).map(String) : [];
    const names = name === undefined ? [field] : [field, name, traitNameOf(name).field, ...parts];
    const reason = field === 'unsubscribed' ? 'opt-out-not-allowed' : 'not-allowed';
    if (allow && !isListed(allow, ...names)) this.plan.remark(reason, from, field);
    else if (isListed(deny, ...names)) this.plan.remark('denied', from, field);
    else return true;
    return false;
  }
}

function hasKnown(traits: unknown, key: string): boolean {
  return isDictionary(traits) && hasOwn(traits, key) && !isBlank(traits[key]);
}
