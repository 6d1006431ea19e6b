import { isBlank } from '../values/blank';
import { pointerTo } from '../values/pointer';
import { NOWHERE } from '../explain/report';
import type { PathOf, Report } from '../explain/report';
import type { RuleId } from '../rules';
import { parseTags } from './tags';

/** Gathers the tags of one event from traits, mappings and tag rules; Ingest takes them as one text. */
export class TagCollector {
  /** Where the tags stood in the event; nowhere when options alone gave them. */
  pathOf = NOWHERE;
  rule: RuleId = 'tags.rule';
  private readonly report: Report;
  private readonly tags = new Set<string>();

  constructor(report: Report) {
    this.report = report;
  }

  /** Tags found in the event; the first place that has some counts as their source. */
  add(value: unknown, pathOf: PathOf, rule: RuleId): void {
    if (isBlank(value)) return;
    const { list, refused } = parseTags(value);
    for (const { index, rule: why } of refused) {
      const what =
        why === 'tags.comma' ? 'holds a comma, and Encharge would read it as several tags' : 'is no text';
      this.report.warn(why, () => pointerTo(pathOf(), index), `This tag ${what}; it was left out.`);
    }
    if (list.length === 0) {
      if (!Array.isArray(value))
        this.report.warn('tags.list', pathOf, 'Tags are text or a list; this was left out.');
      return;
    }
    this.addConstants(list);
    if (this.pathOf !== NOWHERE) return;
    this.pathOf = pathOf;
    this.rule = rule;
  }

  /** Tags that an option gives. */
  addConstants(tags: readonly string[]): void {
    for (const tag of tags) this.tags.add(tag);
  }

  get isEmpty(): boolean {
    return this.tags.size === 0;
  }

  get text(): string {
    return [...this.tags].join(', ');
  }
}
