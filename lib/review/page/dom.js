// Elements. Text is always set as text.

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// Controls and marks that turn the direction of writing are spelled out; what is too long for its place is cut.
const MARKS = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g;
function shown(text, most) {
  const cut = most && text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}\u2026` : text;
  return cut.replace(MARKS, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// Text of strangers: its direction of writing ends where it ends.
const stranger = (text, most) => element('bdi', null, shown(text, most));
const number = (count) => count.toLocaleString('en-US');
const countOfUsers = (count) => `${number(count)} ${count === 1 ? 'user' : 'users'}`;
const mark = (outcome) => element('span', {class: `mark ${OUTCOMES[outcome]}`}, data.outcomes[outcome]);
const heading = (...text) => element('h2', {tabindex: '-1'}, ...text);

function facts(rows) {
  const list = element('dl', {class: 'facts'});
  for (const [name, ...value] of rows) list.append(element('div', null, element('dt', null, name), element('dd', null, ...value)));
  return list;
}

// A link into the page: `link('users', {outcome: 'done'})` is `#users&outcome=done`.
function link(view, parts) {
  const pairs = Object.entries(parts || {}).filter(([, value]) => value);
  return `#${view}${pairs.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join('')}`;
}

function linkToUser(index) {
  const id = data.users[index][USER.id];
  return id ? `#user=${encodeURIComponent(id)}` : `#row=${index + 1}`;
}
