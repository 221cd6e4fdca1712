/** The rules of src/chat/form.ts as the page needs them before sending; the bot checks everything again. */

const asList = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

function holds(condition, values) {
  const given = asList(values[condition.field]);
  if (condition.in !== undefined) return given.some((one) => condition.in.includes(one));
  if (condition.notAmong === undefined) return true;
  const among = asList(values[condition.notAmong]).flatMap((text) => text.split('\n')).map((text) => text.trim());
  return given.some((one) => one.trim() !== '' && !among.includes(one.trim()));
}

/** Whether a field is asked, given what is filled in. */
export function isShown(field, values) {
  return field.conditions.filter((one) => one.effect === 'ask').every((one) => holds(one, values));
}

/** Whether a field must be filled in. */
export function isNeeded(field, values) {
  return field.required || field.conditions.some((one) => one.effect === 'require' && holds(one, values));
}

/** Whether nothing was filled in. */
export function isEmpty(value) {
  return asList(value).every((one) => one.trim() === '');
}

/** The fields of one page that are asked. */
export function shownOn(page, values) {
  return page.fields.filter((field) => isShown(field, values));
}
