package dev.retort.junit;

import dev.retort.junit.check.CheckedRevision;
import dev.retort.junit.check.CustomCheck;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.rows.RowInserter;
import dev.retort.operation.writing.Operations;
import dev.retort.schema.MetaData;
import dev.retort.script.Migration;
import dev.retort.sql.DatabaseKind;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Test classes as a newcomer might write them, each wrong in one way; run by {@link MistakesTest}. */
final class MistakeClasses {

    private static final String SHOP = "classpath:histories/shop";

    private MistakeClasses() {}

    /** Wrong is what lies in the location, or a setting. */
    @MigrationTest(scripts = "target/mistakes")
    static final class Located implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    static final class Shop implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    static final class NoTest {}

    @MigrationTest(scripts = SHOP)
    static final class PrivateTest {
        @MigrationTest(revision = "b2c3")
        @SuppressWarnings({"unused", "UnusedMethod"})
        private void phones(MigrationRun run) {
            run.upgrade();
        }
    }

    @MigrationTest(scripts = SHOP)
    static final class StaticTest {
        @Test
        static void phones() {}
    }

    @MigrationTest(scripts = SHOP)
    private static final class PrivateClass implements MigrationChecks {}

    static Class<?> privateClass() {
        return PrivateClass.class;
    }

    static final class Around {
        @MigrationTest(scripts = SHOP)
        @SuppressWarnings("ClassCanBeStatic")
        final class Inner implements MigrationChecks {}
    }

    @MigrationTest(scripts = SHOP)
    static final class PlainTest {
        @Test
        void migrations() {}
    }

    @MigrationTest(scripts = SHOP)
    static final class PlainNested {
        @Nested
        final class Inside {
            @Test
            void migrations() {}
        }
    }

    static final class NotAnnotated implements MigrationChecks {}

    static final class OnlyMethodAnnotated {
        @MigrationTest(revision = "b2c3")
        void phones(MigrationRun run) {
            run.upgrade();
        }
    }

    @MigrationTest
    static final class NoScripts implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, revision = "b2c3")
    static final class RevisionOnClass implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    static final class DatabasesOnMethod {
        @MigrationTest(revision = "b2c3", databases = DatabaseKind.SQLITE)
        void phones(MigrationRun run) {
            run.upgrade();
        }
    }

    @MigrationTest(scripts = SHOP)
    static final class ScriptsOnMethod {
        @MigrationTest(scripts = SHOP, heads = 2)
        void phones(MigrationRun run) {
            run.upgrade();
        }
    }

    @MigrationTest(scripts = SHOP, databases = DatabaseKind.SQLITE, versions = "postgresql:18")
    static final class DatabasesBesideVersions implements MigrationChecks {}

    @MigrationTest(
            scripts = SHOP,
            databases = {})
    static final class NoDatabases implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, heads = 0)
    static final class NoHeads implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, heads = 2)
    static final class TwoHeads implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    static final class NoRevision {
        @MigrationTest
        void phones(MigrationRun run) {
            run.upgrade();
        }
    }

    @MigrationTest(scripts = SHOP)
    static final class UnknownRevision {
        @MigrationTest(revision = "b2c4")
        void phones(MigrationRun run) {
            run.upgrade();
        }
    }

    @MigrationTest(scripts = SHOP)
    static final class BaseAsRevision {
        @MigrationTest(revision = "base")
        void phones(MigrationRun run) {
            run.upgrade();
        }
    }

    @MigrationTest(scripts = SHOP)
    static final class NoParameter {
        @MigrationTest(revision = "b2c3")
        void phones() {}
    }

    @MigrationTest(scripts = SHOP, versions = "postgresql:99")
    static final class TooNew implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, versions = "postgresql:9")
    static final class TooOld implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, versions = "sqlite:3")
    static final class VersionOfSqlite implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, versions = "mysql:8")
    static final class OtherDatabase implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, versions = "postgresql:15.3")
    static final class MinorVersion implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, model = String.class)
    static final class NoModel implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, model = ThrowingModel.class)
    static final class BadModel implements MigrationChecks {}

    /** A model that needs what isn't there. */
    static final class ThrowingModel implements Supplier<MetaData> {
        @Override
        public MetaData get() {
            throw new IllegalStateException("no entities");
        }
    }

    @MigrationTest(scripts = SHOP, model = InstanceModel.class)
    static final class ModelNotStatic implements MigrationChecks {}

    /** A model whose method isn't static. */
    static final class InstanceModel {
        MetaData metaData() {
            return new ShopModel().get();
        }
    }

    @MigrationTest(scripts = SHOP, model = WordModel.class)
    static final class ModelOfWords implements MigrationChecks {}

    /** Takes something else than a database. */
    static final class WordModel implements Function<String, MetaData> {
        @Override
        public MetaData apply(String word) {
            return new ShopModel().get();
        }
    }

    @MigrationTest(scripts = SHOP, model = ShopModel.class, entities = ShopEntities.User.class)
    static final class EntitiesBesideModel implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, entityNaming = "spring")
    static final class NamingOfNothing implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, entities = String.class, checks = "model")
    static final class NoEntity implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, entities = ShopEntities.User.class, entityNaming = "sprng", checks = "model")
    static final class MistypedStrategy implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, naming = "comon")
    static final class MistypedConvention implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, naming = "com.example.ShopNames")
    static final class NoConvention implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, with = NeedyCheck.class)
    static final class BadCheck implements MigrationChecks {}

    /** A check that nobody can make. */
    static final class NeedyCheck implements CustomCheck {
        private final String id;

        NeedyCheck(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Outcome judge(CheckedRevision revision) {
            return Outcome.untested("never");
        }
    }

    @MigrationTest(scripts = SHOP, checks = "no-traces")
    static final class UnknownCheck implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    @Loses(revision = "b2c3", column = "users.phone", because = "")
    static final class LossWithoutReason implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    @Changes(revision = "", column = "users.phone", because = "we said so")
    static final class ChangeWithoutRevision implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    @Changes(revision = "b2c3", column = "", because = "we said so")
    static final class ChangeOfNothing implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, checks = "graph")
    @Loses(revision = "zzz", column = "users.phone", because = "nobody calls")
    static final class LossAtUnknownRevision implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, checks = "data-up")
    @RowsAt(revision = "a1f0", sql = "INSERT INTO users (id, email) VALUES (2, 'bob@example.org')")
    @Changes(revision = "b2c3", column = "users.email", because = "we write them small")
    static final class ChangeThatDoesNotHappen implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, checks = "data-up")
    @RowsAt(revision = "a1f0", sql = "INSERT INTO users (id, email) VALUES (2, 'bob@example.org')")
    @Changes(revision = "b2c3", column = "users.emial", because = "we write them small")
    static final class ChangeOfUnknownColumn implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, checks = "data-round-trip")
    @RowsAt(revision = "a1f0", sql = "INSERT INTO users (id, email) VALUES (2, 'bob@example.org')")
    @Loses(revision = "b2c3", column = "user.phone", because = "nobody calls")
    static final class LossOfUnknownTable implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, checks = "graph")
    @RowsAt(revision = "zzz", sql = "INSERT INTO users (id) VALUES (1)")
    static final class RowsAtUnknownRevision implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    @RowsAt(sql = "INSERT INTO users (id) VALUES (1)")
    static final class RowsWithoutRevision implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    @RowsAt("a1f0")
    static final class RowsWithoutRows implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    static final class RowsWithoutInserter implements MigrationChecks {
        @RowsAt("a1f0")
        void users() {}
    }

    @MigrationTest(scripts = SHOP)
    static final class SqlOnMethod implements MigrationChecks {
        @RowsAt(revision = "a1f0", sql = "INSERT INTO users (id) VALUES (1)")
        void users(RowInserter rows) {
            rows.execute("SELECT 1");
        }
    }

    @MigrationTest(scripts = SHOP, knownFindings = "classpath:known-findings.txt")
    static final class NoKnownFindings implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, knownFindings = "classpath:src/test/resources/mistakes.txt")
    static final class KnownFindingsInSources implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, since = "b2c4")
    static final class SinceNever implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    @RowsAt(value = "a1f0", sql = "SELECT 1", csv = "id\n1\n", table = "users")
    static final class SqlBesideCsv implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    @RowsAt(value = "a1f0", csv = "id\n1\n")
    static final class CsvWithoutTable implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, checks = "data-up")
    @RowsAt(value = "a1f0", csv = "id,emial\n1,a@b.c\n", table = "users")
    static final class CsvWithUnknownColumn implements MigrationChecks {}

    @MigrationTest(scripts = SHOP, checks = "data-up")
    @RowsAt(value = "a1f0", csv = "classpath:rows/user.csv")
    static final class CsvNowhere implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    @RowsAt(value = "a1f0", csv = "classpath:rows/users.csv", before = true)
    static final class RowsBeforeAll implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    @ReadsAt(value = "a1f1", csv = "classpath:rows/users.csv")
    static final class ReadsAtUnknownRevision implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    static final class ReadsWithoutReader implements MigrationChecks {
        @ReadsAt("a1f0")
        void users() {}
    }

    @MigrationTest(scripts = SHOP)
    @ReadsAt("a1f0")
    static final class ReadsWithoutRows implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    @BeginsAt("classpath:states/1.3.sql")
    static final class BeginsNowhere implements MigrationChecks {}

    @MigrationTest(scripts = SHOP)
    @BeginsAt("classpath:mistakes.txt")
    static final class BeginsAtText implements MigrationChecks {}

    @MigrationTest(scripts = "classpath:dev.retort.junit.mistaken")
    static final class WrongPackage implements MigrationChecks {}

    @MigrationTest(scripts = "classpath:histories/shopp")
    static final class MistypedLocation implements MigrationChecks {}

    @MigrationTest(scripts = "classpath:src/test/resources/histories/shop")
    static final class SourceFolder implements MigrationChecks {}

    @MigrationTest(scripts = "histories/shop")
    static final class ClassPathForgotten implements MigrationChecks {}

    @MigrationTest(scripts = "target/mistakes/versoins")
    static final class MistypedDirectory implements MigrationChecks {}

    @MigrationTest(scripts = "target/mistakes/001.sql")
    static final class FileAsLocation implements MigrationChecks {}

    @MigrationTest(scripts = {SHOP, "target/mistakes"})
    static final class SecondLocation implements MigrationChecks {}

    @MigrationTest(scripts = "classpath:dev/retort/junit/unannotated")
    static final class RevisionForgotten implements MigrationChecks {}

    @MigrationTest(migrations = Unannotated.class)
    static final class RevisionForgottenOnClass implements MigrationChecks {}

    /** A migration that doesn't say which revision it is. */
    static final class Unannotated implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("SELECT 1");
        }
    }
}
