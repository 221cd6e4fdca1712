import { z } from 'zod';
import { action } from '../chat/action.js';
import type { Block } from '../chat/message.js';
import { Language } from '../language/language.js';
import type { Facts } from '../roadmap/facts.js';
import { MilestoneId, type Milestone } from '../roadmap/milestone.js';
import { nameMilestone } from './names.js';

/** Tells the date of one of several that fit, in the language of the question. */
export const showMilestone = action('answer.show', z.object({ milestone: MilestoneId, language: Language }));

/** A button for each candidate; its date code does the same where buttons are not. */
export function showButtons(milestones: readonly Milestone[], facts: Facts): Block[] {
  if (milestones.length === 0) return [];
  const { language } = facts.words;
  const buttons = milestones.map((milestone) => showMilestone.button({ milestone: milestone.id, language }, nameMilestone(milestone, facts), { typed: milestone.dateCode }));
  return [{ kind: 'actions', buttons }];
}
