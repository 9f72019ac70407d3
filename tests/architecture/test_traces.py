"""The project stands alone: no file remembers the machine or the package host that it was made with."""

import re

from tests.architecture.sources import BINARY, files, name

# Each pattern has a bracket in it, so that this file does not find itself.
TRACES = re.compile(
    r"pypi[.]org|pythonhosted[.]org|registry[.]npmjs|deb[.]debian|repo1?[.]maven|"
    r"(?<![\w.~-])/(?:wor[k]|roo[t]|far[m]|hom[e]/\w|User[s]/\w)(?=/|\b/)|bash_job[s]|[.]librar[y]/"
)


def test_no_file_names_a_machine_or_a_package_host():
    found = [
        f"{name(path)}:{number}: {line.strip()[:100]}"
        for path in files()
        if path.suffix not in BINARY
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), start=1)
        if TRACES.search(line)
    ]
    assert found == []
