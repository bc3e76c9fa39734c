package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a copy or a backfill writes where nothing was before, and that its text and the schema contradict. */
class WrittenValuesTest {

    private static final String ORDERS =
            "CREATE TABLE orders (id integer NOT NULL PRIMARY KEY, amount integer, paid integer, title varchar(40), state varchar(10));"
                    + " INSERT INTO orders VALUES (1, 5, 7, 'one', 'new'), (2, 20, 8, 'two', 'open'), (3, NULL, 9, 'three', NULL);";

    private final SmallHistory history;

    WrittenValuesTest(@TempDir Path scripts) {
        this.history = SmallHistory.in(scripts).revision("a1", "none", ORDERS, "DROP TABLE orders;");
    }

    private List<String> found(String database, String upgrade, String downgrade) {
        history.revision("a2", "a1", upgrade, downgrade);
        return history.verification(database).checks("data-up").run().findings().stream()
                .map(history::said)
                .filter(text -> text.startsWith("a2"))
                .toList();
    }

    private static String archive(String selected) {
        return "CREATE TABLE archive (id integer NOT NULL PRIMARY KEY, amount integer, paid integer, title varchar(40));\n"
                + "INSERT INTO archive (id, amount, paid, title) SELECT " + selected + " FROM orders;";
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void columnsInEachOthersPlaceAreFound(String database) {
        assertThat(found(
                        database,
                        archive("id, paid, o.amount, title").replace("orders;", "orders o;"),
                        "DROP TABLE archive;"))
                .singleElement()
                .asString()
                .startsWith("a2 a2 [upgrade] copies paid into archive.amount and amount into archive.paid (")
                .contains("at: a2.sql:7")
                .contains("what to do: write the columns of the SELECT in the order of those of the INSERT");
    }

    @Test
    void threeColumnsThatTakeTurnsAreOneFault() {
        assertThat(found("sqlite", archive("amount, paid, id, title") + "", "DROP TABLE archive;"))
                .anyMatch(text -> text.contains(
                        "copies amount into archive.id and paid into archive.amount and id into archive.paid"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id, amount, paid, title",
                "id, paid, paid, title",
                "id, amount + paid, amount, title",
                "id, coalesce(paid, 0), coalesce(amount, 0), title"
            })
    void otherCopiesAreQuiet(String selected) {
        assertThat(found("sqlite", archive(selected), "DROP TABLE archive;")).isEmpty();
    }

    /** Each value is found again, in the other column. */
    @Test
    void aTableThatTakesAnothersPlaceIsTheSame() {
        String made =
                "CREATE TABLE orders_new (id integer NOT NULL PRIMARY KEY, amount integer, paid integer, title varchar(40), state varchar(10)); "
                        + "INSERT INTO orders_new (id, amount, paid, title, state) SELECT id, paid, amount, title, state FROM orders; "
                        + "DROP TABLE orders; ALTER TABLE orders_new RENAME TO orders;";
        assertThat(found("sqlite", made, "SELECT 1;"))
                .singleElement()
                .asString()
                .startsWith("a2 a2 [upgrade] copies paid into orders.amount and amount into orders.paid (");
        assertThat(history.verification("sqlite")
                        .checks("data-up")
                        .changes("a2", "orders.amount", "they were the wrong way round")
                        .changes("a2", "orders.paid", "they were the wrong way round")
                        .run()
                        .findings())
                .isEmpty();
    }

    @Test
    void textsInColumnsOfNumbersAreFound() {
        assertThat(found("sqlite", archive("id, title, paid, amount"), "DROP TABLE archive;"))
                .anySatisfy(text -> assertThat(text)
                        .startsWith(
                                "a2 a2 [upgrade] puts texts into archive.amount, which is INTEGER, in 3 of 3 rows (SQLite)")
                        .contains("at: a2.sql:7")
                        .contains("id=1: amount is 'one'")
                        .contains("look for two columns in each other's place, or convert what is copied"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "boolean", "uuid", "varchar(10)", "blob", "timestamp"})
    void textsInOtherColumnsAreQuiet(String type) {
        assertThat(found(
                        "sqlite",
                        "ALTER TABLE orders ADD COLUMN note " + type + ";\nUPDATE orders SET note = title;",
                        "ALTER TABLE orders DROP COLUMN note;"))
                .isEmpty();
    }

    @Test
    void textsThatWereThereAreQuiet() {
        history.revision(
                "a1", "none", ORDERS + " INSERT INTO orders (id, amount) VALUES (4, 'many');", "DROP TABLE orders;");
        assertThat(found("sqlite", "UPDATE orders SET paid = paid;", "SELECT 1;"))
                .isEmpty();
    }

    private static String backfill(String value) {
        return "ALTER TABLE orders ADD COLUMN level integer;\nUPDATE orders SET level = " + value + ";";
    }

    private List<String> backfilled(String database, String value) {
        return found(database, backfill(value), "ALTER TABLE orders DROP COLUMN level;");
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void rowsThatNoBranchIsForAreFound(String database) {
        assertThat(backfilled(
                        database, "CASE WHEN amount IS NULL THEN 0 WHEN amount < 10 THEN 1 END WHERE state <> 'done'"))
                .singleElement()
                .asString()
                .startsWith(
                        "a2 a2 [upgrade] leaves orders.level NULL in 1 of 3 rows, which no branch of its CASE is for (")
                .contains("at: a2.sql:7", "to blame: upgrade (a2.sql:7): UPDATE orders SET level = CASE", "rows: id=2")
                .contains("what to do: write a branch for them, or an ELSE: ELSE NULL if that is what is meant");
        assertThat(backfilled(database, "CASE state WHEN 'new' THEN 1 WHEN 'done' THEN 2 END"))
                .singleElement()
                .asString()
                .contains("leaves orders.level NULL in 2 of 3 rows");
        assertThat(
                        backfilled(
                                database,
                                "CASE WHEN state IN ('new', 'open') AND NOT amount > 9 THEN 1 WHEN state = 'open' OR paid = 1 THEN 2 END"))
                .singleElement()
                .asString()
                .contains("leaves orders.level NULL in 1 of 3 rows", "rows: id=3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CASE WHEN amount < 10 THEN 1 END",
                "CASE WHEN amount IS NULL THEN 0 WHEN amount < 10 THEN 1 ELSE 2 END",
                "CASE WHEN amount < 10 THEN 1 WHEN amount < 15 THEN NULL END",
                "CASE WHEN amount IS NULL THEN 0 WHEN amount < 10 THEN 1 WHEN amount >= 10 THEN 2 END",
                "CASE WHEN amount IS NULL THEN 0 WHEN amount < 10 THEN 1 END WHERE amount < 10",
                "CASE WHEN amount IS NULL THEN 0 WHEN abs(amount) < 10 THEN 1 END",
                "CASE WHEN amount IS NULL THEN 0 WHEN amount < 10 THEN 1 END; UPDATE orders SET level = 2 WHERE level IS NULL",
                "coalesce(CASE WHEN amount IS NULL THEN 0 WHEN amount < 10 THEN 1 END, 2)"
            })
    void otherBackfillsAreQuiet(String value) {
        assertThat(backfilled("sqlite", value)).isEmpty();
    }

    @Test
    void generatedRowsFindTheBranchThatIsMissing() {
        history.revision("a1", "none", ORDERS.replaceFirst(" INSERT.*", ""), "DROP TABLE orders;")
                .revision(
                        "a2",
                        "a1",
                        backfill("CASE WHEN amount IS NULL THEN 0 WHEN amount < 10 THEN 1 END"),
                        "ALTER TABLE orders DROP COLUMN level;");

        assertThat(history.verification("sqlite")
                        .generatedRows(true)
                        .checks("data-up")
                        .run()
                        .findings())
                .extracting(Finding::text)
                .singleElement()
                .asString()
                .contains(
                        "leaves orders.level NULL in 1 of 1 rows", "INSERT INTO orders", "what to do: write a branch");
    }

    /** Rows lie on each bound that a statement names, and beside it. */
    @Test
    void generatedRowsLieBesideBounds() {
        String orders =
                "CREATE TABLE orders (id integer NOT NULL PRIMARY KEY, amount integer, state varchar(10) NOT NULL"
                        + " CHECK (state IN ('new', 'open', 'done')));";
        history.revision("a1", "none", orders, "DROP TABLE orders;")
                .revision(
                        "a2",
                        "a1",
                        backfill("CASE WHEN amount IS NULL THEN 0 WHEN amount < 1370 THEN 1 END WHERE state <> 'done'"),
                        "ALTER TABLE orders DROP COLUMN level;");

        assertThat(history.verification("sqlite")
                        .generatedRows(true)
                        .checks("data-up")
                        .run()
                        .findings())
                .extracting(Finding::text)
                .singleElement()
                .asString()
                .contains("leaves orders.level NULL in 1 of 1 rows", "INSERT INTO orders");
    }
}
