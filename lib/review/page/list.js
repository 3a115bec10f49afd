// A list of users of any length, of which only what can be seen is in the document.

const ROWS_AROUND = 10;

function userRow(index, place) {
  const user = data.users[index];
  const group = groupOf(user);
  const routing = profileOf(user)[PROFILE.routing];
  const rules = remarkOf(user)[REMARK.rules].map((each) => data.rules[each]).join(', ');
  const cell = (...children) => element('div', {role: 'cell'}, ...children);
  const name = element('a', {href: linkToUser(index)}, stranger(nameOf(user), 120));
  return element('div', {role: 'row', class: 'row', 'aria-rowindex': place + 2, 'data-place': place},
      cell(name, element('span', {class: 'id'}, shown(user[USER.id], 60))),
      cell(mark(group[GROUP.outcome])),
      cell(shown(shortLines[wayOf(user)[WAY.group]], 200)),
      cell(shown(routing ? nameAndId(data.routing[routing - 1]) : 'no routing profile', 80), rules && element('span', {class: 'id'}, shown(rules, 80))));
}

function listOfUsers(label) {
  const head = element('div', {role: 'row', class: 'row head', 'aria-rowindex': 1},
      ...['Name and id', 'Outcome', 'What changes, or why nothing is sent', 'Routing profile, rules'].map((text) => element('div', {role: 'columnheader'}, text)));
  const body = element('div', {role: 'rowgroup', class: 'rows'});
  const table = element('div', {role: 'table', class: 'users', 'aria-label': label}, element('div', {role: 'rowgroup'}, head), body);
  const rows = new Map();
  let users = [];
  let height = 0;

  function rowHeight() {
    if (!rows.size) body.append(userRow(users[0], 0));
    height = body.firstElementChild.getBoundingClientRect().height || 1;
    if (!rows.size) body.replaceChildren();
  }

  // Rows that stay are left where they are: one of them may have the focus.
  function render() {
    if (!users.length || !table.isConnected) return;
    if (!height) rowHeight();
    const above = -body.getBoundingClientRect().top;
    const seen = Math.ceil(window.innerHeight / height);
    const first = Math.max(0, Math.min(users.length - seen, Math.floor(above / height)) - ROWS_AROUND);
    const last = Math.min(users.length, first + seen + 2 * ROWS_AROUND);
    for (const [place, row] of rows) {
      if (place >= first && place < last) continue;
      row.remove();
      rows.delete(place);
    }
    let next = null;
    for (let place = last - 1; place >= first; place -= 1) {
      if (!rows.has(place)) {
        rows.set(place, userRow(users[place], place));
        body.insertBefore(rows.get(place), next);
      }
      next = rows.get(place);
    }
    body.style.paddingTop = `${first * height}px`;
    body.style.paddingBottom = `${(users.length - last) * height}px`;
  }

  function focus(place) {
    const wanted = Math.max(0, Math.min(users.length - 1, place));
    const top = body.getBoundingClientRect().top + wanted * height;
    const margin = head.getBoundingClientRect().height;
    if (top < margin) window.scrollBy(0, top - margin);
    if (top + height > window.innerHeight) window.scrollBy(0, top + height - window.innerHeight);
    render();
    rows.get(wanted).querySelector('a').focus({preventScroll: true});
  }

  body.addEventListener('keydown', (event) => {
    const row = event.target.closest('[data-place]');
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const place = Number(row.dataset.place);
    const page = Math.max(1, Math.floor(window.innerHeight / height) - 2);
    const to = {ArrowDown: place + 1, ArrowUp: place - 1, PageDown: place + page, PageUp: place - page, Home: 0, End: users.length - 1}[event.key];
    if (to === undefined) return;
    event.preventDefault();
    focus(to);
  });

  return {
    table,
    render,
    resized() { height = 0; rows.clear(); body.replaceChildren(); render(); },
    show(found) {
      users = found;
      rows.clear();
      body.replaceChildren();
      body.style.padding = '0';
      table.setAttribute('aria-rowcount', users.length + 1);
      if (!users.length) body.append(element('p', {class: 'nobody', role: 'row'}, element('span', {role: 'cell'}, 'Nobody.')));
      render();
    },
  };
}
