/** Kinds of what is forgotten after a time, each by the day on which it ended or was last changed. */
export type Kind = 'arrived' | 'replies' | 'form-drafts' | 'questions' | 'support-texts' | 'documents';

/** How long each is kept, in days of the machine. What is kept shorter (turns, questions under an answer) is forgotten where it is kept. */
export const KEPT_DAYS: Readonly<Record<Kind, number>> = {
  // That an event arrived, so that it takes effect once: platforms repeat for hours at most. Its words are gone when it is done.
  arrived: 90,
  // Replies may repeat words of who asked. They can be changed in place for a day.
  replies: 90,
  // Forms that somebody began and left.
  'form-drafts': 365,
  // Questions that wait for the Secretariat.
  questions: 365,
  // The words of requests for support that are done with; what was asked for, and when, stays.
  'support-texts': 730,
  // What a Word file that came back says anew of a draft, where nobody took or left it.
  documents: 30,
};
