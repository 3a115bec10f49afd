// Settings in sentences. The words for values, channels and reasons come with the data.

// A phone number, which is not part of the change, because each user has another one.
const NUMBER_BEFORE = '\u0001';
const NUMBER_AFTER = '\u0002';

function valueWords(value, user) {
  const text = data.values[value];
  if (text !== NUMBER_BEFORE && text !== NUMBER_AFTER) return text;
  if (!user) return text === NUMBER_BEFORE ? 'the user\u2019s number' : 'another number';
  const numbers = user[USER.numbers] || '';
  return typeof numbers === 'string' ? numbers : numbers[text === NUMBER_BEFORE ? 0 : 1];
}

const fromTo = (row, user) => `${valueWords(row[CHANGE.before], user)} \u2192 ${valueWords(row[CHANGE.after], user)}`;

// `60 s, as before (legacy limit 60000 ms)`, `off → on (rule chat-agents (policy.yaml:4))`
function changeWords(row, user) {
  const because = ` (${data.reasons[row[CHANGE.because]]})`;
  if (row[CHANGE.before] === row[CHANGE.after]) return `${valueWords(row[CHANGE.after], user)}, as before${because}`;
  return `${fromTo(row, user)}${because}`;
}

const lineWords = (row) => `${elementWords(data.elements[row[CHANGE.element]])}: ${changeWords(row)}`;
const whyWords = (kind) => data.kinds[kind][KIND.summary] || data.kinds[kind][KIND.id];

// What changes for a group, or why nothing does; one line each.
function groupLines(group) {
  const lines = [...group[GROUP.changes].map(lineWords), ...group[GROUP.why].map(whyWords)];
  return lines.length ? lines : [data.meanings[group[GROUP.outcome]]];
}

// The same in one line of a list, without the reasons of changes.
const shortLines = data.groups.map((group) => {
  const changes = group[GROUP.changes].map((row) => `${elementWords(data.elements[row[CHANGE.element]])}: ${fromTo(row)}`);
  return changes.length ? changes.join('; ') : groupLines(group).join('; ');
});
