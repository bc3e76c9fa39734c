package dev.retort.assertions.data;

import dev.retort.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Takes and compares snapshots of a million rows; to be run by hand with {@code -Xmx256m}. Writes
 * {@code target/data-times.txt}.
 */
public final class DataTimes {

    private static long start = System.nanoTime();
    private static final StringBuilder REPORT = new StringBuilder();

    private DataTimes() {}

    /** Measures and writes the report. */
    public static void main(String[] arguments) throws SQLException, IOException {
        REPORT.append("heap ").append(Runtime.getRuntime().maxMemory() >> 20).append(" MB\n");
        try (Connection sqlite = TestDatabases.sqlite()) {
            measure("SQLite", sqlite);
        }
        try (Connection postgres = TestDatabases.postgres()) {
            measure("PostgreSQL", postgres);
        }
        Files.writeString(Path.of("target/data-times.txt"), REPORT);
    }

    private static void measure(String name, Connection connection) throws SQLException {
        TestDatabases.run(
                connection,
                """
                create table t (id bigint primary key, name text, amount numeric(12,2), at timestamp, note text);
                insert into t with recursive n (i) as (select 1 union all select i + 1 from n where i < 1000000)
                  select i, 'name of number ' || i, i / 7.0, '2026-11-20 12:00:00', case when i %% 3 = 0 then 'a note of some length' end from n"""
                        .formatted());
        took(name + " fill");
        DataSnapshot before = DataSnapshot.of(connection);
        took(name + " snapshot of " + before.rowCount() + " rows");
        DataSnapshot same = DataSnapshot.since(before, connection);
        took(name + " snapshot of the same, by digest");
        DataDifference none = DataDifference.between(before, same);
        took(name + " difference " + none.count());
        DataSnapshot fresh = DataSnapshot.of(connection);
        took(name + " snapshot afresh");
        DataDifference nothing = DataDifference.between(before, fresh);
        took(name + " difference to it " + nothing.count());
        TestDatabases.run(connection, "update t set note = 'changed' where id % 100000 = 7");
        start = System.nanoTime();
        DataSnapshot after = DataSnapshot.since(before, connection);
        took(name + " snapshot after a change");
        DataDifference some = DataDifference.between(before, after);
        took(name + " difference " + some.count());
        TestDatabases.run(connection, "update t set note = 'changed'");
        start = System.nanoTime();
        DataSnapshot changed = DataSnapshot.since(before, connection);
        took(name + " snapshot after changing every row");
        DataDifference every = DataDifference.between(before, changed);
        took(name + " difference " + every.count());
    }

    private static void took(String what) {
        long now = System.nanoTime();
        REPORT.append(what).append(": ").append((now - start) / 1_000_000).append(" ms\n");
        start = now;
    }
}
