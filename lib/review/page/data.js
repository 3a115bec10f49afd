// What the page is about. Users stand there in numbers of the dictionaries beside them; see docs/review.md.

const data = JSON.parse(document.getElementById('data').textContent);

// Where the parts of a user stand, and of an entry of a dictionary.
const USER = {id: 0, name: 1, way: 2, profile: 3, remark: 4, numbers: 5};
const WAY = {group: 0, changes: 1, standing: 2};
const CHANGE = {element: 0, before: 1, after: 2, because: 3};
const GROUP = {outcome: 0, changes: 1, why: 2};
const PROFILE = {routing: 0, hierarchy: 1, security: 2, tags: 3};
const REMARK = {rules: 0, diagnostics: 1, undo: 2, legacy: 3};
const KIND = {id: 0, severity: 1, summary: 2, why: 3, remedy: 4};

const OUTCOMES = ['changed', 'moved', 'done', 'withheld'];
const CALLBACKS = 'voice-now-covers-callbacks';

const wayOf = (user) => data.ways[user[USER.way]];
const groupOf = (user) => data.groups[wayOf(user)[WAY.group]];
const profileOf = (user) => data.profiles[user[USER.profile]];
const remarkOf = (user) => data.remarks[user[USER.remark]];
// A name that is there may be nothing that one could see, or click.
const nameOf = (user) => user[USER.name] && user[USER.name].trim() ? user[USER.name] : user[USER.id] || '(no name)';

// How many users each entry of the dictionary has that users name at this place.
function usersByEntry(place, entries) {
  const counts = new Uint32Array(entries.length);
  for (const user of data.users) counts[user[place]] += 1;
  return counts;
}
const usersByWay = usersByEntry(USER.way, data.ways);
const usersByProfile = usersByEntry(USER.profile, data.profiles);
const usersByRemark = usersByEntry(USER.remark, data.remarks);
