package dev.retort.junit.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A history of a shop with ten revisions for each of its tables, 200 in all, of which 30 have a fault: what a maintainer sees who
 * lets his own be tested for the first time.
 */
final class LongHistory {

    static final int REVISIONS = 200;

    private static final List<String> TABLES = List.of(
            ("customers addresses suppliers products prices warehouses stocks orders order_lines payments invoices refunds"
                            + " shipments parcels carriers reviews coupons campaigns employees shifts")
                    .split(" "));

    private final Path folder;

    private LongHistory(Path folder) {
        this.folder = folder;
    }

    /** Writes the first revisions of the history into a folder, and gives the number of faults in them. */
    static int writeTo(Path folder, int revisions) {
        LongHistory history = new LongHistory(folder);
        int faults = 0;
        for (int i = 0; i < revisions; i++) {
            faults += history.write(i) ? 1 : 0;
        }
        return faults;
    }

    private boolean write(int number) {
        int block = number / 10;
        String table = TABLES.get(block);
        String before = TABLES.get(Math.max(0, block - 1));
        return switch (number % 10) {
            case 0 ->
                sound(
                        number,
                        "create " + table,
                        "CREATE TABLE " + table + " (id integer NOT NULL PRIMARY KEY, name varchar(80) NOT NULL"
                                + (block == 0 ? ")" : ", " + before + "_id integer REFERENCES " + before + " (id))"),
                        "DROP TABLE " + table);
            case 1 ->
                faulty(
                        block % 4 == 2,
                        number,
                        table + " have an email",
                        "ALTER TABLE " + table + " ADD COLUMN email varchar(120)",
                        "ALTER TABLE " + table + " DROP COLUMN email",
                        ";\nUPDATE " + table + " SET name = substr(name, 1, 1)",
                        "");
            case 2 ->
                faulty(
                        block % 2 == 1,
                        number,
                        "find " + table + " by name",
                        "CREATE INDEX ix_" + table + "_name ON " + table + " (name)",
                        block % 2 == 1 ? "SELECT 1" : "DROP INDEX ix_" + table + "_name",
                        "",
                        "");
            case 3 ->
                faulty(
                        block % 4 == 1,
                        number,
                        table + " have points",
                        "ALTER TABLE " + table + " ADD COLUMN points integer DEFAULT 0 NOT NULL",
                        block % 4 == 1 ? "SELECT 1" : "ALTER TABLE " + table + " DROP COLUMN points",
                        "",
                        "");
            case 4 ->
                sound(
                        number,
                        "find " + table + " by email",
                        "CREATE INDEX ix_" + table + "_email ON " + table + " (email)",
                        "DROP INDEX ix_" + table + "_email");
            case 5 ->
                faulty(
                        block % 5 == 3,
                        number,
                        "call the email of " + table + " mail",
                        "ALTER TABLE " + table + " RENAME COLUMN email TO mail",
                        "ALTER TABLE " + table + " RENAME COLUMN mail TO " + (block % 5 == 3 ? "e_mail" : "email"),
                        "",
                        "");
            case 6 ->
                faulty(
                        block % 5 == 0,
                        number,
                        "view of " + table + " with points",
                        "CREATE VIEW " + table + "_with_points AS SELECT id, name FROM " + table + " WHERE points > 0",
                        "DROP VIEW " + table + "_" + (block % 5 == 0 ? "of_points" : "with_points"),
                        "",
                        "");
            case 7 ->
                faulty(
                        block % 10 == 4,
                        number,
                        "notes about " + table,
                        "CREATE TABLE " + table
                                + "_notes (id integer NOT NULL PRIMARY KEY, about integer NOT NULL REFERENCES " + table
                                + " (id) ON DELETE CASCADE, words text)",
                        "DROP TABLE " + table + "_notes",
                        "",
                        ";\nUPDATE " + table + " SET points = 0");
            case 8 ->
                sound(
                        number,
                        table + " know when they were made",
                        "ALTER TABLE " + table + " ADD COLUMN made timestamp",
                        "ALTER TABLE " + table + " DROP COLUMN made");
            default ->
                sound(
                        number,
                        "find notes about " + table,
                        "CREATE INDEX ix_" + table + "_notes ON " + table + "_notes (about)",
                        "DROP INDEX ix_" + table + "_notes");
        };
    }

    private boolean sound(int number, String message, String upgrade, String downgrade) {
        return faulty(false, number, message, upgrade, downgrade, "", "");
    }

    private boolean faulty(
            boolean isFaulty,
            int number,
            String message,
            String upgrade,
            String downgrade,
            String moreUp,
            String moreDown) {
        String text = "-- revision: " + id(number) + "\n-- down_revision: "
                + (number == 0 ? "none" : id(number - 1)) + "\n-- message: " + message + "\n\n-- upgrade\n" + upgrade
                + (isFaulty ? moreUp : "") + ";\n\n-- downgrade\n" + downgrade + (isFaulty ? moreDown : "") + ";\n";
        try {
            Files.writeString(folder.resolve(id(number) + ".sql"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return isFaulty;
    }

    private static String id(int number) {
        return "r%03d".formatted(number + 1);
    }
}
