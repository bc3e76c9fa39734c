package dev.retort.assertions.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueTextTest {

    private static String shown(String expected, String actual) {
        return String.join("\n", ValueText.lines("definition", Optional.of(expected), Optional.of(actual)));
    }

    @Test
    void showsShortValuesInOneLineAndLongOnesBelowEachOther() {
        assertThat(shown("CHECK ((a > 0))", "CHECK ((a > 1))"))
                .isEqualTo("definition: expected CHECK ((a > 0)) but was CHECK ((a > 1))");
        assertThat(shown(
                        "FOREIGN KEY (t) REFERENCES public.t(id)",
                        "FOREIGN KEY (t) REFERENCES public.t(id) ON DELETE CASCADE"))
                .isEqualTo(
                        """
                        definition:
                          expected FOREIGN KEY (t) REFERENCES public.t(id)
                           but was FOREIGN KEY (t) REFERENCES public.t(id) ON DELETE CASCADE""");
    }

    @Test
    void makesWhiteSpaceVisibleIfNothingElseDiffers() {
        assertThat(shown("a b", "a\tb"))
                .isEqualTo("definition, only white space differs (· is a space, → a tab): expected a·b but was a→b");
        assertThat(shown("select 1\nfrom t", "select 1 \nfrom t"))
                .isEqualTo(
                        """
                        definition, only white space differs (· is a space, → a tab) (- expected, + actual):
                          -select·1
                          +select·1·
                           from·t""");
        assertThat(shown("x", "x\n"))
                .isEqualTo(
                        """
                        definition, only white space differs (· is a space, → a tab) (- expected, + actual):
                           x
                          +""");
    }

    @Test
    void tellsTheLineInALongText() {
        String text = IntStream.rangeClosed(1, 20).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        assertThat(shown(text, text.replace("line 12", "another")))
                .isEqualTo(
                        """
                        definition (- expected, + actual):
                          line 9:
                           line 9
                           line 10
                           line 11
                          -line 12
                          +another
                           line 13
                           line 14
                           line 15""");
    }

    @Test
    void showsATextOfSeveralLinesThatOnlyOneSideHas() {
        assertThat(String.join("\n", ValueText.lines("grants", Optional.empty(), Optional.of("a: select\nb: select"))))
                .isEqualTo("grants: expected none but was\n  a: select\n  b: select");
        assertThat(String.join("\n", ValueText.lines("grants", Optional.of("a: select\nb: select"), Optional.empty())))
                .isEqualTo("grants: is gone, expected\n  a: select\n  b: select");
        assertThat(ValueText.lines("comment", Optional.empty(), Optional.of("x")))
                .containsExactly("comment: expected none but was x");
    }
}
