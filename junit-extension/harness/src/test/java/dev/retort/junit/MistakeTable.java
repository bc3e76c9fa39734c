package dev.retort.junit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mistakes that newcomers make. Add a line here, and write the golden file anew. */
final class MistakeTable {

    private MistakeTable() {}

    /** In a test class. */
    static List<MistakeCase> ofClasses() {
        return List.of(
                of("neither MigrationChecks nor a test method", MistakeClasses.NoTest.class),
                of("the only test method is private", MistakeClasses.PrivateTest.class),
                of("the only test method is static", MistakeClasses.StaticTest.class),
                of("the test class is private", MistakeClasses.privateClass()),
                of("an inner class without @Nested", MistakeClasses.Around.Inner.class),
                of("a @Test method, in the hope that it makes the checks", MistakeClasses.PlainTest.class),
                of("a @Nested class with a @Test method, in the same hope", MistakeClasses.PlainNested.class),
                of("MigrationChecks without @MigrationTest", MistakeClasses.NotAnnotated.class),
                of("@MigrationTest on a method, none on the class", MistakeClasses.OnlyMethodAnnotated.class),
                of("scripts forgotten", MistakeClasses.NoScripts.class),
                of("revision on a class", MistakeClasses.RevisionOnClass.class),
                of("databases on a method", MistakeClasses.DatabasesOnMethod.class),
                of("scripts and heads on a method", MistakeClasses.ScriptsOnMethod.class),
                of("databases beside versions", MistakeClasses.DatabasesBesideVersions.class),
                of("databases = {}", MistakeClasses.NoDatabases.class),
                of("heads = 0", MistakeClasses.NoHeads.class),
                of("heads = 2 with one head", MistakeClasses.TwoHeads.class),
                of("a method without revision", MistakeClasses.NoRevision.class),
                of("a method with a mistyped revision", MistakeClasses.UnknownRevision.class),
                of("a method with revision = \"base\"", MistakeClasses.BaseAsRevision.class),
                of("a method that takes nothing", MistakeClasses.NoParameter.class),
                any("a version that doesn't exist yet", MistakeClasses.TooNew.class),
                any("a version with two parts", MistakeClasses.TooOld.class),
                any("a version of SQLite", MistakeClasses.VersionOfSqlite.class),
                any("a database that isn't supported", MistakeClasses.OtherDatabase.class),
                any("a minor version", MistakeClasses.MinorVersion.class),
                of("a class as model that is none", MistakeClasses.NoModel.class),
                of("a model that throws", MistakeClasses.BadModel.class),
                of("a model whose metaData() isn't static", MistakeClasses.ModelNotStatic.class),
                of("a model for each database that is for other things", MistakeClasses.ModelOfWords.class),
                of("entities beside a model", MistakeClasses.EntitiesBesideModel.class),
                of("entityNaming without entities", MistakeClasses.NamingOfNothing.class),
                of("a class as entity that is none", MistakeClasses.NoEntity.class),
                of("a naming strategy that isn't there", MistakeClasses.MistypedStrategy.class),
                of("a mistyped naming convention", MistakeClasses.MistypedConvention.class),
                of("a naming convention of a class that isn't there", MistakeClasses.NoConvention.class),
                of("a check of one's own that can't be made", MistakeClasses.BadCheck.class),
                of("checks with a mistyped id", MistakeClasses.UnknownCheck.class),
                of("@Loses without a reason", MistakeClasses.LossWithoutReason.class),
                of("@Loses at a revision that doesn't exist", MistakeClasses.LossAtUnknownRevision.class),
                of("@Loses of a table that doesn't exist", MistakeClasses.LossOfUnknownTable.class),
                of("@Changes without a revision", MistakeClasses.ChangeWithoutRevision.class),
                of("@Changes of nothing", MistakeClasses.ChangeOfNothing.class),
                of("@Changes that doesn't happen", MistakeClasses.ChangeThatDoesNotHappen.class),
                of("@Changes of a column that doesn't exist", MistakeClasses.ChangeOfUnknownColumn.class),
                of("a file of known findings that isn't there", MistakeClasses.NoKnownFindings.class),
                of("a file of known findings named by its source folder", MistakeClasses.KnownFindingsInSources.class),
                of("since with a mistyped revision", MistakeClasses.SinceNever.class),
                of("@RowsAt at a revision that doesn't exist", MistakeClasses.RowsAtUnknownRevision.class),
                of("@RowsAt without a revision", MistakeClasses.RowsWithoutRevision.class),
                of("@RowsAt on a class without rows", MistakeClasses.RowsWithoutRows.class),
                of("@RowsAt on a method that takes no RowInserter", MistakeClasses.RowsWithoutInserter.class),
                of("@RowsAt with sql on a method", MistakeClasses.SqlOnMethod.class),
                of("@RowsAt with sql and csv", MistakeClasses.SqlBesideCsv.class),
                of("@RowsAt with CSV that doesn't say of which table", MistakeClasses.CsvWithoutTable.class),
                of("@RowsAt with a mistyped column in its CSV", MistakeClasses.CsvWithUnknownColumn.class),
                of("@RowsAt with a mistyped file", MistakeClasses.CsvNowhere.class),
                of("@RowsAt before the first revision", MistakeClasses.RowsBeforeAll.class),
                of("@ReadsAt at a revision that doesn't exist", MistakeClasses.ReadsAtUnknownRevision.class),
                of("@ReadsAt on a method that takes no RowReader", MistakeClasses.ReadsWithoutReader.class),
                of("@ReadsAt on a class without rows", MistakeClasses.ReadsWithoutRows.class),
                of("@BeginsAt a file that isn't there", MistakeClasses.BeginsNowhere.class),
                of("@BeginsAt a file that is no state", MistakeClasses.BeginsAtText.class));
    }

    /** In a setting. */
    static List<MistakeCase> ofSettings() {
        return List.of(
                property("a mistyped setting", "retort.chekcs", "graph"),
                property("a setting in the singular", "retort.database", "sqlite"),
                property("a setting in another spelling", "retort.allow_empty", "true"),
                property("half a setting", "retort.directory", "out"),
                property("a setting of the command line", "retort.url", "jdbc:sqlite:shop.db"),
                property("a setting that was made up", "retort.turbo", "true"),
                setting("retort.checks with a mistyped id", "retort.checks", "no-trase"),
                setting(
                        "retort.checks that leaves out all",
                        "retort.checks",
                        "-graph,-branch-order,-upgrade,-no-effect,-stairway,-no-trace,-upgrade-with-rows,-data-up,-data-round-trip"
                                + ",-next-write,-session,-all-down,-one-run,-row-coverage,-model,-witness"),
                setting("retort.revisions that matches nothing", "retort.revisions", "zzz"),
                setting("retort.revisions, mistyped", "retort.revisions", "b2c4"),
                setting("retort.witness with a value that it doesn't take", "retort.witness", "always"),
                setting("retort.names with a value that it doesn't take", "retort.names", "long"),
                setting("retort.allow-empty with a value that it doesn't take", "retort.allow-empty", "yes"),
                setting("retort.databases, mistyped", "retort.databases", "postgre"),
                setting("retort.databases with an unknown one", "retort.databases", "oracle"),
                setting("retort.databases.required with an unknown one", "retort.databases.required", "mysql"),
                setting("retort.databases.postgresql.mode, mistyped", "retort.databases.postgresql.mode", "docker"),
                of("no database at all", MistakeClasses.Shop.class)
                        .with(Map.of("retort.databases", "postgresql", "retort.databases.postgresql.mode", "url")),
                of("a URL of another database", MistakeClasses.Shop.class)
                        .with(Map.of(
                                "retort.databases",
                                "postgresql",
                                "retort.databases.postgresql.url",
                                "jdbc:mysql://localhost/shop")));
    }

    /** In scripts and their locations. */
    static List<MistakeCase> ofScripts() {
        return List.of(
                of("a wrong package as location", MistakeClasses.WrongPackage.class),
                of("a mistyped location", MistakeClasses.MistypedLocation.class),
                of("a source folder as location", MistakeClasses.SourceFolder.class),
                of("classpath: forgotten", MistakeClasses.ClassPathForgotten.class),
                files("a mistyped directory", MistakeClasses.MistypedDirectory.class, "versions/", ""),
                files("a file as location", MistakeClasses.FileAsLocation.class, "001.sql", script("001", "none")),
                files("a location without revisions", MistakeClasses.Located.class),
                files("a second location without revisions", MistakeClasses.SecondLocation.class, "readme.md", "soon"),
                files("a location with 001.SQL alone", MistakeClasses.Located.class, "001.SQL", script("001", "none")),
                files(
                        "002.SQL beside 001.sql",
                        MistakeClasses.Located.class,
                        "001.sql",
                        script("001", "none"),
                        "002.SQL",
                        script("002", "001")),
                files(
                        "002.sql.txt beside 001.sql",
                        MistakeClasses.Located.class,
                        "001.sql",
                        script("001", "none"),
                        "002.sql.txt",
                        script("002", "001")),
                files(
                        "scripts in a folder below",
                        MistakeClasses.Located.class,
                        "001.sql",
                        script("001", "none"),
                        "2026/002.sql",
                        script("002", "001")),
                of("a migration in a location without @Revision", MistakeClasses.RevisionForgotten.class),
                of("a migration that is named without @Revision", MistakeClasses.RevisionForgottenOnClass.class),
                files(
                        "-- down_revision: forgotten",
                        MistakeClasses.Located.class,
                        "001.sql",
                        script("001", "none"),
                        "002.sql",
                        script("002", "none").replace("-- down_revision: none\n", "")),
                files(
                        "-- down_revision: left empty in both",
                        MistakeClasses.Located.class,
                        "001.sql",
                        script("001", ""),
                        "002.sql",
                        script("002", "")),
                files(
                        "-- down_revision: mistyped",
                        MistakeClasses.Located.class,
                        "001.sql",
                        script("001", "none"),
                        "002.sql",
                        script("002", "0001")),
                files(
                        "two files with the same revision",
                        MistakeClasses.Located.class,
                        "001.sql",
                        script("001", "none"),
                        "002.sql",
                        script("001", "none")),
                files(
                        "two revisions that follow the same",
                        MistakeClasses.Located.class,
                        "001.sql",
                        script("001", "none"),
                        "002.sql",
                        script("002", "001"),
                        "003.sql",
                        script("003", "001")),
                files(
                        "a mistyped header",
                        MistakeClasses.Located.class,
                        "001.sql",
                        script("001", "none").replace("down_revision", "downrevision")),
                files("a plain SQL file", MistakeClasses.Located.class, "001.sql", "CREATE TABLE t (id INTEGER);\n"),
                files(
                        "-- upgrade forgotten",
                        MistakeClasses.Located.class,
                        "001.sql",
                        script("001", "none").replace("-- upgrade\n", "")));
    }

    private static MistakeCase of(String title, Class<?> testClass) {
        return MistakeCase.of(title, testClass);
    }

    /** On the databases that the class names. */
    private static MistakeCase any(String title, Class<?> testClass) {
        return MistakeCase.of(title, testClass).with(Map.of());
    }

    private static MistakeCase setting(String title, String key, String value) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("retort.databases", "sqlite"));
        settings.put(key, value);
        return MistakeCase.of(title, MistakeClasses.Shop.class).with(settings);
    }

    private static MistakeCase property(String title, String key, String value) {
        return MistakeCase.of(title, MistakeClasses.Shop.class).withProperties(Map.of(key, value));
    }

    private static MistakeCase files(String title, Class<?> testClass, String... namesAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return MistakeCase.files(title, testClass, files);
    }

    private static String script(String id, String down) {
        return """
                -- revision: %s
                -- down_revision: %s
                -- message: make t%s

                -- upgrade
                CREATE TABLE t%s (id INTEGER NOT NULL PRIMARY KEY);

                -- downgrade
                DROP TABLE t%s;
                """
                .formatted(id, down, id, id, id);
    }
}
