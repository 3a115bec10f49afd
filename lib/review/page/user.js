// One user: each setting and channel, before, after, because.

function settings(rows, user) {
  const bySetting = new Map();
  for (const row of rows) {
    const [, setting] = data.elements[row[CHANGE.element]];
    if (!bySetting.has(setting)) bySetting.set(setting, element('dl', {class: 'settings'}));
    const differs = row[CHANGE.before] !== row[CHANGE.after];
    bySetting.get(setting).append(element('div', {class: differs ? 'differs' : null},
        element('dt', null, data.elements[row[CHANGE.element]][2]), element('dd', null, shown(changeWords(row, user)))));
  }
  return [...bySetting].flatMap(([setting, list]) => [element('h3', null, setting), list]);
}

function legacyFacts(user) {
  const rows = data.legacy[remarkOf(user)[REMARK.legacy]].map(([name, value]) => [name, value]);
  const numbers = user[USER.numbers] || '';
  const own = typeof numbers === 'string' ? numbers : numbers[2];
  if (own) rows.push(['Phone number', own]);
  return rows.length ? [element('h3', null, 'The legacy setting, one for all channels'), facts(rows)] : [];
}

function remarks(user) {
  const all = remarkOf(user)[REMARK.diagnostics].map((each) => {
    const [kind, message, pointer] = data.diagnostics[each];
    const [id, severity, , why, remedy] = data.kinds[kind];
    return element('div', {class: `remark ${severity}`}, element('p', null, element('strong', null, shown(message))),
        why ? element('p', null, why) : null, remedy ? element('p', null, remedy) : null,
        element('p', {class: 'quiet id'}, shown(pointer ? `${severity} ${id} at ${pointer}` : `${severity} ${id}`)));
  });
  return all.length ? [element('h3', null, 'Remarks'), ...all] : [];
}

function profileFacts(user) {
  const profile = profileOf(user);
  const rules = remarkOf(user)[REMARK.rules].map((each) => data.rules[each]);
  const linked = (name, entry) => element('a', {href: link('users', {[name]: entry[0]})}, stranger(FILTERS[name].words(entry[0])));
  const rows = [['User id', element('span', {class: 'id'}, shown(user[USER.id]) || 'not known')]];
  if (profile[PROFILE.routing]) rows.push(['Routing profile', linked('routing', data.routing[profile[PROFILE.routing] - 1])]);
  if (profile[PROFILE.hierarchy]) rows.push(['Hierarchy group', linked('hierarchy', data.hierarchy[profile[PROFILE.hierarchy] - 1])]);
  if (profile[PROFILE.security].length) rows.push(['Security profiles', shown(profile[PROFILE.security].map((each) => nameAndId(data.security[each])).join(', '))]);
  if (profile[PROFILE.tags].length) rows.push(['Tags', stranger(profile[PROFILE.tags].map((each) => data.tags[each]).join(', '))]);
  if (rules.length) rows.push(['Rules', shown(rules.join(', '))]);
  return facts(rows);
}

function oneUser(index) {
  const user = data.users[index];
  const outcome = groupOf(user)[GROUP.outcome];
  const [undo] = data.undos[remarkOf(user)[REMARK.undo]];
  return [heading(stranger(nameOf(user))),
    element('p', null, mark(outcome), `: ${data.meanings[outcome]}. `, element('a', {href: linkToUser(index)}, 'Link to this user')),
    profileFacts(user), ...settings([...wayOf(user)[WAY.changes], ...wayOf(user)[WAY.standing]], user),
    ...remarks(user), ...legacyFacts(user), ...(undo ? [element('h3', null, 'The way back'), element('p', null, shown(undo))] : [])];
}

function userView(index) {
  if (data.users[index]) return oneUser(index);
  return [heading('There is no such user in this plan'), element('p', null, element('a', {href: '#users'}, 'All users'))];
}
