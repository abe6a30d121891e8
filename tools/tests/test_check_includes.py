"""The include rules find what breaks them."""

import importlib.util
import pathlib
import tempfile
import unittest

TOOLS = pathlib.Path(__file__).resolve().parent.parent
spec = importlib.util.spec_from_file_location("check_includes", TOOLS / "check_includes.py")
check_includes = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check_includes)

ARCHITECTURE = """# Architecture

## Libraries, from the bottom up

| layer | libraries |
|---|---|
| below | `clock` `text` |
| above | `log` (for people) |

## More

| `others` |
"""


class CheckIncludesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.write("ARCHITECTURE.md", ARCHITECTURE)
        for lib in ("clock", "text", "log"):
            (self.root / "libs" / lib).mkdir(parents=True)

    def write(self, path, text):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text)

    def problems(self):
        return "\n".join(check_includes.problems_of(self.root))

    def test_a_lib_may_include_the_layers_below_it(self):
        self.write("libs/log/log.cpp", '#include "libs/clock/clock.hpp"\n#include "libs/log/log.hpp"\n')
        self.assertEqual(self.problems(), "")

    def test_a_lib_may_include_neither_its_own_layer_nor_one_above(self):
        self.write("libs/clock/clock.cpp", '#include "libs/text/text.hpp"\n')
        self.write("libs/text/text.hpp", '#include "libs/log/log.hpp"\n')
        self.assertIn("libs/clock/clock.cpp: includes libs/text/text.hpp", self.problems())
        self.assertIn("libs/text/text.hpp: includes libs/log/log.hpp", self.problems())

    def test_tests_may_include_any_lib(self):
        self.write("libs/clock/clock_test.cpp", '#include "libs/log/log.hpp"\n')
        self.write("libs/clock/testing/clocks.hpp", '#include "libs/log/log.hpp"\n')
        self.assertEqual(self.problems(), "")

    def test_every_lib_has_a_layer_and_every_layer_libs_that_there_are(self):
        (self.root / "libs/rpc").mkdir()
        self.assertIn("libs/rpc: ARCHITECTURE.md names it in no layer", self.problems())
        (self.root / "libs/rpc").rename(self.root / "libs/others")
        (self.root / "libs/text").rmdir()
        self.assertIn("there is no libs/text", self.problems())

    def test_a_folder_of_a_service_knows_what_it_may(self):
        self.write("services/shop/domain/order.cpp", '#include "services/shop/store/order_store.hpp"\n')
        self.write("services/shop/store/order_store.cpp", '#include "services/shop/domain/order.hpp"\n')
        self.assertEqual(self.problems(), "services/shop/domain/order.cpp: may not include "
                                          "services/shop/store/order_store.hpp")

    def test_a_file_is_not_too_long(self):
        self.write("libs/log/log.cpp", "\n" * 201)
        self.assertIn("libs/log/log.cpp: has 201 lines", self.problems())


if __name__ == "__main__":
    unittest.main()
