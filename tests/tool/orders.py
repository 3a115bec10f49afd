"""Two or three records of one user, at random, in all orders and under all options: one request at the most, that of the
first record, if nothing is wrong with it; and whether anything is wrong does not depend on the order."""

import itertools
import json
import os
import random

import support
from support import user
from tool.twice import auto_accept

OPTIONS = [[], ["--existing", "keep"], ["--existing", "overwrite"], ["--absent", "reset"],
           ["--existing", "overwrite", "--absent", "reset", "--threads", "3"]]


def limits(seconds):
    each = {"AfterContactWorkTimeLimit": seconds * 1000}
    voice = {"Channel": "VOICE", "AfterContactWorkConfig": each, "AgentFirstCallbackAfterContactWorkConfig": each}
    return [voice] + [{"Channel": name, "AfterContactWorkConfig": each} for name in ("CHAT", "TASK", "EMAIL")]


def some_record(chance):
    """What one says of a user: from few values, so that two often say the same."""
    config = {}
    if chance.random() < 0.9:
        config["AutoAccept"] = chance.choice([False, False, False, True, "true"] if chance.random() < 0.3 else [False])
    if chance.random() < 0.9:
        config["AfterContactWorkTimeLimit"] = chance.choice([30000, 30000, 30000, 60000, 1500])
    if chance.random() < 0.3:
        config |= {"PhoneType": "DESK_PHONE", "DeskPhoneNumber": chance.choice(["+12065550101", "2065550101"])}
    record = {"PhoneConfig": config}
    if chance.random() < 0.4:
        record["AutoAcceptConfigs"] = auto_accept(chance.random() < 0.4)
    if chance.random() < 0.4:
        record["AfterContactWorkConfigs"] = limits(chance.choice([30, 30, 60]))
    if chance.random() < 0.1:
        record.setdefault("AutoAcceptConfigs", auto_accept(False))[0]["Mode"] = "ON"
    return record


def identified(name, record):
    return user(name) | record


class Orders(support.ToolTest):
    def results(self, users, options):
        """Of each user: the requests, and the ids of the errors by the place of the record among his."""
        records = [identified(name, record) for name, all_of_it in users.items() for record in all_of_it]
        places = [(name, place) for name, all_of_it in users.items() for place in range(len(all_of_it))]
        result = self.convert(json.dumps({"Users": records}).encode(), *options)
        requests = {name: [] for name in users}
        for request in result.requests:
            requests[request.pop("UserId")[2:]].append(request)
        errors = {name: set() for name in users}
        for each in result.diagnostics:
            if each["severity"] == "error":
                name, place = places[each["record"] - 1]
                errors[name].add((place, each["id"]))
        self.assertEqual(result.status, 1 if any(errors.values()) else 0)
        return requests, errors

    def test_all_orders(self):
        seed = os.environ.get("CONNECT_USERCONFIG_SEED", random.randrange(1 << 32))
        chance = random.Random(f"orders {seed}")
        groups = [[some_record(chance) for _ in range(chance.choice([2, 2, 3]))] for _ in range(300)]
        users = {}
        for number, group in enumerate(groups):
            for order in itertools.permutations(range(len(group))):
                users[f"{number}-{''.join(map(str, order))}"] = [group[place] for place in order]
            users |= {f"{number}-alone-{place}": [record] for place, record in enumerate(group)}
        for options in OPTIONS:
            requests, errors = self.results(users, options)
            for number, group in enumerate(groups):
                orders = [''.join(map(str, order)) for order in itertools.permutations(range(len(group)))]
                with self.subTest(seed=seed, options=options, records=group):
                    self.assertEqual(len({bool(errors[f"{number}-{order}"]) for order in orders}), 1)
                    for order in orders:
                        name, first = f"{number}-{order}", f"{number}-alone-{order[0]}"
                        self.assertEqual(requests[name], requests[first])  # which are none if it is withheld
                        own = {id for place, id in errors[name] if place == 0}
                        self.assertEqual(own, {id for _, id in errors[first]})
                        if errors[first]:
                            self.assertEqual({place for place, _ in errors[name]}, set(range(len(group))))

    def test_a_plan_sends_to_nobody_of_whom_one_record_has_errors(self):
        """Not even if it reads like the other but for what is wrong with it."""
        sound, broken = user(1, PhoneType="SOFT_PHONE"), user(1, PhoneType="SOFT_PHONE", AutoAccept="true")
        for records in ([sound, broken], [broken, sound], [broken, broken]):
            with self.subTest(records):
                self.write("export.json", json.dumps({"Users": records, "ApproximateTotalCount": 1}))
                result = self.run_tool("plan", "-o", "out.plan", "export.json")
                self.assertEqual(result.status, 1)
                self.assertIn(b"1 user: 0 to send, 0 unchanged, 1 withheld", result.stderr)


if __name__ == "__main__":
    support.main()
