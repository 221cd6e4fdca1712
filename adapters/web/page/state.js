/** All that the page knows. Changed only by `change`, which draws anew. */
export const state = {
  language: 'en',
  words: {},
  user: 'Youssef',
  conversation: 'network-EG',
  entries: [],
  isLive: true,
  notice: '',
  dayNotice: '',
  /** The room's day: {now, date, words, pretended}, or null. */
  today: null,
  /** Another day that is being typed, or null. */
  typedDay: null,
  /** The dates to come, each as a card, or null. */
  next: null,
  /** The open form: {form, values, errors, page}, or null. */
  form: null,
  /** Which of the two side panels is open on a narrow screen: 'people', 'days' or null. */
  panel: null,
};

let draw = () => {};

/** Tells what draws the page. */
export function drawnBy(drawing) {
  draw = drawing;
}

/** Takes a change and draws the page. */
export function change(part) {
  Object.assign(state, part);
  draw();
}

/** A text of the page in its language, with `{name}` filled in. */
export function say(key, filled = {}) {
  const text = state.words[`web.${key}`] ?? '';
  return text.replace(/\{(\w+)\}/gu, (whole, name) => filled[name] ?? whole);
}

/** The people of the training room; their accounts are the same in every language, their shown names not. */
export const PEOPLE = ['Mariam', 'Youssef', 'Ana', 'Daniel'];
export const CHANNELS = ['network-EG', 'network-KE', 'network-MX'];

const ROOM_WORDS = { 'network-EG': 'room-egypt', 'network-KE': 'room-kenya', 'network-MX': 'room-mexico' };

/** A person's name as it is shown. */
export function shownName(user) {
  return PEOPLE.includes(user) ? say(`person-${user.toLowerCase()}`) : user;
}

/** A person's conversation with the bot alone. */
export function aloneWith(user) {
  return `person-${user}`;
}

/** A conversation's name as it is shown. */
export function shownRoom(conversation) {
  return say(ROOM_WORDS[conversation] ?? 'room-alone');
}

/** The conversations of the person who acts. */
export function roomsOf(user) {
  return [...CHANNELS, aloneWith(user)];
}
