// Groups first: identical changes folded together, or users counted by what they have in common.

const GROUPS_A_PAGE = 50;

// By group: its number of users, and how many of them have which routing profile and which rule.
function countGroups() {
  const callbacksAt = data.remarks.map((remark) => FILTERS.diagnostic.keys(remark).includes(CALLBACKS));
  const groups = data.groups.map((group, i) => ({group, key: String(i + 1), users: 0, callbacks: 0, routing: new Map(), rules: new Map()}));
  const add = (counts, key) => counts.set(key, (counts.get(key) || 0) + 1);
  for (const user of data.users) {
    const group = groups[wayOf(user)[WAY.group]];
    group.users += 1;
    if (callbacksAt[user[USER.remark]]) group.callbacks += 1;
    add(group.routing, profileOf(user)[PROFILE.routing]);
    for (const rule of remarkOf(user)[REMARK.rules]) add(group.rules, rule);
  }
  return groups.sort((a, b) => b.users - a.users);
}
let sortedGroups = null;

function mostFrequent(counts, words) {
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const named = sorted.slice(0, 4).map(([key, count]) => `${shown(words(key), 80)} (${number(count)})`);
  return named.join(', ') + (sorted.length > 4 ? `, and ${sorted.length - 4} more` : '');
}

function groupCard({group, key, users, callbacks, routing, rules}) {
  const lines = groupLines(group).map((line) => element('li', null, shown(line, 400)));
  const routingWords = (each) => each ? nameAndId(data.routing[each - 1]) : 'no routing profile';
  return element('li', {class: 'group'},
      element('div', null, element('div', {class: 'size'}, number(users)), mark(group[GROUP.outcome])),
      element('div', null, element('ul', null, ...lines),
          callbacks ? element('p', {class: 'note'}, element('a', {href: link('callbacks', {group: key})}, `Callbacks of ${number(callbacks)} of them`), ' are treated otherwise although nobody asked.') : null,
          element('p', {class: 'quiet'}, `Routing profiles: ${mostFrequent(routing, routingWords)}`),
          rules.size ? element('p', {class: 'quiet'}, `Rules: ${mostFrequent(rules, (each) => data.rules[each])}`) : null,
          element('a', {href: link('users', {group: key})}, users === 1 ? 'Show this user' : `Show these ${number(users)} users`)));
}

function pages(count, page, by) {
  const last = Math.ceil(count / GROUPS_A_PAGE);
  if (last < 2) return null;
  const to = (text, wanted) => wanted >= 1 && wanted <= last ? element('a', {href: link('groups', {by, page: String(wanted)})}, text) : null;
  return element('p', {class: 'told'}, `Page ${page} of ${last}`, to('Previous', page - 1), to('Next', page + 1));
}

// Users by a filter's keys and by outcome.
function countBy(name) {
  const filter = FILTERS[name];
  const rows = new Map();
  const row = (key) => {
    if (!rows.has(key)) rows.set(key, {users: 0, outcomes: [0, 0, 0, 0]});
    return rows.get(key);
  };
  const keysAt = entriesAt[filter.place].map((entry) => [...new Set(filter.keys(entry))]);
  for (const user of data.users) {
    for (const key of keysAt[user[filter.place]]) {
      const counts = row(key);
      counts.users += 1;
      counts.outcomes[groupOf(user)[GROUP.outcome]] += 1;
    }
  }
  return [...rows].sort((a, b) => b[1].users - a[1].users);
}

function tableBy(name, page) {
  const counted = countBy(name);
  const numberCell = (count) => element('td', {class: 'number'}, number(count));
  const head = element('tr', null, element('th', null, FILTERS[name].label), element('th', {class: 'number'}, 'Users'),
      ...data.outcomes.map((outcome) => element('th', {class: 'number'}, outcome)));
  const rows = counted.slice((page - 1) * GROUPS_A_PAGE, page * GROUPS_A_PAGE).map(([key, counts]) => element('tr', null,
      element('td', null, element('a', {href: link('users', {[name]: key})}, stranger(FILTERS[name].words(key), 200))),
      numberCell(counts.users), ...counts.outcomes.map(numberCell)));
  const table = element('table', null, element('thead', null, head), element('tbody', null, ...rows));
  return [element('div', {class: 'wide', role: 'region', 'aria-label': `Users by ${FILTERS[name].label}`, tabindex: '0'}, table), pages(counted.length, page, name)];
}

function groupsView(parts) {
  sortedGroups = sortedGroups || countGroups();
  const by = FILTERS[parts.by] && !FILTERS[parts.by].hidden ? parts.by : '';
  const page = Math.max(1, Math.floor(Number(parts.page)) || 1);
  const chosen = element('select', null, element('option', {value: ''}, 'Identical changes'),
      ...Object.entries(FILTERS).filter(([, filter]) => !filter.hidden)
          .map(([name, filter]) => element('option', {value: name, selected: name === by}, filter.label)));
  chosen.addEventListener('change', () => go(link('groups', {by: chosen.value})));
  const select = element('div', {class: 'filters'}, element('label', null, 'Grouped by', chosen));
  if (by) return [heading('Groups'), select, ...tableBy(by, page)];
  const cards = sortedGroups.slice((page - 1) * GROUPS_A_PAGE, page * GROUPS_A_PAGE).map(groupCard);
  return [heading(`${number(sortedGroups.length)} ${sortedGroups.length === 1 ? 'group' : 'groups'}, the largest first`), select,
    element('ol', {class: 'groups', role: 'list'}, ...cards), pages(sortedGroups.length, page, '')];
}
