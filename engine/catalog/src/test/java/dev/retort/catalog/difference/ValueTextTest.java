package dev.retort.catalog.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueTextTest {

    private static String shown(String expected, String actual) {
        return shown(ObjectKind.INDEX, "definition", Optional.of(expected), Optional.of(actual));
    }

    private static String shown(ObjectKind kind, String attribute, Optional<String> expected, Optional<String> actual) {
        Change change =
                new Change(Change.Kind.CHANGED, kind, ObjectPath.of("i"), Optional.of(attribute), expected, actual);
        return String.join("\n", ValueText.lines(change));
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
        Optional<String> grants = Optional.of("a: select\nb: select");
        assertThat(shown(ObjectKind.TABLE, "grants", Optional.empty(), grants))
                .isEqualTo("grants: expected the default but was\n  a: select\n  b: select");
        assertThat(shown(ObjectKind.TABLE, "grants", grants, Optional.empty()))
                .isEqualTo("grants: was the default but expected\n  a: select\n  b: select");
    }

    @Test
    void callsADefaultByItsName() {
        Optional<String> yes = Optional.of("yes");
        assertThat(shown(ObjectKind.INDEX, "unique", yes, Optional.empty()))
                .isEqualTo("unique: expected yes but was no");
        assertThat(shown(ObjectKind.INDEX, "valid", Optional.of("no"), Optional.empty()))
                .isEqualTo("valid: expected no but was yes");
        assertThat(shown(ObjectKind.TABLE, "persistence", Optional.empty(), Optional.of("unlogged")))
                .isEqualTo("persistence: expected permanent but was unlogged");
        assertThat(shown(ObjectKind.TABLE, "replica identity", Optional.of("nothing"), Optional.empty()))
                .isEqualTo("replica identity: expected nothing but was the default");
        assertThat(shown(ObjectKind.TABLE, "comment", Optional.empty(), Optional.of("x")))
                .isEqualTo("comment: expected none but was x");
        assertThat(shown(ObjectKind.COLUMN, "type", Optional.empty(), Optional.of("INT")))
                .isEqualTo("type: expected none but was INT");
    }
}
