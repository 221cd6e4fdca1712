import type { SupportEvent, SupportRequest, SupportState } from './support-request.js';

export interface SupportReads {
  findRequest(number: number): Promise<SupportRequest | undefined>;
  /** Those in these states (all without), in the order in which they were asked. */
  requests(states?: readonly SupportState[]): Promise<SupportRequest[]>;
  /** How a request came to be as it is, the first first. */
  events(number: number): Promise<SupportEvent[]>;
  /** Where this account (as `who` writes it) can be written to alone now: the conversation's id. Undefined where she may not deal with requests any more. */
  placeOf(account: string): Promise<string | undefined>;
}

export interface SupportWrites extends SupportReads {
  /** Keeps a new request and gives it its number. */
  file(request: Omit<SupportRequest, 'number' | 'revision' | 'state' | 'assignee'>): Promise<SupportRequest>;
  /** Writes the next values of a request. */
  change(request: SupportRequest): Promise<void>;
  /** Adds a line to how it came about. */
  note(event: SupportEvent): Promise<void>;
}
