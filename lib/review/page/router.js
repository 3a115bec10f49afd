// What the address asks for: `#groups`, `#users&q=mary`, `#callbacks`, `#sign-off`, `#user=ID`.

const view = document.getElementById('view');
const sign = document.getElementById('sign');
const navigation = document.querySelector('nav');
let list = null;

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function address() {
  const [first, ...others] = location.hash.slice(1).split('&').map((part) => {
    const at = part.indexOf('=');
    return at < 0 ? [part, ''] : [part.slice(0, at), decoded(part.slice(at + 1))];
  });
  return {name: first[0], value: first[1], parts: Object.fromEntries(others)};
}

// Another address without another entry in the history: a search is not a step that one goes back by.
function replaceAddress(to) {
  try {
    history.replaceState(null, '', to);
  } catch {
    location.hash = to;
  }
}

function go(to) {
  location.hash = to;
}

function searchField(parts, changed) {
  const search = element('input', {type: 'search', value: parts.q || '', autocomplete: 'off', spellcheck: 'false'});
  search.addEventListener('input', () => changed('q', search.value));
  return element('div', {class: 'filters'}, element('label', {class: 'search'}, 'Search by name or id', search));
}

function filterControls(parts, changed) {
  // On a narrow page the filters would push the list out of sight.
  const open = matchMedia('(min-width: 44rem)').matches || Object.keys(parts).some((name) => FILTERS[name]);
  const selects = element('div', {class: 'filters'});
  for (const [name, filter] of Object.entries(FILTERS)) {
    if (filter.hidden) continue;
    const options = choices(filter).map(([key, count]) => element('option', {value: key, selected: key === parts[name]}, `${shown(filter.words(key), 80)} (${number(count)})`));
    const select = element('select', {name}, element('option', {value: ''}, 'All'), ...options);
    select.addEventListener('change', () => changed(name, select.value));
    selects.append(element('label', null, filter.label, select));
  }
  const form = element('form', {role: 'search'}, searchField(parts, changed), element('details', {open}, element('summary', null, 'Filters'), selects));
  form.addEventListener('submit', (event) => event.preventDefault());
  return form;
}

// A list with a search; `fixed` is asked for in any case.
function listView(name, title, parts, fixed, controls) {
  const told = element('p', {role: 'status', class: 'told'});
  const users = listOfUsers(title);
  const wanted = {...parts};
  const update = () => {
    const found = matching({...wanted, ...fixed});
    const extra = Object.keys(FILTERS).filter((each) => FILTERS[each].hidden && wanted[each])
        .map((each) => FILTERS[each].words(wanted[each]));
    told.replaceChildren(`${number(found.length)} of ${countOfUsers(data.users.length)}${extra.length ? `, of ${extra.join(', ')}` : ''}`);
    if (Object.values(wanted).some(Boolean)) told.append(element('a', {href: link(name)}, 'Show all'));
    users.show(found);
  };
  const changed = (key, value) => {
    wanted[key] = value;
    replaceAddress(link(name, wanted));
    update();
  };
  list = users;
  return {children: [heading(title), ...controls(wanted, changed), told, users.table], update};
}

function callbacksView(parts) {
  const kind = data.kinds.find((each) => each[KIND.id] === CALLBACKS);
  const words = kind ? [element('p', null, element('strong', null, `${kind[KIND.summary]}.`)), element('p', null, kind[KIND.why]), element('p', null, kind[KIND.remedy])] : [];
  return listView('callbacks', 'Whose treatment changes although nobody asked', parts, {diagnostic: CALLBACKS}, (wanted, changed) => {
    return [...words, element('div', {role: 'search'}, searchField(wanted, changed))];
  });
}

// A plan has one line of each user who has an id.
const indexOf = (id) => id ? data.users.findIndex((user) => user[USER.id] === id) : -1;

function childrenFor({name, value, parts}) {
  if (name === 'user') return {children: userView(indexOf(value))};
  if (name === 'row') return {children: userView(value - 1)};
  if (name === 'users') return listView('users', 'Users', parts, {}, (wanted, changed) => [filterControls(wanted, changed)]);
  if (name === 'callbacks') return callbacksView(parts);
  return {children: groupsView(parts)};
}

function show(moveFocus) {
  const asked = address();
  const signing = asked.name === 'sign-off';
  list = null;
  sign.hidden = !signing;
  view.hidden = signing;
  const {children, update} = signing ? {children: []} : childrenFor(asked);
  view.replaceChildren(...children.filter(Boolean));
  if (update) update();
  const current = {user: '#users', row: '#users', users: '#users', callbacks: '#callbacks', 'sign-off': '#sign-off'}[asked.name] || '#groups';
  for (const each of navigation.children) {
    if (each.getAttribute('href') === current) each.setAttribute('aria-current', 'page');
    else each.removeAttribute('aria-current');
  }
  if (!moveFocus) return;
  const title = (signing ? sign : view).querySelector('h2');
  title.focus({preventScroll: true});
  navigation.scrollIntoView();
}

navigation.hidden = false;
show(location.hash.length > 1 && location.hash !== '#groups');
window.addEventListener('hashchange', () => show(true));
window.addEventListener('scroll', () => list && list.render(), {passive: true});
window.addEventListener('resize', () => list && list.resized());
