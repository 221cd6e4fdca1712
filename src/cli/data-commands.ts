import type { Command } from 'commander';
import { addAsk } from './ask.js';
import { addAudit } from './audit.js';
import { addBroadcast } from './broadcast.js';
import { addCalendar } from './calendar.js';
import { addCheck } from './check.js';
import type { CommandTools } from './command-tools.js';
import { addDeliveries } from './deliveries.js';
import { addNetworks } from './networks.js';
import { addPeople } from './people.js';
import { addPractices } from './practices.js';
import { addPracticeFiles } from './practices-files.js';
import { addPracticesReview } from './practices-review.js';
import { addQuestions } from './questions.js';
import { addReference } from './reference.js';
import { addReminders } from './reminders.js';
import { addRoadmap } from './roadmap.js';
import { addSupport } from './support.js';
import { addWeekly } from './weekly.js';

/** Adds every command that reads or writes data: each takes `--json`, opens the database itself and ends. */
export function addDataCommands(program: Command, tools: CommandTools): void {
  for (const add of [addAsk, addAudit, addBroadcast, addRoadmap, addPeople, addNetworks, addDeliveries, addCalendar, addQuestions, addReference, addCheck, addReminders, addSupport, addWeekly, addPractices, addPracticeFiles, addPracticesReview]) add(program, tools);
}
