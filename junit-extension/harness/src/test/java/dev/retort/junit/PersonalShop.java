package dev.retort.junit;

import static dev.retort.schema.Schema.row;

import dev.retort.junit.rows.RowInserter;

/** Run by {@code HiddenEverywhereTest}; rows given by hand and generated ones have a name that is found nowhere else. */
@MigrationTest(scripts = "classpath:histories/personal")
@ValuesLike(column = "visits.who", pattern = "Quirk[a-z]{5}")
@ValuesLike(column = "public.visits.who", pattern = "Quirk[a-z]{5}")
final class PersonalShop implements MigrationChecks {

    @RowsAt("p001")
    void people(RowInserter rows) {
        rows.insert("people", row("id", 4711, "name", "Zebulon Quirk", "note", "lives in Zebulon Street 4711"));
    }
}
