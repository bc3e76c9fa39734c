package dev.retort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.retort.revision.InvalidTargetException;
import dev.retort.revision.MultipleHeadsException;
import dev.retort.run.DatabaseUnreachableException;
import dev.retort.script.Edit;
import dev.retort.script.writing.FileNaming;
import dev.retort.script.writing.FileTemplate;
import dev.retort.script.writing.PostWriteHook;
import dev.retort.script.writing.RevisionRequest;
import dev.retort.script.writing.ScriptKind;
import dev.retort.script.writing.WritingException;
import dev.retort.script.writing.WritingSettings;
import dev.retort.script.writing.WrittenRevision;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program does with the library alone: write revisions, ask where a database stands, and act on failures. */
class RetortTest {

    private final Path folder;
    private final Path versions;

    RetortTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.versions = Files.createDirectories(folder.resolve("versions"));
    }

    @Test
    void revisionsAreWrittenMergedAndRun() {
        WrittenRevision first = retort().revision(request("aaa1").withMessage("make users"));
        assertThat(first.down()).isEmpty();
        assertThat(first.path()).hasParent(versions).content().contains("-- revision: aaa1");
        retort().revision(request("bbb1"));
        retort().revision(request("ccc1").withParents("aaa1").withSplice());

        WrittenRevision merge = retort().merge(request("ddd1"));
        assertThat(merge.down()).containsExactly("bbb1", "ccc1");
        assertThat(merge.message()).isEqualTo("merge bbb1 and ccc1");
        assertThat(retort().upgrade("head").heads()).containsExactly("ddd1");
    }

    @Test
    void statusAndCheckSayWhatTheCommandsPrint() throws IOException {
        Path file = retort().revision(request("aaa1")).path();
        retort().revision(request("bbb1"));
        assertThat(retort().status()).isEqualTo(new Status(List.of(), List.of("bbb1"), false));
        assertThat(retort().check())
                .isEqualTo(new CheckResult(List.of("aaa1", "bbb1"), Map.of(), List.of("aaa1", "bbb1"), false));

        retort().upgrade("aaa1");
        Files.writeString(file, Files.readString(file) + "SELECT 1;\n");
        assertThat(retort().status()).isEqualTo(new Status(List.of("aaa1"), List.of("bbb1"), false));
        assertThat(retort().check())
                .isEqualTo(new CheckResult(
                        List.of("bbb1"), Map.of("aaa1", Edit.DOWNGRADE), List.of("aaa1", "bbb1"), false));
        assertThat(retort().check().isWell()).isFalse();
    }

    @Test
    void partsOfTheHistoryAreRecords() {
        retort().revision(request("aaa1"));
        retort().revision(request("bbb1"));
        retort().upgrade("aaa1");
        assertThat(retort().history("current:"))
                .extracting(RevisionInfo::id, RevisionInfo::isCurrent)
                .containsExactly(tuple("bbb1", false), tuple("aaa1", true));
        assertThat(retort().show("head", "bbb1", "base"))
                .extracting(RevisionInfo::id)
                .containsExactly("bbb1");
        assertThat(retort().planStamp("bbb1").end().ids()).containsExactly("bbb1");
        assertThatThrownBy(() -> retort().history("bbb1:aaa1"))
                .isInstanceOfSatisfying(InvalidTargetException.class, it -> assertThat(it.code())
                        .isEqualTo("not-an-ancestor"));
    }

    @Test
    void eachReasonAgainstANewRevisionHasItsException() {
        assertThatThrownBy(() -> retort().merge(request("xxx1")))
                .isInstanceOfSatisfying(
                        WritingException.class, it -> assertThat(it.code()).isEqualTo("nothing-to-merge"));
        retort().revision(request("aaa1"));
        retort().revision(request("bbb1"));
        assertThatThrownBy(() -> retort().revision(request("xxx1").withParents("aaa1")))
                .isInstanceOfSatisfying(
                        WritingException.class, it -> assertThat(it.code()).isEqualTo("not-a-head"));
        assertThatThrownBy(() -> retort().revision(request("xxx1").withParents("bbb1", "head")))
                .isInstanceOfSatisfying(
                        WritingException.class, it -> assertThat(it.code()).isEqualTo("duplicate-heads"));
        assertThatThrownBy(() -> retort().revision(request("xxx1").withLocation(folder)))
                .isInstanceOfSatisfying(
                        WritingException.class, it -> assertThat(it.code()).isEqualTo("unknown-location"));
        assertThatThrownBy(() -> retort(List.of(PostWriteHook.parse("false", folder)), "{rev}")
                        .revision(request("xxx1")))
                .isInstanceOfSatisfying(
                        WritingException.class, it -> assertThat(it.code()).isEqualTo("hook-failed"));
        Retort bySlug = retort(List.of(), "{slug}");
        bySlug.revision(request("ccc1").withMessage("taken"));
        assertThatThrownBy(() -> bySlug.revision(request("ddd1").withMessage("taken")))
                .isInstanceOfSatisfying(
                        WritingException.class, it -> assertThat(it.code()).isEqualTo("file-exists"));
    }

    @Test
    void severalHeadsMustBeToldApart() {
        retort().revision(request("aaa1"));
        retort().revision(request("bbb1").withParents("base"));
        assertThatThrownBy(() -> retort().revision(request("ccc1"))).isInstanceOf(MultipleHeadsException.class);
        assertThatThrownBy(() -> retort().upgrade("head")).isInstanceOf(MultipleHeadsException.class);
    }

    @Test
    void noExceptionShowsThePassword() {
        Retort unreachable = Retort.configure()
                .url("postgresql://me:s3cr3t@localhost:1/app?sslpassword=s3cr3t-too")
                .scripts(versions.toString())
                .build();
        assertThatThrownBy(unreachable::current)
                .isInstanceOf(DatabaseUnreachableException.class)
                .satisfies(failure -> assertThat(everything(failure)).doesNotContain("s3cr3t"));
    }

    private static String everything(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private Retort retort() {
        return retort(List.of(), "{rev}");
    }

    private Retort retort(List<PostWriteHook> hooks, String template) {
        FileNaming naming = new FileNaming(FileTemplate.parse(template), 40, ZoneOffset.UTC);
        return Retort.configure()
                .url("sqlite:///" + folder.resolve("app.db"))
                .scripts(versions.toString())
                .writing(new WritingSettings(naming, ScriptKind.SQL, hooks))
                .build();
    }

    private static RevisionRequest request(String id) {
        return RevisionRequest.of("").withId(id);
    }
}
