"""deploy/compose.yaml, as far as that can be told without a container engine."""

import pathlib
import re
import unittest

try:
    import yaml
except ImportError:
    yaml = None

DEPLOY = pathlib.Path(__file__).resolve().parents[2] / "deploy"
PROGRAMS = ["people-bank", "activity-tracking", "feedback-ingestion", "impact-reporting"]


@unittest.skipUnless(yaml, "apt-get install python3-yaml")
class ComposeTest(unittest.TestCase):
    def setUp(self):
        self.file = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
        self.services = self.file["services"]
        self.replicas = [f"{program}-{number}" for program in PROGRAMS for number in (1, 2)]

    def flag(self, replica, name):
        command = self.services[replica]["command"]
        return command[command.index(name) + 1]

    def test_each_service_has_two_replicas_that_differ_in_address_name_and_volume(self):
        self.assertEqual([self.services[replica]["command"][0] for replica in self.replicas],
                         [program for program in PROGRAMS for _ in (1, 2)])
        places = [self.flag(replica, name) for replica in self.replicas for name in ("--address", "--metrics-address")]
        self.assertEqual(len(set(places)), 16)
        for replica in self.replicas:
            self.assertTrue(self.flag(replica, "--bus").endswith(f"?instance={replica}"))
            self.assertIn(f"{replica}:/var/lib/participation/data", self.services[replica]["volumes"])

    def test_the_client_knows_where_they_all_are(self):
        places = {program: [self.flag(f"{program}-{number}", "--address") for number in (1, 2)] for program in PROGRAMS}
        expected = ",".join(f"{program}={','.join(both)}" for program, both in places.items())
        self.assertEqual(self.services["ctl"]["environment"]["PARTICIPATION_ADDRESS"], expected)

    def test_a_service_is_handed_the_passwords_of_its_own_roles_only(self):
        roles = re.findall(r"^\\set role (\w+)$", (DEPLOY / "postgres/roles.sql").read_text(encoding="utf-8"), re.M)
        self.assertEqual(set(self.services["roles"]["secrets"]), {"postgres", *roles})
        self.assertEqual(set(self.file["secrets"]), {"postgres", *roles})
        for replica in self.replicas:
            module = replica[:-2].replace("-", "_")
            self.assertEqual(self.services[replica]["secrets"], [module, f"{module}_keys"])

    def test_nothing_is_reached_from_outside(self):
        for name, service in self.services.items():
            self.assertNotIn("ports", service, name)
            self.assertEqual(service.get("network_mode"), None if name == "place" else "service:place", name)

    def test_what_is_mounted_is_declared(self):
        named = {volume.split(":")[0] for service in self.services.values() for volume in service.get("volumes", [])}
        self.assertEqual({name for name in named if not name.startswith(".")}, set(self.file["volumes"]))


if __name__ == "__main__":
    unittest.main()
