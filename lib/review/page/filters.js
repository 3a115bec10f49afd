// Who is asked for. A filter looks at an entry that many users have in common, so that it looks at few.

const NONE = '(none)';
const orNone = (all) => all.length ? all : [NONE];
const nameAndId = (entry) => entry[1] || entry[0];
const elementWords = (entry) => `${entry[1]}, ${entry[2]}`;
const byKey = (entries, words) => {
  const found = new Map(entries.map((entry) => [entry[0], words(entry)]));
  return (key) => found.get(key) || key;
};
const itself = (key) => key;

function hierarchyKeys(profile) {
  if (!profile[PROFILE.hierarchy]) return [NONE];
  const own = data.hierarchy[profile[PROFILE.hierarchy] - 1];
  return [own[0], ...own[2].map((above) => data.hierarchy[above][0])];
}

function hierarchyWords(entry) {
  return [...entry[2].map((above) => nameAndId(data.hierarchy[above])), nameAndId(entry)].join(' / ');
}

const changedElements = (way) => way[WAY.changes].filter((row) => row[CHANGE.before] !== row[CHANGE.after])
    .map((row) => data.elements[row[CHANGE.element]][0]);

// `keys`: what the entry can be asked for by. `words`: what a key is called. `hidden`: only by link.
const FILTERS = {
  outcome: {
    label: 'Outcome', place: USER.way, keys: (way) => [OUTCOMES[data.groups[way[WAY.group]][GROUP.outcome]]],
    words: (key) => `${data.outcomes[OUTCOMES.indexOf(key)]}: ${data.meanings[OUTCOMES.indexOf(key)]}`,
  },
  routing: {
    label: 'Routing profile', place: USER.profile, words: byKey(data.routing, nameAndId),
    keys: (profile) => [profile[PROFILE.routing] ? data.routing[profile[PROFILE.routing] - 1][0] : NONE],
  },
  security: {
    label: 'Security profile', place: USER.profile, words: byKey(data.security, nameAndId),
    keys: (profile) => orNone(profile[PROFILE.security].map((each) => data.security[each][0])),
  },
  hierarchy: {
    label: 'Hierarchy group, or below it', place: USER.profile, keys: hierarchyKeys,
    words: byKey(data.hierarchy, hierarchyWords),
  },
  tag: {
    label: 'Tag', place: USER.profile, words: itself,
    keys: (profile) => orNone(profile[PROFILE.tags].map((each) => data.tags[each])),
  },
  rule: {
    label: 'Rule', place: USER.remark, words: itself,
    keys: (remark) => orNone(remark[REMARK.rules].map((each) => data.rules[each])),
  },
  diagnostic: {
    label: 'Remark', place: USER.remark,
    keys: (remark) => orNone(remark[REMARK.diagnostics].map((each) => data.kinds[data.diagnostics[each][0]][KIND.id])),
    words: byKey(data.kinds, (kind) => kind[KIND.summary] || kind[KIND.id]),
  },
  setting: {label: 'Setting that changes', place: USER.way, keys: changedElements, words: byKey(data.elements, elementWords)},
  group: {label: 'Group', place: USER.way, keys: (way) => [String(way[WAY.group] + 1)], words: (key) => `group ${key}`, hidden: true},
  undo: {
    label: 'Way back', place: USER.remark, keys: (remark) => [data.undos[remark[REMARK.undo]][1] ? 'none' : 'there is one'],
    words: (key) => key === 'none' ? 'no way back' : key, hidden: true,
  },
};

const entriesAt = {[USER.way]: data.ways, [USER.profile]: data.profiles, [USER.remark]: data.remarks};
const countsAt = {[USER.way]: usersByWay, [USER.profile]: usersByProfile, [USER.remark]: usersByRemark};

// The keys of a filter with the number of users of each, the most frequent first.
function choices(filter) {
  const counts = new Map();
  entriesAt[filter.place].forEach((entry, i) => {
    for (const key of new Set(filter.keys(entry))) counts.set(key, (counts.get(key) || 0) + countsAt[filter.place][i]);
  });
  return [...counts].filter(([, count]) => count).sort((a, b) => b[1] - a[1]);
}

let haystacks = null;
function haystack(index) {
  haystacks = haystacks || data.users.map((user) => `${user[USER.name] || ''}\n${user[USER.id]}`.toLowerCase());
  return haystacks[index];
}

// The users, as indices in the plan's order, of whom all of it holds.
function matching(wanted) {
  const masks = [];
  for (const [name, filter] of Object.entries(FILTERS)) {
    if (!wanted[name]) continue;
    const mask = Uint8Array.from(entriesAt[filter.place], (entry) => filter.keys(entry).includes(wanted[name]) ? 1 : 0);
    masks.push([filter.place, mask]);
  }
  const words = (wanted.q || '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = [];
  data.users.forEach((user, index) => {
    for (const [place, mask] of masks) if (!mask[user[place]]) return;
    for (const word of words) if (!haystack(index).includes(word)) return;
    found.push(index);
  });
  return found;
}
