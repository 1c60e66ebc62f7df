"""What the stories of verification share with those of signing."""

from tests.signing.conftest import no_loop_of_a_browser as no_loop_of_a_browser
