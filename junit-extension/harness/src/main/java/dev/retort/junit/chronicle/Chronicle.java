package dev.retort.junit.chronicle;

import dev.retort.junit.generation.Coverage;
import dev.retort.junit.generation.GeneratedRows.Untested;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a history went on one database.
 *
 * @param place the database, such as {@code PostgreSQL 18.6 (embedded)}
 * @param chapters the revisions in the order of the walk, as far as it came
 * @param coverage what the generated rows showed
 * @param unfilled tables that never had a row, each with the reason
 */
public record Chronicle(String place, List<Chapter> chapters, Coverage coverage, List<Untested> unfilled) {

    /** Copies the lists. */
    public Chronicle {
        chapters = List.copyOf(chapters);
        unfilled = List.copyOf(unfilled);
    }

    /**
     * What one revision did.
     *
     * @param revision its full id
     * @param title the id and what it does
     * @param file its file, or what else it was read from
     * @param up the upgrade; empty if the walk didn't get there
     * @param down the downgrade that followed; empty if there was none
     * @param changes what its upgrade changed in the schema, in the order of kinds and paths
     * @param tables the tables that look different from before, as they are after it
     * @param gone the tables that were there before it and aren't any more
     */
    public record Chapter(
            String revision,
            String title,
            String file,
            Optional<Way> up,
            Optional<Way> down,
            List<Trait> changes,
            List<Shape> tables,
            List<String> gone) {

        /** Copies the lists. */
        public Chapter {
            changes = List.copyOf(changes);
            tables = List.copyOf(tables);
            gone = List.copyOf(gone);
        }

        /** How long it took there and back, in milliseconds. */
        public long millis() {
            return up.map(Way::millis).orElse(0L) + down.map(Way::millis).orElse(0L);
        }
    }

    /**
     * One direction of a revision, as it was run for the first time.
     *
     * @param statements what ran, in order; the last one failed if the way did
     * @param succeeded whether it went through
     * @param millis how long it took, in milliseconds
     */
    public record Way(List<String> statements, boolean succeeded, long millis) {

        /** Copies the list. */
        public Way {
            statements = List.copyOf(statements);
        }
    }

    /**
     * Something that a revision changed in the schema.
     *
     * @param kind whether it came, went, or is different
     * @param what the object, such as {@code column users.phone}
     * @param how what is different, such as {@code type text instead of varchar(20)}; empty if it came or went
     */
    public record Trait(Kind kind, String what, String how) {

        /** Whether it came, went, or is different. */
        public enum Kind {
            /** It wasn't there before. */
            ADDED,
            /** It isn't there any more. */
            REMOVED,
            /** It was there and is different now. */
            CHANGED;

            /** As people read it: {@code added}. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** Such as {@code added column users.phone}. */
        @Override
        public String toString() {
            return kind.word() + " " + what + (how.isEmpty() ? "" : ": " + how);
        }
    }

    /**
     * A table as a diagram shows it.
     *
     * @param table its name, with its schema unless that is {@code public}
     * @param columns its columns, in order
     * @param arrows its foreign keys
     */
    public record Shape(String table, List<ShapeColumn> columns, List<Arrow> arrows) {

        /** Copies the lists. */
        public Shape {
            columns = List.copyOf(columns);
            arrows = List.copyOf(arrows);
        }
    }

    /**
     * A column as a diagram shows it.
     *
     * @param name its name
     * @param type its type as the database writes it
     * @param isKey whether it is part of the primary key
     * @param isNullable whether NULL fits into it
     */
    public record ShapeColumn(String name, String type, boolean isKey, boolean isNullable) {}

    /**
     * A foreign key as a diagram shows it.
     *
     * @param columns its columns
     * @param target the referenced table, named as {@link Shape#table}
     */
    public record Arrow(List<String> columns, String target) {

        /** Copies the list. */
        public Arrow {
            columns = List.copyOf(columns);
        }
    }
}
