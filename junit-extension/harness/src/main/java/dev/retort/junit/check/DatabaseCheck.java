package dev.retort.junit.check;

import dev.retort.junit.finding.Outcome;

/** A check of a whole history on one database. */
public non-sealed interface DatabaseCheck extends Check {

    /** Judges what was seen on one database. */
    Outcome judge(Scene scene);
}
